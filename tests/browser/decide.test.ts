import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { listCards } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';
import { answerCard, openReview, untilSent } from './parts/review.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const HEAD = '---\ndeck: d\ntitle: Cluster\nlang: en\n---\n\n';
const OLD =
  'Q: Which component keeps the state of a cluster?\nA: etcd, a store of keys and values.\n';
const LIKE =
  'Q: Which component keeps the state of the nodes?\nA: etcd, a store of keys, does so.\n';
const OTHER = 'Q: What starts containers on a node?\nA: The kubelet, through the runtime.\n';

let browser: Browser;
let server: Server;
let tab: WatchedPage;
const decks = [tempFolderWith({ 'a.md': HEAD + OLD })];
const dataFolder = tempFolder();
const place = { dataFolder, decks, now: NOW };
const write = (text: string) => writeFileSync(path.join(decks[0]!, 'a.md'), HEAD + text);

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ dataFolder, decks, env: { KARTOTEKA_NOW: NOW } });
  tab = await openPage(browser, { url: server.url });
});

afterAll(async () => {
  await browser?.close();
});

/** Opens Today again until it says this: the folders are looked at every few seconds. */
async function untilToday(words: string): Promise<void> {
  const { page } = tab;
  await expect
    .poll(
      async () => {
        await visit(page, '/');
        return page.locator('main').textContent();
      },
      { interval: 500 },
    )
    .toContain(words);
}

describe('files that change while the server runs', () => {
  browserTest(
    'opening Today compiles them and tells what is broken, with file and line',
    async () => {
      const { page } = tab;
      await openReview(page);
      await answerCard(page, 3);
      await untilSent(page);
      write(`${OLD}\n${OTHER}\nQ: Who answers this?\n`);
      await untilToday('a.md:13');
      await expect.poll(() => listCards(place)).toHaveLength(2);
    },
  );

  browserTest(
    'what may be a card that was studied is decided by clicking, and keeps its history',
    async () => {
      const { page } = tab;
      const [studied] = (await listCards(place)).filter(({ reps }) => reps > 0);
      write(`${LIKE}\n${OTHER}`);
      await untilToday('wait for your decision');
      await page.getByRole('link', { name: 'Look and decide' }).click();
      await page.getByRole('heading', { name: 'To decide' }).waitFor();
      await expect.poll(() => page.locator('.doubt .diff').textContent()).toContain('of the nodes');
      await page.getByRole('radio', { name: /The same card, edited/ }).check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('heading', { name: 'Added' }).waitFor();
      const after = (await listCards(place)).find(({ id }) => id === studied?.id);
      expect(after?.prompt).toContain('the nodes');
      expect(after).toMatchObject({ reps: 1 });
      await visit(page, '/');
      await expect
        .poll(() => page.locator('main').textContent())
        .not.toContain('wait for your decision');
    },
  );

  browserTest('the import page asks the same of a file that is brought', async () => {
    const { page } = tab;
    const bring = async (text: string) => {
      await visit(page, '/import');
      const buffer = Buffer.from(`---\ndeck: brought\ntitle: Brought\nlang: en\n---\n\n${text}`);
      await page.setInputFiles('input[type=file]', {
        name: 'b.md',
        mimeType: 'text/markdown',
        buffer,
      });
    };
    await bring(OLD);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Added' }).waitFor();
    await bring(LIKE);
    await page.getByRole('radio', { name: /A new card/ }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Added' }).waitFor();
    const review = await page.getByRole('link', { name: 'Review now' }).getAttribute('href');
    expect(review).toMatch(/^\/review\?deck=/);
    const brought = (await listCards(place)).filter(({ deck }) => deck === 'brought');
    expect(brought.map(({ prompt }) => prompt)).toEqual([expect.stringContaining('the nodes')]);
    expect(tab.complaints).toEqual([]);
    await tab.close();
    await server.stop();
  });
});
