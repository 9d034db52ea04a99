import path from 'node:path';
import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, openReview, readScreen, untilSent } from './parts/review.ts';

const FIRST = '2027-01-15T09:00:00Z';
const LATER = '2027-03-01T09:00:00Z';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

/** Says in the database what the deck options say: one lapse makes a leech. */
function chooseLeech(dataFolder: string, action: 'tag' | 'suspend'): void {
  const db = new Database(path.join(dataFolder, 'kartoteka.db'));
  db.prepare(`UPDATE "PresetVersion" SET "options" = json_patch("options", ?)`).run(
    JSON.stringify({ leechAfter: 1, leechAction: action }),
  );
  db.close();
}

describe('a card that is forgotten again and again', () => {
  browserTest.for([
    ['tag', 'en-US', /now has the tag/],
    ['suspend', 'ru-RU', /приостановлена с меткой/],
  ] as const)('is marked, and the screen says so (%s)', async ([action, locale, said]) => {
    const dataFolder = tempFolder();
    const decks = [plainDeck(1)];
    const first = await startServer({ dataFolder, decks, env: { KARTOTEKA_NOW: FIRST } });
    const learning = await openPage(browser, { url: first.url, locale });
    await openReview(learning.page);
    await answerCard(learning.page, 4);
    await learning.page.locator('#end').waitFor();
    await untilSent(learning.page);
    await learning.close();
    await first.stop();
    chooseLeech(dataFolder, action);
    const later = await startServer({ dataFolder, decks, env: { KARTOTEKA_NOW: LATER } });
    const tab = await openPage(browser, { url: later.url, locale });
    await openReview(tab.page);
    await answerCard(tab.page, 1);
    await expect.poll(() => tab.page.textContent('.review-notices')).toMatch(said);
    const { counts } = await readScreen(tab.page);
    expect(counts.learning).toBe(action === 'tag' ? 1 : 0);
    await tab.close();
    await later.stop();
    expect((await verify({ dataFolder })).differences).toBe(0);
  });
});
