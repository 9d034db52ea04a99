import path from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { kartoteka, listCards, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { plainDeck } from './parts/decks.ts';
import { openOptions, saveOptions } from './parts/options.ts';
import { untilListening } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const DAY = 86_400_000;
const ABSURD = {
  newPerDay: '-1',
  reviewsPerDay: '1000000000',
  learningSteps: '0s',
  relearningSteps: '10y',
  retention: '1.0',
  parameters: Array(20).fill('1').join(' '),
} as const;

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [plainDeck(30)], env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const newToday = async (page: Page) => {
  await page.goto('/');
  return page.locator('.figure dd').last().textContent();
};

describe('the options of a deck', () => {
  browserTest('change the queue at once, and one click takes them back', async () => {
    const { page, complaints, close } = await openPage(browser, server);
    expect(await newToday(page)).toBe('20');
    await page.getByRole('link', { name: 'Options of “Plain”' }).click();
    await page.waitForURL(/options$/);
    await untilListening(page);
    await page.locator('#newPerDay').fill('3');
    await page.locator('#learningSteps').fill('1 м 10 мин 1 д');
    expect(await saveOptions(page)).toBe('Saved.');
    await expect.poll(() => page.inputValue('#learningSteps')).toBe('1m 10m 1d');
    expect(await newToday(page)).toBe('3');
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back').waitFor();
    await expect.poll(() => page.inputValue('#newPerDay')).toBe('20');
    expect(await page.inputValue('#learningSteps')).toBe('1m 10m');
    expect(await newToday(page)).toBe('20');
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('say in which language its cards are', async () => {
    const { page, complaints, close } = await openPage(browser, server);
    await openOptions(page);
    expect(await page.locator('#language option:checked').textContent()).toMatch(/^As it came: /);
    await page.locator('#language').selectOption({ label: 'German' });
    expect(await saveOptions(page)).toBe('Saved.');
    expect(await page.inputValue('#language')).toBe('de');
    await page.goto('/review');
    await page.locator('.review-prompt[lang=de]').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back').waitFor();
    await expect.poll(() => page.inputValue('#language')).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    browserTest(`refuse what is absurd, and lose nothing of it, ${how} a script`, async () => {
      const { page, close } = await openPage(browser, { ...server, javaScriptEnabled });
      await page.goto('/decks');
      await page.locator('.row-sign[href$="/options"]').first().click();
      await page.waitForURL(/options$/);
      if (javaScriptEnabled) await untilListening(page);
      await page.locator('summary', { hasText: 'Parameters' }).click();
      for (const [name, text] of Object.entries(ABSURD)) await page.fill(`#${name}`, text);
      await page.fill('#leechAfter', '9');
      await page.locator('.save-buttons .button-main').click();
      await page.locator('#retention-problem').waitFor();
      for (const [name, text] of Object.entries(ABSURD)) {
        expect(await page.inputValue(`#${name}`), name).toBe(text);
        const described = await page.getAttribute(`#${name}`, 'aria-describedby');
        expect(described?.split(' ')[0]).toBe(`${name}-problem`);
        expect(await page.getAttribute(`#${name}`, 'aria-invalid')).toBe('true');
      }
      expect(await page.inputValue('#leechAfter')).toBe('9');
      const said = await page.locator('.field-problem').allInnerTexts();
      expect(said).toEqual([
        'It must lie between 0 and 9999.',
        'It must lie between 0 and 9999.',
        '“0s” is too short or too long: a step lasts from 1s to 365d.',
        '“10y” is too short or too long: a step lasts from 1s to 365d.',
        'It must lie between 70% and 99%.',
        '21 numbers are expected (17 or 19 of an older FSRS are carried over), here are 20.',
      ]);
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('newPerDay');
      await close();
    });
  }

  browserTest('can be saved without a script', async () => {
    const { page, close } = await openPage(browser, { ...server, javaScriptEnabled: false });
    await page.goto('/decks');
    await page.locator('.row-sign[href$="/options"]').first().click();
    await page.fill('#newPerDay', '7');
    await page.locator('.save-buttons .button-main').click();
    await page.getByText('Saved.').waitFor();
    expect(await newToday(page)).toBe('7');
    await kartoteka(server, 'undo');
    await close();
  });

  browserTest('tell while one edits what would follow', async () => {
    const { page, close } = await openPage(browser, server);
    await openOptions(page);
    const said = (name: string) => async () =>
      ((await page.locator(`#${name}-effect`).textContent()) ?? '').replaceAll('\u00a0', ' ');
    expect(await said('newPerDay')()).toBe('30 new cards are left in this deck: begun in 2 days.');
    await page.fill('#newPerDay', '4');
    await expect.poll(said('newPerDay')).toContain('begun in 8 days');
    await page.fill('#relearningSteps', '10m 5h');
    await expect
      .poll(said('relearningSteps'))
      .toContain('at 23:50 comes again: 00:00, then Saturday');
    await page.fill('#retention', '95');
    await expect.poll(said('retention')).toMatch(/95%.* a day takes/);
    expect(await page.locator('.field-problem').count()).toBe(0);
    await close();
  });

  browserTest('make, rename, share and delete presets', async () => {
    const { page, close } = await openPage(browser, server);
    await openOptions(page);
    const presets = () => page.locator('select[name="preset"] option').allInnerTexts();
    await page.fill('#name', 'Slow');
    await page.fill('#newPerDay', '2');
    await page.getByRole('button', { name: 'Save as a new preset' }).click();
    await expect.poll(presets).toEqual(['Usual', 'Slow']);
    await page.fill('#name', 'Slower');
    await page.locator('.save-buttons .button-main').click();
    await expect.poll(presets).toEqual(['Usual', 'Slower']);
    await page.fill('#name', 'Usual');
    await page.locator('.save-buttons .button-main').click();
    await page.getByText('There is a preset of this name already.').waitFor();
    await page.getByRole('button', { name: 'Delete this preset' }).click();
    await expect.poll(presets).toEqual(['Usual']);
    await expect.poll(() => page.inputValue('#newPerDay')).toBe('20');
    await close();
  });
});

describe('due dates', () => {
  browserTest('move as their preview showed, and undo moves them back', async () => {
    const cards = (await listCards(server)).slice(0, 8);
    await Promise.all(cards.map(({ id }) => kartoteka(server, 'answer', id, 'easy')));
    const before = await dueDays(server);
    const { page, close } = await openPage(browser, server);
    await openOptions(page);
    await page.fill('#retention', '95');
    await page.locator('[name="moveDue"]').check();
    await page.locator('.save-buttons .button-main').click();
    await page.locator('.due-chart summary').click();
    const cells = await page.locator('.due-table td').allInnerTexts();
    const shown = cells.flatMap((now, index) =>
      index % 2 === 0 ? [[Number(now), Number(cells[index + 1])]] : [],
    );
    expect(shown.map(([now]) => now)).toEqual(before);
    expect(shown.map(([, then]) => then)).not.toEqual(before);
    await page.getByRole('button', { name: 'Save and move due dates' }).click();
    expect(await page.locator('.done .notice').textContent()).toMatch(/due dates have moved/);
    expect(await dueDays(server)).toEqual(shown.map(([, then]) => then));
    expect((await verify(server)).differences).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back').waitFor();
    expect(await dueDays(server)).toEqual(before);
    expect((await verify(server)).differences).toBe(0);
    await close();
  });
});

describe('a damaged preset', () => {
  browserTest('is told on Today and beside its options, and saving mends it', async () => {
    damagePresets(server);
    const { page, close } = await openPage(browser, server);
    await page.goto('/');
    const notice = page.locator('.notice-problem');
    expect(await notice.textContent()).toContain('Wanted recall, %; Order of reviews');
    await notice.getByRole('link').click();
    await page.waitForURL(/options$/);
    await untilListening(page);
    expect(await notice.textContent()).toContain('Saving the options mends it.');
    expect(await page.inputValue('#retention')).toBe('90');
    await saveOptions(page);
    await expect.poll(() => notice.count()).toBe(0);
    await page.goto('/');
    expect(await notice.count()).toBe(0);
    await close();
  });
});

/** Cards due on each of 30 days, as the command line tells them; new cards are due on none. */
async function dueDays({ dataFolder }: Server): Promise<number[]> {
  const today = Date.parse(NOW);
  const days = Array.from({ length: 30 }, () => 0);
  for (const { due } of await listCards({ dataFolder })) {
    if (due === null) continue;
    const day = Math.max(0, Math.ceil((due - today) / DAY));
    if (day < days.length) days[day] = (days[day] ?? 0) + 1;
  }
  return days;
}

function damagePresets({ dataFolder }: Server): void {
  const db = new Database(path.join(dataFolder, 'kartoteka.db'));
  const damage = `json_set("options", '$.retention', 7, '$.reviewOrder', 'sideways')`;
  db.exec(`UPDATE "PresetVersion" SET "options" = ${damage}`);
  db.close();
}
