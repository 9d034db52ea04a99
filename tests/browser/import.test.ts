import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { kartoteka, listCards } from '../http/parts/command-line.ts';
import { profileFolder } from '../library/anki/profile-folder.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { ROOT } from '../support/root.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { visit } from './parts/visit.ts';

const ROWS = ['Wort|Bedeutung|Marke', 'der Baum|tree, oak|nature', 'das Haus|house; home|city'];
const dataFolder = tempFolder();
const place = { dataFolder, decks: [] };

let browser: Browser;
let server: Server;
let tab: WatchedPage;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer(place);
  tab = await openPage(browser, { url: server.url });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function sides(): Promise<string[][]> {
  const cards = await listCards(place);
  const text = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return cards.map(({ prompt, answer }) => [text(prompt), text(answer)]).sort();
}

/** Cells of the preview that will be read. */
function previewed(page: Page): Promise<string[]> {
  return page.locator('.table-preview td:not([data-left-out])').allTextContents();
}

/** Drops what lies at these paths onto a place, as a file manager does. */
async function drop(page: Page, files: readonly string[], onto = '.drop'): Promise<void> {
  const zone = page.locator(onto);
  await zone.scrollIntoViewIfNeeded();
  const box = await zone.boundingBox();
  if (!box) throw new Error('There is no place to drop');
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 9, y: box.y + 9, data });
  }
}

browserTest('a review with nothing to review opens without complaint, each time', async () => {
  const { page, complaints } = tab;
  for (let time = 0; time < 2; time++) {
    await visit(page, '/review');
    await page.getByRole('heading', { name: 'Nothing to review now' }).waitFor();
  }
  expect(complaints).toEqual([]);
});

describe('a folder', () => {
  browserTest(
    'that is dropped anywhere on the page comes whole, without what is hidden in it, and none after it',
    async () => {
      const { page } = tab;
      const folder = path.join(tempFolder(), 'Мои заметки');
      mkdirSync(path.join(folder, 'глава', '.git'), { recursive: true });
      writeFileSync(path.join(folder, 'a.md'), 'Q: One?\n\nA: Uno.\n');
      writeFileSync(path.join(folder, 'глава', 'b.md'), 'Q: Two?\n\nA: Due.\n');
      writeFileSync(path.join(folder, 'глава', '.git', 'c.md'), 'Q: Three?\n\nA: Tre.\n');
      await visit(page, '/import');
      await drop(page, [folder], 'h1');
      await page.getByText('2 notes are new').waitFor();
      await drop(page, [path.join(folder, 'a.md')], 'h1');
      expect(new URL(page.url()).pathname).toBe('/import');
      expect(await page.locator('.sheet').first().textContent()).toContain('Мои заметки');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('heading', { name: 'Added' }).waitFor();
      expect(await sides()).toEqual([
        ['One?', 'Uno.'],
        ['Two?', 'Due.'],
      ]);
    },
  );

  browserTest('that is a vault of Obsidian is read as its plugin for cards is set', async () => {
    const { page } = tab;
    const folder = path.join(tempFolder(), 'Vault');
    const plugin = path.join(folder, '.obsidian/plugins/obsidian-spaced-repetition');
    mkdirSync(plugin, { recursive: true });
    const settings = { singleLineCardSeparator: '>>', flashcardTags: ['#card'] };
    writeFileSync(path.join(plugin, 'data.json'), JSON.stringify({ settings }));
    writeFileSync(path.join(folder, 'words.md'), '#card\n\nder Baum>>tree\n');
    for (const how of ['dropped', 'chosen']) {
      await visit(page, '/import');
      if (how === 'dropped') await drop(page, [folder]);
      else await page.setInputFiles('input[name=folder]', folder);
      await page.getByText('1 note is new').waitFor();
    }
  });

  browserTest(
    'that is chosen is known again, and files at once are as if in one folder',
    async () => {
      const { page } = tab;
      const folder = path.join(tempFolder(), 'other');
      mkdirSync(folder);
      const [one, two] = [path.join(folder, 'a.md'), path.join(folder, 'd.md')];
      writeFileSync(one, 'Q: One?\n\nA: Uno.\n');
      writeFileSync(two, 'Q: Four?\n\nA: Quattro.\n');
      await visit(page, '/import');
      await page.setInputFiles('input[name=folder]', folder);
      await page.getByText('1 note is new').waitFor();
      await visit(page, '/import');
      await page.setInputFiles('input[name=file]', [one, two]);
      await page.getByText('1 note is new').waitFor();
      await page.getByText('1 note is unchanged').waitFor();
      expect(await page.locator('.sheet').first().textContent()).toContain('a.md, d.md');
    },
  );

  browserTest('without Markdown is refused, and so is a table beside notes', async () => {
    const { page } = tab;
    const folder = tempFolder();
    writeFileSync(path.join(folder, 'a.txt'), 'x');
    writeFileSync(path.join(folder, 'b.md'), 'Q: x\n\nA: y\n');
    await visit(page, '/import');
    await drop(page, [tempFolder()]);
    await page.getByText('There is neither a Markdown file').waitFor();
    await drop(page, [path.join(folder, 'a.txt'), path.join(folder, 'b.md')]);
    await page.getByText('Anything else comes one file at a time').waitFor();
    expect(tab.complaints).toEqual([]);
  });
});

