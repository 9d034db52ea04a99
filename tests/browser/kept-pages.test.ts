import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { kartoteka, listReviews, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';
import { answerCard, openReview, readScreen, untilSent, waitingAnswers } from './parts/review.ts';
import { untilKept, visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const CARDS = 130;
const RED = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#c00"/></svg>`;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

/** Every card shows a picture, each its own. */
function picturedDeck(): string {
  const cards = Array.from(
    { length: CARDS },
    (_, n) => `Q: ![Shape ${n}](p${n}.svg) What is ${n}?\nA: It is ${n}.\n`,
  );
  const pictures = Array.from(
    { length: CARDS },
    (_, n) => [`p${n}.svg`, RED.replace('40', `${40 + n}`)] as const,
  );
  return tempFolderWith({
    'shapes.md': `---\ndeck: shapes\nlang: en\n---\n\n${cards.join('\n')}`,
    ...Object.fromEntries(pictures),
  });
}

const start = (dataFolder: string, decks: readonly string[], port = '0') =>
  startServer({ dataFolder, decks, env: { KARTOTEKA_NOW: NOW, PORT: port } });

/** A place where all cards may come today, and a browser that has seen it. */
async function openPlace(
  decks: readonly string[],
): Promise<{ server: Server; context: BrowserContext; page: Page }> {
  const server = await start(tempFolder(), decks);
  const { page } = await openPage(browser, { url: server.url });
  await visit(page, '/');
  // Since the first visit the deck is on the desk.
  await kartoteka(server, 'options', '--deck', 'shapes', '--set', 'newPerDay=500', '--json');
  await untilKept(page);
  return { server, context: page.context(), page };
}

async function answerSome(page: Page, count: number): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let turn = 0; turn < count; turn++) {
    const { card, counts } = await readScreen(page);
    expect(card, `card ${turn}`).not.toBeNull();
    expect(counts.new, `card ${turn}`).toBeGreaterThan(0);
    seen.add(card ?? '');
    await answerCard(page, 4);
  }
  return seen;
}

const isPictureThere = (page: Page) =>
  page.waitForFunction(() => {
    const picture = document.querySelector<HTMLImageElement>('#prompt img');
    return picture?.complete && picture.naturalWidth > 0;
  });

describe('a browser that was here before', () => {
  browserTest(
    'opens Today and Review without a server, and a hundred cards with their pictures',
    async () => {
      const decks = [picturedDeck()];
      const { server, context, page } = await openPlace(decks);
      await openReview(page);
      const before = await answerSome(page, 3);
      await untilSent(page);
      await expect
        .poll(
          () =>
            page.evaluate(async () => (await (await caches.open('kartoteka-media')).keys()).length),
          { timeout: 300_000 },
        )
        .toBeGreaterThan(110);
      await server.kill();

      await visit(page, '/');
      await page.getByText('No connection to Kartoteka.').waitFor();
      await page.getByRole('link', { name: 'Start' }).click();
      await page.getByText('you go on with the cards that were brought').waitFor();
      await page.waitForFunction(() => document.activeElement?.id === 'prompt');
      const first = await answerSome(page, 40);
      await expect.poll(async () => (await waitingAnswers(page)).length).toBe(40);
      // A crash of the tab, and another one in its place.
      await page.close();
      const next = await context.newPage();
      await openReview(next);
      await expect.poll(async () => (await readScreen(next)).counts.new).toBe(CARDS - 43);
      const second = await answerSome(next, 60);
      await isPictureThere(next);
      expect(new Set([...before, ...first, ...second]).size, 'no card came twice').toBe(103);
      await next.getByText('100 answers not sent yet').waitFor();

      const again = await start(server.dataFolder, decks, new URL(server.url).port);
      await next.getByTestId('unsent').waitFor({ state: 'detached' });
      await untilSent(next);
      expect(await listReviews(again)).toHaveLength(103);
      expect(await verify(again)).toMatchObject({ events: 103, differences: 0 });
      await visit(next, '/');
      await expect.poll(() => next.getByText('No connection to Kartoteka.').count()).toBe(0);
      await context.close();
      await again.stop();
    },
  );
});
