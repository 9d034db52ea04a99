import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, openReview, untilSent } from './parts/review.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [plainDeck(12)], env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

browserTest(
  'answers are in the statistics, taken back they are not; the year is walked by arrow keys',
  async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await openReview(page);
    for (const rating of [3, 1, 4] as const) {
      await answerCard(page, rating);
    }
    await untilSent(page);
    const answers = page.locator('#today ~ dl dd').first();
    await visit(page, '/stats');
    expect(await answers.textContent()).toBe('3');
    const year = page.getByRole('slider');
    await expect
      .poll(() => year.getAttribute('aria-valuetext'))
      .toMatch(/^Friday 15 January: 3\sanswers/);
    await expect
      .poll(async () => {
        await year.press('ArrowUp');
        return year.getAttribute('aria-valuetext');
      })
      .toBe('Thursday 14 January: nothing');
    await year.press('End');
    await expect.poll(() => year.getAttribute('aria-valuetext')).toMatch(/^Friday 15/);
    await page.locator('#work ~ figure summary').press('Enter');
    const row = page.locator('#work ~ figure tbody tr').last();
    expect(await row.locator('td').allTextContents()).toEqual(['3', '0', '0', '0', '3']);
    const csv = await page.request.get(`${server.url}/api/export/stats.csv`);
    expect(await csv.text()).toContain('answers,new,2027-01-15,2027-01-15,3\r\n');
    await openReview(page);
    const taken = page.waitForResponse('**/api/review/undo');
    await page.keyboard.press('u');
    await taken;
    await visit(page, '/stats?search=is:learn');
    await visit(page, '/stats');
    expect(await answers.textContent()).toBe('2');
    await visit(page, '/stats?search=(');
    await page.getByText('The search is wrong at character').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
);
