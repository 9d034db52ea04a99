import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { queueOf } from '../http/parts/client.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, answerToTheEnd, openReview, readScreen } from './parts/review.ts';
import { visit } from './parts/visit.ts';

let browser: Browser;
let server: Server;
let first: WatchedPage;
let second: Page;

const serverCounts = async () => (await queueOf(server.url)).counts;
const countsIn = async (page: Page) => (await readScreen(page)).counts;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({
    decks: [plainDeck(12)],
    env: { KARTOTEKA_NOW: '2027-01-15T09:00:00Z' },
  });
  first = await openPage(browser, { url: server.url });
  second = await first.page.context().newPage();
});

afterAll(async () => {
  await browser?.close();
});

describe('several tabs', () => {
  browserTest('cards answered in one are not asked in another, and leave its counts', async () => {
    await openReview(first.page);
    await openReview(second);
    const asked = (await readScreen(first.page)).card;
    for (const rating of [4, 1, 4] as const) await answerCard(second, rating);
    await expect.poll(serverCounts).toEqual({ new: 9, learning: 1, review: 0 });
    await expect.poll(() => countsIn(first.page)).toEqual({ new: 9, learning: 1, review: 0 });
    expect((await readScreen(first.page)).card).not.toBe(asked);
    await second.keyboard.press('u');
    await expect.poll(() => countsIn(first.page)).toEqual({ new: 10, learning: 1, review: 0 });
  });

  browserTest('Today follows what is answered beside it', async () => {
    await visit(second, '/');
    await answerCard(first.page, 4);
    const figures = () => second.locator('.figure dd').allInnerTexts();
    await expect.poll(figures).toEqual(['0', '1', '9']);
  });

  browserTest('the end tells of the whole day, whichever tab it was answered in', async () => {
    await openReview(first.page);
    await answerToTheEnd(first.page, 4);
    const end = async (page: Page) => (await readScreen(page)).end?.split('\n');
    // Twelve cards, one of them twice; the answer taken back does not count.
    await expect
      .poll(() => end(first.page))
      .toEqual(expect.arrayContaining(['Today so far', '13']));
    await openReview(second);
    await expect.poll(() => end(second)).toEqual(expect.arrayContaining(['Today so far', '13']));
    await second.keyboard.press('u');
    await expect.poll(async () => (await readScreen(second)).card).not.toBeNull();
    expect(first.complaints).toEqual([]);
  });
});
