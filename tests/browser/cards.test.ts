import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolderWith } from '../support/temp-folder.ts';
import { overflowing, seriousFindings } from './parts/axe.ts';
import { untilListening, visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const NOTES = Array.from(
  { length: 90 },
  (_, index) =>
    `Q: Что знает под №${index + 1}?\n\nA: Ответ ${index % 2 ? 'чётный' : 'нечётный'}.\n`,
).join('\n');

let browser: Browser;
let server: Server;
let tab: WatchedPage;
let notes: string;

const rows = (page: Page) => page.locator('.cards-table tbody tr');
const chosen = (page: Page) => page.locator('tr[aria-selected="true"]').count();
const count = (page: Page) => page.locator('.cards-count').textContent();
const active = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('td')?.textContent ?? '');

/** Looks for something else, and waits until its cards are there and it is told how many. */
async function search(page: Page, text: string, told: RegExp): Promise<void> {
  const counted = page.waitForResponse((response) => {
    const { pathname, searchParams } = new URL(response.url());
    return pathname === '/api/cards/count' && searchParams.get('q') === text;
  });
  await page.getByRole('searchbox').fill(text);
  await counted;
  await expect.poll(() => count(page)).toMatch(told);
}

beforeAll(async () => {
  browser = await openBrowser();
  const deck = tempFolderWith({ 'поды.md': `---\ndeck: pods\nlang: ru\n---\n\n${NOTES}` });
  notes = path.join(deck, 'поды.md');
  server = await startServer({ decks: [deck], env: { KARTOTEKA_NOW: NOW } });
  tab = await openPage(browser, { url: server.url });
  await visit(tab.page, '/cards');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the list of cards', () => {
  browserTest(
    'finds as one types, in either case, and the address tells what is shown',
    async () => {
      const { page } = tab;
      await expect.poll(() => count(page)).toMatch(/^90/);
      await page.keyboard.press('/');
      await page.keyboard.type('ПОД нечет');
      await expect.poll(() => count(page)).toMatch(/^45/);
      await expect.poll(() => rows(page).count()).toBe(45);
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('ПОД нечет');
      await page.reload();
      await untilListening(page);
      expect(await page.getByRole('searchbox').inputValue()).toBe('ПОД нечет');
      await expect.poll(() => count(page)).toMatch(/^45/);
    },
  );

  browserTest('brings the next page as one goes down, and the order of a column', async () => {
    const { page } = tab;
    await search(page, '', /^90/);
    expect(await rows(page).count()).toBeLessThan(90);
    await page.getByRole('searchbox').press('ArrowDown');
    await page.keyboard.press('End');
    await expect.poll(() => rows(page).count()).toBe(90);
    await page.getByRole('button', { name: 'Prompt' }).click();
    await expect
      .poll(() => page.locator('th[data-column="prompt"]').getAttribute('aria-sort'))
      .toBe('ascending');
    await expect.poll(() => rows(page).first().textContent()).toMatch(/№10\?/);
  });

  browserTest('arrows, Shift, Space, Ctrl+A, Escape and Enter do what they do', async () => {
    const { page } = tab;
    await search(page, '"№1"', /^1[ \u00a0]|^11/);
    await page.getByRole('searchbox').press('Enter');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen(page)).toBe(1);
    const first = await active(page);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => chosen(page)).toBe(3);
    await page.keyboard.press('Space');
    await expect.poll(() => chosen(page)).toBe(2);
    await page.keyboard.press('Escape');
    await expect.poll(() => chosen(page)).toBe(0);
    await page.keyboard.press('Control+a');
    await expect.poll(() => chosen(page)).toBe(await rows(page).count());
    await page.keyboard.press('Home');
    await expect.poll(() => chosen(page)).toBe(1);
    expect(await active(page)).toBe(first);
    await expect.poll(() => page.locator('.cards-side .card-side').count()).toBe(2);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cards\/[0-9a-z]{26}$/);
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('"№1"');
  });

  browserTest(
    'a wrong search says where, why and what was meant, and goes on from there',
    async () => {
      const { page } = tab;
      await page.getByRole('searchbox').fill('под is:deu');
      const wrong = page.locator('#search-wrong');
      await expect.poll(() => wrong.textContent()).toMatch(/character 8.*Did you mean due/s);
      expect(await page.locator('.cards-wrong-place mark').textContent()).toBe('deu');
      await page.getByRole('button', { name: 'Search for под is:due' }).click();
      await expect.poll(() => count(page)).toMatch(/^0/);
      await page.getByText('No card is like that.').waitFor();
    },
  );

  browserTest('what is done to all that were found is done once and taken back whole', async () => {
    const { page } = tab;
    await search(page, 'нечётный', /^45/);
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText(/45.cards changed/).waitFor();
    await search(page, 'is:suspended', /^45/);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect.poll(() => count(page)).toMatch(/^0/);

    await search(page, 'чётный -нечётный', /^45/);
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByRole('button', { name: 'Tags…' }).click();
    await page.getByLabel('Add these tags').fill('проверить #лично');
    await page.keyboard.press('Enter');
    await page.getByText(/45.cards changed/).waitFor();
    await search(page, 'tag:ЛИЧНО', /^45/);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect.poll(() => count(page)).toMatch(/^0/);
  });

  browserTest('what is asked about can be left, and what cannot be read is refused', async () => {
    const { page } = tab;
    await search(page, '"№7"', /^1/);
    await page.getByRole('searchbox').press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Set due date…' }).click();
    await page.getByLabel('Due in so many days').fill('soon');
    await page.keyboard.press('Enter');
    await page.getByText('This could not be read.').waitFor();
    await page.getByLabel('Due in so many days').fill('3');
    await page.keyboard.press('Enter');
    await page.getByText(/1.card changed/).waitFor();
    await search(page, 'prop:due=3', /^1/);
    await page.getByRole('searchbox').press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await search(page, 'is:archived', /^0/);
  });
});

