import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { kartoteka, listReviews, verify } from '../../http/parts/command-line.ts';
import { openPage } from '../../support/browser.ts';
import { type Server, startServer } from '../../support/server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { plainDeck } from './decks.ts';
import {
  listenForAcknowledged,
  openReview,
  readScreen,
  showAnswer,
  untilSent,
  waitingAnswers,
} from './review.ts';
import { visit } from './visit.ts';

/** What goes wrong in the middle of a session. */
export const TROUBLES = ['cut', 'crash', 'kill', 'reload', 'undo'] as const;
export type Trouble = (typeof TROUBLES)[number];

const RATINGS = [1, 2, 3, 4] as const;
/** Answers between two troubles, and while the network or the server is away. */
const CALM = 3;

interface Press {
  readonly card: string;
  readonly rating: (typeof RATINGS)[number];
}

/** Somebody who answers on whatever happens, and writes down what they pressed. */
class Learner {
  readonly pressed: Press[] = [];
  readonly #browser: Browser;
  readonly #decks = [plainDeck(400)];
  readonly #dataFolder = tempFolder();
  readonly #random: () => number;
  #server!: Server;
  #page!: Page;
  /** What the tab that is open now has pressed, and what the server said to it. */
  #inTab = 0;
  #heard!: ReturnType<typeof listenForAcknowledged>;

  constructor(browser: Browser, random: () => number) {
    this.#browser = browser;
    this.#random = random;
  }

  async begin(): Promise<void> {
    await this.#serve();
    const { page } = await openPage(this.#browser, { url: this.#server.url });
    await visit(page, '/');
    // Since the first visit the deck is on the desk: all of it may come today.
    await kartoteka(this.#server, 'options', '--deck', 'plain', '--set', 'newPerDay=500', '--json');
    await this.#take(page);
  }

  async answerSome(count = CALM): Promise<void> {
    for (let turn = 0; turn < count; turn++) {
      await showAnswer(this.#page);
      // Before its answer is shown a card may yet give way to another: what an earlier tab answered is known a moment later.
      const { card } = await readScreen(this.#page);
      // Again and Hard more often, so that the day is long.
      const rating = RATINGS[Math.floor(this.#random() ** 2 * 4)] ?? 1;
      await this.#page.keyboard.press(`Digit${rating}`);
      this.pressed.push({ card: card ?? '', rating });
      this.#inTab++;
    }
  }

  async meet(trouble: Trouble): Promise<void> {
    if (trouble === 'cut') await this.#cut();
    else if (trouble === 'crash') await this.#crash();
    else if (trouble === 'kill') await this.#kill();
    else if (trouble === 'reload') await this.#reload();
    else await this.#undo();
  }

  /** The log is what was pressed, in this order, and every state the fold of its events. */
  async end(): Promise<void> {
    await untilSent(this.#page);
    const place = { dataFolder: this.#dataFolder };
    const logged = (await listReviews(place)).map(({ card, rating }) => ({ card, rating }));
    expect(logged).toEqual(this.pressed);
    expect(await verify(place)).toMatchObject({ differences: 0 });
    await this.#page.context().close();
    await this.#server.stop();
  }

  async #serve(port = '0'): Promise<void> {
    const dataFolder = this.#dataFolder;
    this.#server = await startServer({ dataFolder, decks: this.#decks, env: { PORT: port } });
  }

  async #take(page: Page): Promise<void> {
    this.#page = page;
    this.#inTab = 0;
    this.#heard = listenForAcknowledged(page);
    await openReview(page);
    // What an earlier tab left goes first.
    await expect.poll(() => waitingAnswers(page)).toEqual([]);
  }

  async #cut(): Promise<void> {
    await this.#page.context().setOffline(true);
    await this.answerSome();
    await this.#page.context().setOffline(false);
  }

  async #kill(): Promise<void> {
    const killing = this.#server.kill();
    await this.answerSome();
    await killing;
    await this.#serve(new URL(this.#server.url).port);
  }

  /** The process of the tab dies. What it pressed is either with the server by then, or in the browser's database. */
  async #crash(): Promise<void> {
    const { ids } = this.#heard;
    const inTab = this.#inTab;
    await expect
      .poll(async () => {
        const waiting = await waitingAnswers(this.#page);
        return new Set([...ids, ...waiting.map(({ id }) => id)]).size;
      })
      .toBeGreaterThanOrEqual(inTab);
    const context = this.#page.context();
    const crashed = this.#page.waitForEvent('crash');
    const debug = await context.newCDPSession(this.#page);
    debug.send('Page.crash').catch(() => {});
    await crashed;
    const dead = this.#page;
    await this.#take(await context.newPage());
    await dead.close();
  }

  async #reload(): Promise<void> {
    this.#page.removeAllListeners('response');
    await this.#take(this.#page);
  }

  async #undo(): Promise<void> {
    const last = this.pressed.pop();
    await this.#page.keyboard.press('u');
    await this.#page.locator('.review-toast', { hasText: 'Undone' }).waitFor();
    await expect.poll(async () => (await readScreen(this.#page)).card).toBe(last?.card);
  }
}

/** A day of reviews in which these troubles come one after another. */
export async function haveRoughDay(
  browser: Browser,
  { troubles, random }: { troubles: readonly Trouble[]; random: () => number },
): Promise<void> {
  const learner = new Learner(browser, random);
  await learner.begin();
  for (const trouble of troubles) {
    await learner.answerSome();
    await learner.meet(trouble);
  }
  await learner.answerSome();
  await learner.end();
}
