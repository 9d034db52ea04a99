import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, openReview, untilSent } from './parts/review.ts';
import { visit } from './parts/visit.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [plainDeck(2)] });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Keeps back what a page sends, until it is let go. */
async function keepBack(page: Page, path: string): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() === 'POST') await gone;
    await route.continue();
  });
  return letGo;
}

browserTest('a mirrored folder is begun and looked into, and each step says so', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  await openReview(page);
  await answerCard(page, 3);
  await untilSent(page);
  await visit(page, '/settings/machines');
  await page.getByLabel('Folder').fill(tempFolder());
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toMatch(/looked into every minute/);
  await page.getByText(/1\sevent written, 0\sevents new/).waitFor();
  await page.getByRole('button', { name: 'Look now' }).press('Enter');
  await expect.poll(() => focused(page)).toMatch(/0\sevents written, 0\sevents new/);
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect.poll(() => focused(page)).toMatch(/^Stopped/);
  expect(complaints).toEqual([]);
  await close();
});

browserTest('a copy that takes longer than a second says that it is being made', async () => {
  const { page, complaints, close } = await openPage(browser, { url: server.url });
  await visit(page, '/settings/backups');
  const letGo = await keepBack(page, '/settings/backups');
  const make = page.getByRole('button', { name: 'Make a copy now' });
  await make.press('Enter');
  await page.getByRole('status').getByText('Everything is being copied').waitFor();
  await make.press('Enter');
  letGo();
  await expect.poll(() => focused(page)).toMatch(/is made, looked through and whole/);
  expect(await page.getByText('made by hand').count()).toBe(1);
  expect(await page.getByText('Everything is being copied').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
