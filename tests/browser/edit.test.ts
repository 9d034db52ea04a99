import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { zipOf } from '../formats/make-zip.ts';
import { kartoteka, listCards, listReviews, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { plainDeck } from './parts/decks.ts';
import {
  answerCard,
  endOf,
  openReview,
  readScreen,
  untilAlive,
  untilSent,
} from './parts/review.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const BROKEN = `---
deck: brought
title: Brought along
lang: en
---

# Chapter

Q: What is whole here?

A: This card.

Q: What is missing here?

# Next
`;

let browser: Browser;
let server: Server;
let tab: WatchedPage;
const decks = [plainDeck(2)];
const dataFolder = tempFolder();
const place = { dataFolder, decks, now: NOW };

/** Drops files on the import page as a person would from their desktop. */
async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, text } of dropped) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('.drop', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer });
}

async function download(page: Page, name: string): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  return file;
}

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ dataFolder, decks, env: { KARTOTEKA_NOW: NOW } });
  tab = await openPage(browser, { url: server.url });
});

afterAll(async () => {
  await browser?.close();
});

describe('editing, import and export', () => {
  browserTest('a card edited in its file changes its text and keeps its history', async () => {
    const { page } = tab;
    await openReview(page);
    await answerCard(page, 3);
    await untilSent(page);
    const before = (await listCards(place)).find(({ reps }) => reps === 1);
    expect(before?.prompt).toBe('<p>Question 1?</p>');

    const file = path.join(decks[0]!, 'plain.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('Question 1?', 'What was question 1?').replace('Answer 1.', 'Mended `1`.'),
    );
    const report = JSON.parse(await kartoteka(place, 'compile', '--yes', '--json'));
    // Today compiles as well where the browser keeps it fresh meanwhile: then nothing is left to update.
    const { create, archive, update, unchanged } = report.plan;
    expect({ create, archive, known: update + unchanged }).toEqual({
      create: 0,
      archive: 0,
      known: 2,
    });

    const after = (await listCards(place)).find(({ id }) => id === before?.id);
    const { state, due, reps } = before!;
    expect(after).toMatchObject({ prompt: '<p>What was question 1?</p>', state, due, reps });
    await openReview(page);
    await answerCard(page, 4);
    expect((await readScreen(page)).prompt).toBe('<p>What was question 1?</p>');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#answer .card-side').textContent()).toBe('Mended 1.');
    await page.keyboard.press('Digit3');
    expect(await endOf(page)).toContain('Done for now');
    await untilSent(page);
    expect(await listReviews(place)).toHaveLength(3);
  });

  browserTest(
    'a dropped file shows what it holds and what is wrong, is added and reviewed',
    async () => {
      const { page } = tab;
      await visit(page, '/import');
      await drop(page, [
        { name: 'one.md', text: BROKEN },
        { name: 'two.csv', text: BROKEN },
      ]);
      await page.getByText('Anything else comes one file at a time').waitFor();
      await drop(page, [{ name: 'brought.md', text: BROKEN }]);
      const heading = page.getByRole('heading', { name: 'What is in the file' });
      await heading.waitFor();
      await expect
        .poll(() => heading.evaluate((each) => each === document.activeElement))
        .toBe(true);
      const told = await page.locator('main').textContent();
      expect(told).toContain('1\u00A0deck, 1\u00A0card');
      expect(told).toContain('Brought along');
      expect(told).toContain('brought.md, line 13, column 1No answer follows');
      expect(await listCards(place), 'nothing is added unasked').toHaveLength(2);

      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('heading', { name: 'Added' }).waitFor();
      await page.getByRole('link', { name: 'Review now' }).click();
      await untilAlive(page);
      expect((await readScreen(page)).prompt).toBe('<p>What is whole here?</p>');
      await answerCard(page, 1);
      await untilSent(page);
      expect(await listReviews(place)).toHaveLength(4);
    },
  );

  browserTest('a zip of two files is added, and taken back', async () => {
    const { page } = tab;
    const deck = (key: string) => `---\ndeck: ${key}\ntitle: Deck ${key}\nlang: en\n---\n\n`;
    const buffer = await zipOf({
      'a.md': `${deck('first')}Q: First?\n\nA: One.\n`,
      'папка/b.md': `${deck('second')}Q: Second?\n\nA: Two.\n\nQ: Third?\n\nA: Three.\n`,
    });
    await visit(page, '/import');
    await page.setInputFiles('input[type=file]', {
      name: 'both.zip',
      mimeType: 'application/zip',
      buffer,
    });
    await page.getByText('2\u00A0decks, 3\u00A0cards').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Deck second: 2\u00A0cards.').waitFor();
    expect(await listCards(place)).toHaveLength(6);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await visit(page, '/');
    const titles = await page.locator('.deck-title').allInnerTexts();
    expect(titles.sort()).toEqual(['Brought along', 'Plain']);
  });

  browserTest('a file that cannot be read says so, and the same page goes on', async () => {
    const { page } = tab;
    await visit(page, '/import');
    const choose = (name: string, text: string) =>
      page.setInputFiles('input[type=file]', {
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(text),
      });
    await choose('broken.zip', 'PK\u0003\u0004 and then nothing');
    await page.getByText('This is not a whole ZIP archive').waitFor();
    await choose('empty.md', '');
    await page.getByText('There is not a single card in this file').waitFor();
    expect(tab.complaints.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  browserTest('what is taken away is read back equal by an empty place', async () => {
    const { page } = tab;
    await visit(page, '/export');
    const [texts] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download texts' }).click(),
    ]);
    expect(texts.url()).toContain('media=on');
    const log = await download(page, 'Download the log');
    expect(log.suggestedFilename()).toBe('kartoteka-reviews-2027-01-15.csv');
    const rows = readFileSync(await log.path(), 'utf8')
      .trim()
      .split('\n');
    const reviews = await listReviews(place);
    expect(rows).toEqual([
      'card_id,review_time,review_rating,review_state,review_duration',
      ...reviews.map(({ card, at, rating, duration }) =>
        expect.stringMatching(new RegExp(`^${card},${at},${rating},[0-3],${duration}$`)),
      ),
    ]);

    const bundle = await download(page, 'Download everything');
    expect(bundle.suggestedFilename()).toBe('kartoteka-2027-01-15.kartoteka.zip');
    const file = path.join(tempFolder(), bundle.suggestedFilename());
    await bundle.saveAs(file);
    const other = { dataFolder: tempFolder(), now: NOW };
    await kartoteka(other, 'import', file, '--yes');
    expect(await kartoteka(other, 'cards', '--json')).toBe(
      await kartoteka(place, 'cards', '--json'),
    );
    expect(await kartoteka(other, 'reviews', '--json')).toBe(
      await kartoteka(place, 'reviews', '--json'),
    );
    expect(await kartoteka(other, 'due', '--json')).toBe(await kartoteka(place, 'due', '--json'));
    expect(await verify(other)).toEqual(await verify(place));
    expect(tab.complaints).toEqual([]);
    await tab.close();
    await server.stop();
  });
});
