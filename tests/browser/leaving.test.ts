import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { plainDeck, WEARY_SEARCH, wearyDeck } from './parts/decks.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const TOO_SLOW = 'The search took too long. Add a word, a deck or a tag to it.';
let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  const decks = [plainDeck(3), wearyDeck()];
  server = await startServer({ decks, env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const form = (page: Page, button: string) =>
  page.locator('form', { has: page.getByRole('button', { name: button, exact: true }) });

async function fileOf(page: Page, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download');
  await press();
  const file = await coming;
  await file.cancel();
  return file.suggestedFilename();
}

browserTest('a file is called by the deck and the search that it holds, and the day', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  await visit(page, '/export');
  const anki = form(page, 'Download .apkg');
  await anki.getByLabel('Which cards').selectOption({ label: 'Über Mühe/вверх' });
  await anki.locator('summary').click();
  await anki.locator('[name=search]').fill('is:new "Long 1?"');
  const send = () => anki.getByRole('button').click();
  expect(await fileOf(page, send)).toBe('kartoteka-Über-Mühe-вверх-is-new-Long-1-2027-01-15.apkg');
  const whole = () => page.getByRole('link', { name: 'Download everything' }).click();
  expect(await fileOf(page, whole)).toBe('kartoteka-2027-01-15.kartoteka.zip');
  expect(complaints).toEqual([]);
  await close();
});

browserTest(
  'a file that cannot be made leads back to its form, with all that was asked for and the reason',
  async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await visit(page, '/export');
    const notes = form(page, 'Download texts');
    await notes.locator('summary').click();
    await notes.getByLabel('As', { exact: true }).selectOption('csv');
    await notes.getByRole('checkbox').uncheck();
    const ask = async (search: string) => {
      await notes.locator('[name=search]').fill(search);
      await notes.getByRole('button').click();
    };
    await ask('(');
    await notes.getByText('The search is wrong at character').waitFor();
    await ask(WEARY_SEARCH);
    await notes.getByText(TOO_SLOW).waitFor();
    expect(await notes.locator('[name=search]').inputValue()).toBe(WEARY_SEARCH);
    expect(await notes.getByLabel('As', { exact: true }).inputValue()).toBe('csv');
    expect(await notes.getByRole('checkbox').isChecked()).toBe(false);
    const anki = form(page, 'Download .apkg');
    expect(await anki.locator('[name=search]').inputValue()).toBe('');
    await ask('tag:nowhere');
    await notes.getByText('There is no such card').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
);

browserTest('statistics and a study by a search that takes too long say so', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  const search = encodeURIComponent(WEARY_SEARCH);
  await visit(page, `/stats?search=${search}`);
  await page.getByText(TOO_SLOW).waitFor();
  expect(await page.locator('[name=search]').inputValue()).toBe(WEARY_SEARCH);
  expect(await page.locator('.stats').count()).toBe(0);
  await page.goto(`/api/export/stats.csv?search=${search}`);
  expect(new URL(page.url()).pathname).toBe('/stats');
  await visit(page, `/review?study=search&search=${search}`);
  expect(new URL(page.url()).pathname).toBe('/study');
  await page.locator('.notice', { hasText: TOO_SLOW }).waitFor();
  expect(await page.locator('#search-text').inputValue()).toBe(WEARY_SEARCH);
  expect(complaints).toEqual([]);
  await close();
});
