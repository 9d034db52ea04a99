import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { plainDeck } from './parts/decks.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [plainDeck(3)], env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function said(page: Page, what: RegExp): Promise<void> {
  await expect.poll(() => page.locator('.notice').first().textContent()).toMatch(what);
}

const titles = (page: Page) =>
  page.locator('[aria-labelledby="desk"] .deck-title').allTextContents();

/** Other rows name the deck, too: as one to lie in. */
const rowOf = (page: Page, title: string) =>
  page
    .locator('.deck-row')
    .filter({ has: page.getByText(title, { exact: true }).and(page.locator('.deck-title')) });

async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take it back' }).press('Enter');
  await said(page, /Taken back/);
}

browserTest(
  'by keyboard, a deck is made, renamed, laid into another, moved and archived, and each is taken back',
  async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await visit(page, '/decks');
    const [first = ''] = await titles(page);
    await page.locator('summary', { hasText: 'A new deck' }).press('Enter');
    await page.locator('.deck-new [name=title]').fill('My own');
    await page.locator('.deck-new [name=title]').press('Enter');
    await said(page, /“My own” lies on the desk/);
    await expect.poll(() => titles(page)).toEqual([first, 'My own']);
    const row = rowOf(page, 'My own');
    const add = row.getByRole('button', { name: 'Add a card to “My own”' });
    await add.press('Enter');
    await expect
      .poll(() =>
        page.locator('dialog[open] select').first().locator('option:checked').textContent(),
      )
      .toBe('My own');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    const open = async () => {
      const isOpen = await row.locator('details').evaluate((fold: HTMLDetailsElement) => fold.open);
      if (!isOpen) await row.locator('summary').press('Enter');
    };
    await open();
    await row.getByRole('button', { name: 'Up: “My own”' }).press('Enter');
    await said(page, /moved/);
    await expect.poll(() => titles(page)).toEqual(['My own', first]);
    await takeBack(page);
    await expect.poll(() => titles(page)).toEqual([first, 'My own']);
    await open();
    await row.locator('[name=parent]').selectOption({ label: first });
    await row.getByRole('button', { name: 'Move' }).press('Enter');
    await said(page, /moved/);
    await expect.poll(() => row.getAttribute('class')).toContain('deck-within-1');
    const within = page.getByRole('listitem').filter({ has: row }).getByRole('list');
    expect(await within.locator('.deck-title').allTextContents()).toEqual(['My own']);
    await takeBack(page);
    await open();
    await row.locator('[name=title]').fill('Otherwise');
    await row.locator('[name=title]').press('Enter');
    await said(page, /now called “Otherwise”/);
    const renamed = rowOf(page, 'Otherwise');
    await renamed.locator('summary').press('Enter');
    await renamed.getByRole('button', { name: /as its source does/ }).press('Enter');
    await said(page, /now called “My own”/);
    await open();
    await row.getByRole('button', { name: 'Into the archive' }).press('Enter');
    await said(page, /in the archive/);
    await expect.poll(() => titles(page)).toEqual([first]);
    await page.locator('summary', { hasText: 'Archive' }).press('Enter');
    await page.getByRole('button', { name: 'Back from the archive: “My own”' }).press('Enter');
    await said(page, /back from the archive/);
    await expect.poll(() => titles(page)).toEqual([first, 'My own']);
    expect(complaints).toEqual([]);
    await close();
  },
);

browserTest(
  'on a phone, a deck goes to the shelf by touch, and back by taking that back',
  async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url, ...PHONE });
    await visit(page, '/decks');
    const [first = ''] = await titles(page);
    await page.getByRole('button', { name: `Back to the shelf: “${first}”` }).tap();
    await said(page, /on the shelf/);
    await page.getByRole('button', { name: 'Take it back' }).tap();
    await said(page, /Taken back/);
    await expect.poll(() => titles(page)).toContain(first);
    expect(complaints).toEqual([]);
    await close();
  },
);