browserTest(
  'the folder of a profile of Anki is dropped, and its pictures come with it',
  async () => {
    const { page } = tab;
    const folder = await profileFolder();
    await visit(page, '/import');
    await drop(page, [folder]);
    await page.getByText('16 notes are new').waitFor();
    expect(await page.locator('.sheet').first().textContent()).toContain('User 1/collection.anki2');
    const before = (await listCards(place)).length;
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Added' }).waitFor();
    const cards = (await listCards(place)).slice(before);
    const [picture] = cards.flatMap(({ prompt }) => /\/media\/[^"]+/.exec(prompt) ?? []);
    expect((await page.request.get(`${server.url}${picture}`)).status()).toBe(200);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    expect(tab.complaints).toEqual([]);
  },
);

browserTest('a package that brings nothing but a file says so, before and after', async () => {
  const { page } = tab;
  for (const [name, told] of [
    ['latest.apkg', '16 notes are new'],
    ['legacy.colpkg', '1 new file'],
  ] as const) {
    await visit(page, '/import');
    const file = path.join(ROOT, 'tests/anki/packages', name);
    await page.setInputFiles('input[name=file]', file);
    await page.getByText(told).waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Added' }).waitFor();
  }
  expect(await page.locator('.sheet').first().textContent()).toMatch(/1\snew file\./);
  for (const _ of ['the file', 'the notes']) await kartoteka(place, 'undo');
});

browserTest(
  "the folder of Mnemosyne's data is dropped, and its pictures come with it",
  async () => {
    const { page } = tab;
    await visit(page, '/import');
    await drop(page, [path.join(ROOT, 'tests/fixtures/mnemosyne')]);
    await page.getByText('2 new files').waitFor();
    expect(await page.getByText('did not come').count()).toBe(0);
    await page.getByRole('button', { name: 'Another file' }).click();
    await page.locator('.drop').waitFor();
  },
);

browserTest(
  'a package that was saved as .zip, and one that is not whole, say what they are',
  async () => {
    const { page } = tab;
    const buffer = readFileSync(path.join(ROOT, 'tests/anki/packages/latest.apkg'));
    await visit(page, '/import');
    const mimeType = 'application/zip';
    await page.setInputFiles('input[name=file]', { name: 'saved.zip', mimeType, buffer });
    await page.getByText('saved.apkg').waitFor();
    await page.getByRole('button', { name: 'Another file' }).click();
    const half = buffer.subarray(0, buffer.length / 2);
    await page.setInputFiles('input[name=file]', { name: 'half.apkg', mimeType, buffer: half });
    await page.getByText('It is damaged or did not come whole').waitFor();
    await page.getByRole('button', { name: 'Another file' }).click();
    await page.locator('.drop').waitFor();
    await visit(page, '/import');
    expect(await page.locator('.drop').count()).toBe(1);
  },
);

describe('a table', () => {
  browserTest(
    'is planned as was chosen last, however fast the plans before it are made',
    async () => {
      const { page } = tab;
      await visit(page, '/import');
      const file = { name: 'fast.csv', mimeType: 'text/csv', buffer: Buffer.from('eins,one\n') };
      await page.setInputFiles('input[name=file]', file);
      const add = page.getByRole('button', { name: 'Add', exact: true });
      await add.waitFor();
      // Nobody asks while a plan is being made: it is there when the page asks first.
      const asked = await page.context().newPage();
      await page.route('**/api/import/package', async (route) => {
        const stands = async () =>
          (await (await asked.request.get(`${server.url}/api/import/package`)).json()).at;
        await expect.poll(stands, { timeout: 30_000 }).toBe('planned');
        await route.continue();
      });
      const deck = page.getByRole('combobox', { name: 'Deck', exact: true });
      await deck.fill('First');
      await deck.fill('Second');
      await page.locator('.sheet').getByText('Second').waitFor();
      await expect.poll(() => add.isEnabled()).toBe(true);
      await page.unroute('**/api/import/package');
      await asked.close();
      await page.getByRole('button', { name: 'Another file' }).click();
      await page.locator('.drop').waitFor();
    },
  );

  browserTest('goes into the deck that is typed, letter by letter', async () => {
    const { page } = tab;
    await visit(page, '/import');
    const file = { name: 'zahlen.csv', mimeType: 'text/csv', buffer: Buffer.from('eins,one\n') };
    await page.setInputFiles('input[name=file]', file);
    const deck = page.getByRole('combobox', { name: 'Deck', exact: true });
    expect(await deck.inputValue()).toBe('zahlen');
    await deck.fill('');
    await deck.pressSequentially('German::Numbers');
    await page.locator('.sheet').getByText('German::Numbers').waitFor();
    expect(await deck.inputValue()).toBe('German::Numbers');
    await page.getByRole('button', { name: 'Another file' }).click();
    await page.locator('.drop').waitFor();
  });

  browserTest(
    'with an odd separator is read as one says, shows at once what comes of it, is added, and taken back',
    async () => {
      const { page } = tab;
      await visit(page, '/import');
      const buffer = Buffer.from(ROWS.join('\n'));
      const file = { name: 'wörter.csv', mimeType: 'text/csv', buffer };
      await page.setInputFiles('input[name=file]', file);
      const separator = page.getByLabel('Between the columns');
      await separator.waitFor();
      expect(await separator.inputValue()).toBe('|');
      await separator.selectOption({ label: 'comma' });
      await expect.poll(() => previewed(page)).toContain('der Baum|tree');
      await separator.selectOption({ label: 'vertical bar' });
      await expect.poll(() => previewed(page)).toContain('tree, oak');
      const header = page.getByRole('checkbox', { name: 'The first row names the columns' });
      if (!(await header.isChecked())) await header.check();
      await page.getByLabel('Wort').selectOption({ label: 'Back' });
      await page.getByLabel('Bedeutung').selectOption({ label: 'Front' });
      await page.getByLabel('Marke').selectOption({ label: 'Leave out' });
      await expect
        .poll(() => previewed(page))
        .toEqual(['der Baum', 'tree, oak', 'das Haus', 'house; home']);
      const before = await sides();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      expect(await sides()).toEqual([
        ...before,
        ['house; home', expect.stringContaining('das Haus')],
        ['tree, oak', expect.stringContaining('der Baum')],
      ]);
      await visit(page, '/import');
      await page.getByRole('heading', { name: 'The last import: added' }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('heading', { name: 'Taken back' }).waitFor();
      expect(await sides()).toEqual(before);
      await visit(page, '/import');
      expect(await page.getByText('The last import').count()).toBe(0);
    },
  );

  browserTest(
    'of an old spreadsheet shows its letters; chosen so that it cannot be read, it says so and can be chosen otherwise',
    async () => {
      const { page } = tab;
      await visit(page, '/import');
      const house = [0xe4, 0xee, 0xec];
      const buffer = Buffer.from([...house, ...Buffer.from(';a,"b\nc;d\n')]);
      const file = { name: 'old.csv', mimeType: 'text/csv', buffer };
      await page.setInputFiles('input[name=file]', file);
      await expect.poll(() => previewed(page)).toEqual(['дом', 'a,"b', 'c', 'd']);
      await page.getByLabel('Encoding').selectOption({ label: 'Windows-1252 (Western Europe)' });
      await expect.poll(() => previewed(page)).toEqual(['äîì', 'a,"b', 'c', 'd']);
      const separator = page.getByLabel('Between the columns');
      await separator.selectOption({ label: 'comma' });
      await page.getByText('This cannot be read: line 1, column 2').waitFor();
      expect(await page.getByRole('button', { name: 'Add', exact: true }).count()).toBe(0);
      await separator.selectOption({ label: 'semicolon' });
      await page.getByRole('button', { name: 'Add', exact: true }).waitFor();
      expect(await page.getByText('This cannot be read').count()).toBe(0);
      await separator.selectOption({ label: 'colon' });
      await page.getByRole('button', { name: 'Another file' }).click();
      await page.locator('.drop').waitFor();
      await visit(page, '/import');
      expect(await page.locator('.drop').count()).toBe(1);
      expect(await page.getByText('Cancelled').count()).toBe(0);
    },
  );

  browserTest('that is wrong is told with the place and what helps, and nothing else', async () => {
    const { page } = tab;
    await visit(page, '/import');
    const buffer = Buffer.from('a,b\n"c,d\n');
    await page.setInputFiles('input[name=file]', {
      name: 'open.csv',
      mimeType: 'text/csv',
      buffer,
    });
    await page.getByText('This cannot be read: line 2, column 1. A quote opens there').waitFor();
    expect(await page.getByText('.apkg').count()).toBe(0);
    await page.getByRole('button', { name: 'Another file' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('file');
  });
});
