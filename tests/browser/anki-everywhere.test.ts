import type Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { HOSTILE_FIELDS, HOSTILE_SHEETS } from '../fixtures/hostile-cards.ts';
import { changedPackage } from '../library/anki/own-package.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { overflowing, seriousFindings } from './parts/axe.ts';
import { openReview } from './parts/review.ts';
import { untilListening, visit } from './parts/visit.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  if (!process.env.KARTOTEKA_CHROMIUM) return;
  browser = await openBrowser();
  server = await startServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const SEPARATOR = '\u001f';
const LOOK = '.card { color: rgb(1, 2, 3) } .nightMode.card { color: rgb(250, 251, 252) }';

interface ModelRow {
  readonly id: number;
  readonly name: string;
  css: string;
}

function changeModels(db: Database.Database, change: (model: ModelRow) => void): void {
  const { models } = db.prepare('select models from col').get() as { models: string };
  const known = JSON.parse(models) as Record<string, ModelRow>;
  for (const model of Object.values(known)) change(model);
  db.prepare('update col set models = ?').run(JSON.stringify(known));
}

/** Notes with fields, templates, tags and a deck of which each is an attack; and a harmless note that has a look of its own. */
function hostilePackage(): Promise<string> {
  return changedPackage((db) => {
    changeModels(db, (model) => {
      if (model.name === 'Слова') model.css = HOSTILE_SHEETS.join('\n');
      if (model.name === 'Basic') model.css = LOOK;
    });
    const notes = db.prepare(`select id from notes where flds like 'word %'`).all() as {
      id: number;
    }[];
    const pieces = HOSTILE_FIELDS.filter((field) => field.length < 20_000);
    const each = Math.ceil(pieces.length / (notes.length * 3));
    const fieldAt = (at: number) => pieces.slice(at * each, (at + 1) * each).join(' ');
    for (const [at, { id }] of notes.entries()) {
      const fields = [0, 1, 2].map((place) => `attack ${fieldAt(at * 3 + place)}`);
      db.prepare('update notes set flds = ?, tags = ? where id = ?').run(
        fields.join(SEPARATOR),
        ' <script>ran()</script> "><img/src=x/onerror=ran()> ',
        id,
      );
    }
    const { decks } = db.prepare('select decks from col').get() as { decks: string };
    const named = decks.replaceAll('"Deep', '"<img src=x onerror=ran()>Deep');
    db.prepare('update col set decks = ?').run(named);
  });
}

interface Watched extends WatchedPage {
  /** What ran that must not, and the dialogs that were opened. */
  readonly misdeeds: () => Promise<readonly unknown[]>;
}

async function watched(): Promise<Watched> {
  const opened = await openPage(browser, { url: server.url });
  const { page } = opened;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript('window.ran = () => { window.hasRun = true; }');
  const misdeeds = async () => {
    const isThere = page.url().startsWith(server.url);
    const hasRun = await page.evaluate('window.hasRun');
    return [...dialogs, ...(hasRun === undefined ? [] : ['ran']), ...(isThere ? [] : [page.url()])];
  };
  return { ...opened, misdeeds };
}

function rows(page: Page) {
  return page.locator('.cards-table tbody tr');
}

function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

/** That what stands around cards looks as ever, and is on top where it stands. */
function surroundings(page: Page) {
  return page.evaluate(() =>
    ['html', 'body', '.masthead', '.brand', 'main', '.colophon'].map((selector) => {
      const element = document.querySelector(selector);
      if (!element) return `${selector} gone`;
      const { display, visibility, opacity, color, backgroundColor, position } =
        getComputedStyle(element);
      return [selector, display, visibility, opacity, color, backgroundColor, position].join(' ');
    }),
  );
}

/** Opens the page of the card that a search finds first. */
async function openCard(page: Page, search: string): Promise<void> {
  await visit(page, `/cards?${new URLSearchParams({ q: search })}`);
  await rows(page).first().click();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cards\/[0-9a-z]{26}$/);
  await page.locator('.card-info-sides').waitFor();
}

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit' }).waitFor();
  await untilListening(page);
  await page.keyboard.press('e');
  await page.locator('dialog[open] .editor-card').first().waitFor();
}