describe('finding and replacing', () => {
  browserTest(
    'shows what would change, changes it in the file, and is taken back whole',
    async () => {
      const { page } = tab;
      await search(page, '"№8"', /^11/);
      await page.getByRole('button', { name: 'Choose all' }).click();
      await page.getByRole('button', { name: 'Find and replace…' }).click();
      await page.getByLabel('Find', { exact: true }).fill('№(8');
      await page.getByLabel('Replace with').fill('номер $1');
      await page.getByLabel('Regular expression').check();
      await page.keyboard.press('Enter');
      await page.getByText('This is not a regular expression of RE2: №(8').waitFor();
      await page.getByLabel('Find', { exact: true }).fill('№(8\\d)');
      await page.keyboard.press('Enter');
      await page.getByText('10 places in 10 notes.').waitFor();
      expect(await page.locator('.cards-replace-lines del').first().textContent()).toMatch(
        /^№8\d$/,
      );
      expect(await readFile(notes, 'utf8')).not.toContain('номер');
      await page.getByRole('button', { name: 'Replace in 10 notes' }).click();
      await page.getByText(/10.cards changed/).waitFor();
      expect(await readFile(notes, 'utf8')).toContain('Q: Что знает под номер 81?');
      await search(page, 'номер', /^10/);
      await page.getByRole('button', { name: 'Take it back' }).click();
      await expect.poll(() => count(page)).toMatch(/^0/);
      expect(await readFile(notes, 'utf8')).not.toContain('номер');
    },
  );

  browserTest('cards go to another deck, and back where their notes say', async () => {
    const { page } = tab;
    await visit(page, '/decks');
    await page.locator('.deck-new > summary').click();
    await page.locator('.deck-new input[name="title"]').fill('Другая');
    await page.keyboard.press('Enter');
    const way = page.getByRole('link', { name: 'Cards of “Другая”' });
    await way.waitFor();
    await visit(page, '/cards?q=№33');
    await rows(page).first().waitFor();
    const move = async (deck: string) => {
      await page.getByRole('button', { name: 'Choose all' }).click();
      await page.getByRole('button', { name: 'Move to a deck…' }).click();
      await page.getByLabel('To which deck').selectOption({ label: deck });
      await page.getByRole('button', { name: 'Do it' }).click();
      await page.getByText(/1.card changed/).waitFor();
    };
    await move('Другая');
    await visit(page, '/decks');
    await way.click();
    await page.waitForURL(/\/cards\?q=deck/);
    await expect.poll(() => count(page)).toMatch(/^1\D/);
    await move('back to where their notes say');
    await expect.poll(() => count(page)).toMatch(/^0/);
  });
});

describe.each([
  ['ru', 'ru-RU'],
  ['en', 'en-GB'],
] as const)('in %s', (_name, locale) => {
  browserTest(
    'nothing serious for axe and nothing sticks out, with help and chosen cards',
    async () => {
      const { page, complaints, close } = await openPage(browser, { url: server.url, locale });
      await visit(page, '/cards?q=под');
      await rows(page).first().waitFor();
      for (const fold of await page.locator('.cards-fold > summary').all()) await fold.click();
      await rows(page).first().click();
      await page.locator('.cards-side .card-side').first().waitFor();
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflowing(page), `${width} px`).toEqual([]);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(await seriousFindings(page), `${colorScheme}, ${width} px`).toEqual([]);
        }
      }
      await page.locator('.cards-bar').getByRole('button').nth(9).click();
      await page.locator('input[name="find"]').fill('под');
      await page.locator('input[name="put"]').fill('Pod');
      await page.locator('.cards-replace [type="submit"]').click();
      await page.locator('.cards-replace-lines').waitFor();
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await overflowing(page), `${width} px`).toEqual([]);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(await seriousFindings(page), `replacing, ${colorScheme}, ${width} px`).toEqual([]);
        }
      }
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('под (');
      await page.locator('#search-wrong').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

browserTest(
  'cards that ask the same stand side by side, however long their words, at 320 px',
  async () => {
    const { page, complaints, close } = await openPage(browser, {
      url: server.url,
      viewport: { width: 320, height: 700 },
    });
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    for (const deck of ['one', 'two']) {
      const text = `---\ndeck: ${deck}\n---\n\nQ: ${word}?\n\nA: ${deck} ${word}\n`;
      await writeFile(path.join(path.dirname(notes), `${deck}.md`), text);
    }
    // Today looks at the deck folders, though not whenever it is opened.
    const groups = async () => {
      await visit(page, '/');
      await visit(page, '/cards/duplicates');
      return page.getByRole('heading', { name: word }).count();
    };
    await expect.poll(groups, { timeout: 30_000 }).toBe(1);
    expect(await overflowing(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
);
