import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { overflowing, repeatedIds, seriousFindings } from './parts/axe.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, openReview } from './parts/review.ts';
import { deckOfShapes, russianDeck, SCREENS } from './parts/screens.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 1440] as const;
const LOCALES = { ru: 'ru-RU', en: 'en-GB' } as const;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [deckOfShapes()], env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function open(language: keyof typeof LOCALES): Promise<WatchedPage> {
  return openPage(browser, { url: server.url, locale: LOCALES[language] });
}

describe.each(['ru', 'en'] as const)('every screen in %s', (language) => {
  // One tab for all: each new one would bring and keep all files of the app again.
  let tab: WatchedPage;
  beforeAll(async () => {
    tab = await open(language);
  });
  afterAll(() => tab?.close());

  for (const { name, show, leave, allow } of SCREENS) {
    browserTest(`${name}: nothing serious for axe, nothing sticks out, no complaint`, async () => {
      const { page, complaints } = tab;
      complaints.splice(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
      await show(page);
      await expect.poll(() => page.getAttribute('html', 'lang')).toBe(language);
      await expect.poll(() => page.title()).toMatch(/Kartoteka$/);
      expect(await repeatedIds(page)).toEqual([]);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflowing(page), `${width} px`).toEqual([]);
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(await seriousFindings(page), `${colorScheme}, ${width} px`).toEqual([]);
        }
      }
      await leave?.(page);
      expect(complaints.filter((line) => !allow?.test(line))).toEqual([]);
    });
  }
});

describe('languages and themes', () => {
  browserTest('a side in another language says so, and code is prose of neither', async () => {
    const { page, close } = await open('ru');
    await openReview(page);
    await page.keyboard.press('Space');
    await expect.poll(() => page.getAttribute('#prompt', 'lang')).toBe('en');
    await expect.poll(() => page.getAttribute('#answer', 'lang')).toBe('en');
    await expect.poll(() => page.getAttribute('#answer .sr-only', 'lang')).toBe('ru');
    await close();
    const other = await startServer({ decks: [russianDeck()] });
    const english = await openPage(browser, { url: other.url });
    await openReview(english.page);
    expect(await english.page.getAttribute('#prompt', 'lang')).toBe('ru');
    expect(await english.page.getAttribute('#prompt code', 'lang')).toBe('en');
    expect(await english.page.getAttribute('#prompt code', 'translate')).toBe('no');
    await visit(english.page, '/');
    expect(await english.page.getAttribute('.deck-title', 'lang')).toBe('ru');
    await english.close();
    await other.stop();
  });

  browserTest('language and theme can be chosen, stay, and follow the browser again', async () => {
    const { page, close, complaints } = await open('en');
    await visit(page, '/export');
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('heading', { name: 'Экспорт' }).waitFor();
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('ru');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Export' }).waitFor();
    await choose(page, 'As in the browser', 'Dark');
    const dark = await background(page);
    await choose(page, 'As in the system');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => background(page)).not.toBe(dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => background(page)).toBe(dark);
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('counts of four figures fit a window of 320 px', async () => {
    const many = await startServer({ decks: [plainDeck(2300)] });
    const { page, complaints, close } = await openPage(browser, {
      url: many.url,
      locale: LOCALES.ru,
      viewport: { width: 320, height: 640 },
    });
    await openReview(page, '/review?study=search&search=deck:*&course=practice');
    await answerCard(page, 3);
    await page.locator('.review-undo:enabled').waitFor();
    expect(await overflowing(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
    await many.stop();
  });
});

async function choose(page: Page, ...choices: readonly string[]): Promise<void> {
  await visit(page, '/settings');
  for (const choice of choices) await page.getByLabel(choice).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}