describe('cards from Anki', () => {
  browserTest(
    'a hostile package is shown as a plan and added, and nothing of it runs',
    async () => {
      const { page, complaints, misdeeds, close } = await watched();
      await visit(page, '/import');
      const before = await surroundings(page);
      await page.setInputFiles('input[type=file]', await hostilePackage());
      await page.locator('details > summary.summary').click();
      await expect.poll(() => page.locator('.plan-line').count()).toBeGreaterThan(8);
      expect(await surroundings(page)).toEqual(before);
      await page.getByRole('button', { name: 'Add' }).click();
      await page.locator('a.button-main[href^="/review"]').waitFor();
      expect(await misdeeds()).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  browserTest(
    'nothing of it runs, loads from elsewhere or leaves its place where cards are found, looked at, edited and printed',
    async () => {
      const { page, complaints, misdeeds, close } = await watched();
      await visit(page, '/stats');
      const before = await surroundings(page);
      await visit(page, '/cards?q=attack');
      const count = await rows(page).count();
      expect(count).toBeGreaterThan(8);
      for (let at = 0; at < count; at++) {
        await rows(page).nth(at).click();
        await expect.poll(() => page.locator('.cards-side .card-side-anki').count()).toBe(2);
        expect({ at, is: await surroundings(page) }).toEqual({ at, is: before });
      }
      await openCard(page, 'attack');
      expect(await surroundings(page)).toEqual(before);
      await openEditor(page);
      const source = page.getByRole('button', { name: 'Слово: HTML' });
      if ((await source.getAttribute('aria-pressed')) !== 'true') await source.click();
      const attack = 'attack <svg onload=ran()><script>ran()</script>';
      await Promise.all([
        page.waitForResponse(async (reply) => {
          const isPreview = reply.url().endsWith('/api/notes/fields/preview');
          return isPreview && (reply.request().postData() ?? '').includes('<svg onload=ran()>');
        }),
        page.getByLabel('Слово', { exact: true }).fill(attack),
      ]);
      await page.keyboard.press('Escape');
      await visit(page, '/decks');
      const decks = await page
        .locator('a[href$="/options"]')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      expect(decks.length).toBeGreaterThan(3);
      for (const deck of decks) {
        await visit(page, deck.replace(/\/options$/, '/print'));
        await page.locator('.print-sheet').waitFor();
        expect({ deck, is: await surroundings(page) }).toEqual({ deck, is: before });
      }
      expect(await misdeeds()).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  browserTest('a card looks as its note type says wherever it is shown', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const color = colorScheme === 'light' ? 'rgb(1, 2, 3)' : 'rgb(250, 251, 252)';
      const { page, complaints, close } = await openPage(browser, { url: server.url, colorScheme });
      await visit(page, '/cards?q=ответа');
      await rows(page).first().click();
      const looks = (where: string) =>
        expect
          .poll(() => styleOf(page, `${where} .anki-card`, 'color'), { message: where })
          .toBe(color);
      await looks('.cards-side');
      await openCard(page, 'ответа');
      await looks('.card-info-sides');
      await openEditor(page);
      await looks('.editor-card');
      expect(await seriousFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }
  });

  browserTest('the fields of a note are edited on its page, and that is taken back', async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await openCard(page, 'ответа');
    await openEditor(page);
    await page.getByLabel('Front', { exact: true }).fill('now with 1 < 2\nand a line');
    await page.getByLabel('Tags', { exact: true }).fill('edited');
    await expect
      .poll(() => page.locator('.editor-card .anki-card').first().innerHTML())
      .toBe('now with 1 &lt; 2<br>and a line');
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowing(page), `${width} px`).toEqual([]);
    }
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.locator('.card-info-sides .anki-card').first().innerHTML())
      .toBe('now with 1 &lt; 2<br>and a line');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect
      .poll(() => page.locator('.card-info-sides .anki-card').first().innerHTML())
      .toBe('без ответа');
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('the fields of the card shown are edited in the review', async () => {
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await openReview(page);
    const card = page.locator('.review-card');
    const id = await card.getAttribute('data-card');
    await page.keyboard.press('e');
    await page.locator('.editor-card').first().waitFor();
    const text = page.locator('dialog[open] textarea').first();
    await page.setViewportSize({ width: 360, height: 740 });
    await text.fill(`mended {{c1::here}} ${'long'.repeat(30)}`);
    await expect
      .poll(() => page.locator('.editor-card').first().textContent())
      .toContain('longlong');
    const edges = () =>
      page.evaluate(() =>
        ['dialog[open]', '.editor-card'].map(
          (each) => document.querySelector(each)?.getBoundingClientRect().right ?? 0,
        ),
      );
    const [edgeOfDialog = 0, edgeOfCard = 0] = await edges();
    expect(edgeOfCard).toBeLessThan(edgeOfDialog);
    await text.fill('mended {{c1::here}}');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#prompt .anki-card').textContent()).toContain('mended');
    expect(await card.getAttribute('data-card')).toBe(id);
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest(
    'memory that came with a card is reckoned anew, taken back, and its history says that it counts again',
    async () => {
      const { page, complaints, close } = await openPage(browser, { url: server.url });
      await visit(page, '/decks');
      const options = page.locator('.deck-row a[href$="/options"]').first();
      await visit(page, ((await options.getAttribute('href')) ?? '').replace(/options$/, 'fit'));
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await page.getByRole('button', { name: 'Show what would change' }).press('Enter');
      await expect.poll(focused).toMatch(/would be reckoned anew/);
      await page.getByRole('button', { name: 'Reckon anew' }).press('Enter');
      await expect.poll(focused).toBe('Reckoned anew from the answers.');
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect.poll(focused).toMatch(/would be reckoned anew/);
      const found = await page.request.get(`/api/cards?${new URLSearchParams({ q: 'is:review' })}`);
      const { rows: cards } = (await found.json()) as { rows: { id: string }[] };
      const titles: string[] = [];
      for (const { id } of cards) {
        await page.goto(`/cards/${id}`);
        titles.push(...(await page.locator('.card-info-history li').allTextContents()));
      }
      expect(titles.filter((title) => title.startsWith('Counts again: Brought in'))).not.toEqual(
        [],
      );
      expect(titles.filter((title) => title.startsWith('Taken back: Taken'))).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
