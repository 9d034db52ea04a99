import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { listCards } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';
import { overflowing, seriousFindings } from './parts/axe.ts';
import { answerCard, openReview, readScreen } from './parts/review.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const NOTES = `---
deck: codes
title: Codes
lang: en
---

# Exit codes

Q: What is exit code 137?

A: 128 + 9

Q: What is exit code 143?

A: 128 + 15
`;

let browser: Browser;
let server: Server;
const decks = tempFolderWith({ 'codes.md': NOTES });
const file = path.join(decks, 'codes.md');
const place = { dataFolder: tempFolder(), decks: [decks], now: NOW };

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ ...place, env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (locale = 'en-GB'): Promise<WatchedPage> =>
  openPage(browser, { url: server.url, locale });

const text = (page: Page, selector: string) => page.locator(selector).first().textContent();

/** What is wrong with a panel in both themes, on a phone and a laptop. */
async function problems(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await overflowing(page)));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      found.push(...(await seriousFindings(page)));
    }
  }
  return found;
}

describe.each(['en-GB', 'ru-RU'])('the panels in %s', (locale) => {
  browserTest('about a card, for editing and for adding have nothing serious for axe', async () => {
    const { page, complaints, close } = await open(locale);
    await openReview(page);
    await page.keyboard.press('i');
    await page.locator('.card-info').waitFor();
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.locator('.editor-card').waitFor();
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.locator('.editor textarea').first().fill('?');
    await page.locator('.editor textarea').nth(1).fill('!');
    await page.locator('.editor-card').waitFor();
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await readScreen(page)).focus).toBe('prompt');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a card', () => {
  browserTest(
    'is edited where it is shown: the file gets the text, and undo gives it back',
    async () => {
      const { page, complaints, close } = await open();
      await openReview(page);
      await page.keyboard.press('Space');
      await page.keyboard.press('e');
      const field = page.locator('.editor textarea');
      await expect.poll(() => field.inputValue()).toBe('Q: What is exit code 137?\n\nA: 128 + 9');
      await field.fill('Q: What is exit code 137?\n\nA: 128 + 9, SIGKILL\n\nQ: And what');
      await page.getByText('Line 5: No answer follows').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await field.fill('Q: What is exit code 137?\n\nA: 128 + 9, SIGKILL');
      await expect.poll(() => text(page, '.editor-card')).toContain('SIGKILL');
      await field.press('Control+Enter');
      await page.getByText('Saved.').waitFor();
      await expect.poll(() => text(page, '#answer .card-side')).toContain('128 + 9, SIGKILL');
      expect(readFileSync(file, 'utf8')).toBe(NOTES.replace('128 + 9', '128 + 9, SIGKILL'));
      await page.locator('.review-notices').getByRole('button', { name: 'Undo' }).click();
      await page.getByText('The text is as it was before.').waitFor();
      await expect.poll(() => text(page, '#answer .card-side')).toBe('128 + 9');
      expect(readFileSync(file, 'utf8')).toBe(NOTES);
      expect((await readScreen(page)).answer).toContain('128 + 9');
      expect(complaints).toEqual([]);
      await close();
    },
  );

  browserTest(
    'that somebody wrote anew meanwhile is not overwritten: both texts are there',
    async () => {
      const { page, complaints, close } = await open();
      await openReview(page);
      await page.keyboard.press('e');
      const field = page.locator('.editor textarea');
      await field.fill('Q: What is exit code 137?\n\nA: mine');
      await expect.poll(() => text(page, '.editor-card')).toContain('mine');
      writeFileSync(file, NOTES.replace('128 + 9', 'theirs'));
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => text(page, '.editor-theirs')).toContain('A: theirs');
      expect(await field.inputValue()).toContain('A: mine');
      await page.getByRole('button', { name: 'Take that one' }).click();
      await expect.poll(() => field.inputValue()).toContain('A: theirs');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      writeFileSync(file, NOTES);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  browserTest('is added from Today, with what it will look like, and taken back', async () => {
    const { page, complaints, close } = await open();
    await visit(page, '/');
    const before = (await listCards(place)).length;
    await page.keyboard.press('a');
    await page.locator('.editor textarea').first().fill('What is `0`?');
    await page.locator('.editor textarea').nth(1).fill('- success\n- nothing to tell');
    await expect.poll(() => page.locator('.editor-card li').count()).toBe(2);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Added: 1\u00A0card.').waitFor();
    expect(await listCards(place)).toHaveLength(before + 1);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Taken back.').waitFor();
    expect(await listCards(place)).toHaveLength(before);
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest(
    'tells its history, and after an edit what was changed since the last answer',
    async () => {
      const { page, complaints, close } = await open();
      // Today compiles the file as it was, whatever was written into it meanwhile.
      writeFileSync(file, NOTES);
      await visit(page, '/');
      await openReview(page);
      await answerCard(page, 1);
      await page.keyboard.press('Control+Alt+KeyI');
      await expect.poll(() => text(page, '.card-info-history')).toContain('Again');
      await expect.poll(() => text(page, '#card-info-why + p')).toContain('“Again”');
      await page.getByText('As a table').click();
      await expect.poll(() => page.locator('.card-info-table tbody tr').count()).toBeGreaterThan(2);
      await page.getByRole('link', { name: 'Open as a page' }).click();
      await page.getByRole('heading', { level: 1, name: 'What is exit code 137?' }).waitFor();
      expect(await problems(page)).toEqual([]);

      await openReview(page);
      await answerCard(page, 4);
      expect((await readScreen(page)).prompt).toContain('137');
      await page.keyboard.press('e');
      await page.locator('.editor textarea').fill('Q: What is exit code 137?\n\nA: 128 + 10');
      await page.locator('.editor textarea').press('Control+Enter');
      await page.getByText('Saved.').waitFor();
      expect(await page.locator('.review-changed').count()).toBe(0);
      await page.keyboard.press('Space');
      await page.locator('.review-changed').waitFor();
      expect(await text(page, '.review-changed del')).toBe(' [taken out: 9] ');
      expect(await text(page, '.review-changed ins')).toBe(' [put in: 10] ');
      expect(await problems(page)).toEqual([]);
      await page.keyboard.press('Digit1');
      await answerCard(page, 4);
      await page.getByRole('heading', { name: 'Hardest today' }).waitFor();
      expect(await page.locator('.review-hardest a').allTextContents()).toEqual([
        'What is exit code 137?',
      ]);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
