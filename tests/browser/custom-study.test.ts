import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { plainDeck } from './parts/decks.ts';
import {
  answerCard,
  answerToTheEnd,
  openReview,
  readScreen,
  untilAlive,
  untilSent,
} from './parts/review.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const IN_PRACTICE = ['returns', 'done', 'done', 'done'];
let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [plainDeck(24)], env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Chooses a kind of custom study, by keyboard. */
async function study(page: Page, kind: string, fill?: (page: Page) => Promise<void>) {
  await visit(page, '/');
  await page.getByRole('link', { name: 'Custom study', exact: true }).press('Enter');
  const part = page.getByRole('region', { name: kind, exact: true });
  await part.waitFor();
  await fill?.(page);
  await part.getByRole('button', { name: 'Begin' }).press('Enter');
  await page.waitForURL(/since=\d+/);
  await untilAlive(page);
}

async function newOnToday(page: Page): Promise<string> {
  await visit(page, '/');
  return (await page.locator('.figure:has-text("new card") dd').textContent()) ?? '';
}

browserTest('new cards are looked at without schedule, and a reload goes on', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  const before = await newOnToday(page);
  await study(page, 'Look at new cards');
  const first = await readScreen(page);
  expect(first.counts).toEqual({ new: 24, learning: 0, review: 0 });
  expect(first.intervals).toEqual(IN_PRACTICE);
  await page.getByText('Just practice').waitFor();
  await answerCard(page, 1);
  await answerCard(page, 3);
  expect((await readScreen(page)).counts.new).toBe(23);
  await untilSent(page);
  await page.reload();
  await untilAlive(page);
  const after = await readScreen(page);
  expect(after.counts.new).toBe(23);
  expect(after.card).not.toBe(first.card);
  await page.keyboard.press('u');
  await expect.poll(async () => (await readScreen(page)).counts.new).toBe(24);
  expect(await answerToTheEnd(page, 4)).toBe(24);
  await page.getByRole('heading', { name: 'Practice done' }).waitFor();
  await untilSent(page);
  expect(await newOnToday(page)).toBe(before);
  expect(complaints).toEqual([]);
  await close();
});

browserTest('more cards come today than the limits allow, until that is taken back', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  const before = await newOnToday(page);
  await page.getByRole('link', { name: 'Custom study of “Plain”' }).press('Enter');
  await page.getByLabel('New cards', { exact: true }).fill('3');
  await page.keyboard.press('Enter');
  await page.getByText('Today there are 3\u00a0new cards').waitFor();
  expect(await newOnToday(page)).toBe(String(Number(before) + 3));
  await page.goBack();
  await page.getByRole('button', { name: 'Take it back' }).press('Enter');
  await page.waitForURL(/\/study\?deck=[^&]*$/);
  expect(await newOnToday(page)).toBe(before);
  expect(complaints).toEqual([]);
  await close();
});

browserTest(
  'forgotten cards, reviews ahead and what a search finds come when asked for',
  async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await openReview(page);
    const forgotten = (await readScreen(page)).card;
    await answerCard(page, 1);
    await answerCard(page, 4);
    await untilSent(page);
    await study(page, 'Forgotten');
    expect((await readScreen(page)).card).toBe(forgotten);
    expect((await readScreen(page)).intervals).not.toEqual(IN_PRACTICE);
    await page.getByText('answers count').waitFor();
    await study(page, 'Ahead', (at) => at.locator('#ahead-days').fill('60'));
    expect((await readScreen(page)).counts).toEqual({ new: 0, learning: 0, review: 1 });
    await study(page, 'By tag or search', async (at) => {
      await at.locator('#search-text').fill('"question 2"');
      const part = at.getByRole('region', { name: 'By tag or search' });
      await part.getByLabel('just practice: the schedule stays').check();
    });
    expect((await readScreen(page)).intervals).toEqual(IN_PRACTICE);
    await visit(page, '/review?study=search&search=%22open&course=practice');
    await page.getByRole('alert').filter({ hasText: 'wrong at character' }).waitFor();
    expect(await page.locator('#search-text').getAttribute('aria-invalid')).toBe('true');
    expect(complaints).toEqual([]);
    await close();
  },
);

browserTest('practice goes by touch on a small screen', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url, ...PHONE });
  await visit(page, '/study');
  await page.getByRole('region', { name: 'Look at new cards' }).getByRole('button').tap();
  await page.waitForURL(/since=\d+/);
  await untilAlive(page);
  const { counts, card } = await readScreen(page);
  await page.locator('.review-show').tap();
  await page.locator('.review-rating-3').tap();
  await expect.poll(async () => (await readScreen(page)).card).not.toBe(card);
  expect((await readScreen(page)).counts.new).toBe(counts.new - 1);
  expect(complaints).toEqual([]);
  await close();
});

browserTest('before a break one sees what will wait', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  await visit(page, '/break');
  await page.getByLabel('First day away').fill('2027-01-16');
  await page.getByLabel('Last day away').fill('2027-02-20');
  await page.getByRole('button', { name: 'Show' }).press('Enter');
  await page.getByText('On Sunday 21 February').waitFor();
  await visit(page, '/break?from=2027-01-20&to=2027-01-10');
  await page.getByText('must come before').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
