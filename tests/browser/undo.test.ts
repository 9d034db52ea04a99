import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { listReviews, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { plainDeck } from './parts/decks.ts';
import {
  answerCard,
  answerToTheEnd,
  openReview,
  readScreen,
  type Screen,
  untilSent,
} from './parts/review.ts';

const NOW = '2027-01-15T09:00:00Z';
const LATER = '2027-01-15T09:05:00Z';
const dataFolder = tempFolder();

let browser: Browser;
let server: Server;
let tab: WatchedPage;

/** What must come back: the card, its buttons and the counts. */
const seen = ({ prompt, counts, intervals }: Screen) => ({ prompt, counts, intervals });
const shown = async (page: Page) => seen(await readScreen(page));
const reviews = () => listReviews({ dataFolder });

/** Answers with these ratings; gives what was on the screen before each. */
async function answerAll(page: Page, ratings: readonly (1 | 2 | 3 | 4)[]) {
  const before = [];
  for (const rating of ratings) {
    before.push(await shown(page));
    await answerCard(page, rating);
  }
  return before;
}

/** Takes answers back one after another and checks that each brings its card back as it was. */
async function takeAllBack(page: Page, before: Awaited<ReturnType<typeof answerAll>>, key = 'u') {
  for (const screen of before.toReversed()) {
    await page.keyboard.press(key);
    await expect.poll(() => shown(page)).toEqual(screen);
    expect((await readScreen(page)).answer, 'the answer is hidden again').toBeNull();
  }
}

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({
    dataFolder,
    decks: [plainDeck(30)],
    env: { KARTOTEKA_NOW: NOW },
  });
  tab = await openPage(browser, { url: server.url });
});

afterAll(async () => {
  await browser?.close();
});

describe('taking answers back', () => {
  browserTest(
    'U takes answers back one by one: each card and the counts are as before',
    async () => {
      const { page } = tab;
      await openReview(page);
      const before = await answerAll(page, [3, 1, 4, 2]);
      await untilSent(page);
      expect(await reviews()).toHaveLength(4);
      await takeAllBack(page, before);
      expect(await reviews()).toEqual([]);
      await expect.poll(() => page.locator('.review-undo').isDisabled()).toBe(true);
    },
  );

  browserTest('U works at once after an answer, whether it was sent or not', async () => {
    const { page } = tab;
    const [first] = await answerAll(page, [3]);
    await page.keyboard.press('u');
    await expect.poll(() => shown(page)).toEqual(first);
    await answerAll(page, [4]);
    await untilSent(page);
    expect(await reviews()).toMatchObject([{ rating: 4 }]);
    await takeAllBack(page, [first!]);
    await expect.poll(reviews).toEqual([]);
  });

  browserTest('U works after a reload and after a restart of the server', async () => {
    const { page } = tab;
    const before = await answerAll(page, [3, 4, 1]);
    await untilSent(page);
    expect(await reviews()).toHaveLength(3);
    await openReview(page);
    await takeAllBack(page, before.slice(2));
    expect(await reviews()).toHaveLength(2);

    await server.stop();
    server = await startServer({
      dataFolder,
      env: { KARTOTEKA_NOW: LATER, PORT: new URL(server.url).port },
    });
    await openReview(page);
    await takeAllBack(page, before.slice(0, 2), 'Control+z');
    expect(await reviews()).toEqual([]);
    expect(await verify({ dataFolder })).toMatchObject({ differences: 0 });
  });

  browserTest('U brings the last card back from the end screen', async () => {
    const { page } = tab;
    expect(await answerToTheEnd(page, 4)).toBe(20);
    await untilSent(page);
    expect(await reviews()).toHaveLength(20);
    await page.keyboard.press('u');
    await expect.poll(async () => (await readScreen(page)).end).toBeNull();
    expect((await readScreen(page)).counts).toEqual({ new: 1, learning: 0, review: 0 });
  });

  browserTest('the button does the same, and nothing went wrong in the page', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await readScreen(page)).counts.new).toBe(2);
    expect(tab.complaints).toEqual([]);
    await tab.close();
    await server.stop();
  });
});
