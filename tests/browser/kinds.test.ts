import path from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { overflowing, seriousFindings } from './parts/axe.ts';
import { deckOfKinds, KINDS } from './parts/kinds.ts';
import { openReview, readScreen, untilSent } from './parts/review.ts';
import { untilKept } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let browser: Browser;

type Kind = (typeof KINDS)[number];
/** What a person does with a card of a kind, up to its answer. */
type Ways = Readonly<Record<Kind, (page: Page) => Promise<unknown>>>;

const show = (page: Page) => page.keyboard.press('Space');

const BY_KEYBOARD: Ways = {
  async command(page) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    await expect.poll(() => page.locator('details.hint').getAttribute('open')).not.toBeNull();
    await page.locator('#typed').focus();
    // While one types, letters and digits are letters and digits.
    await page.keyboard.type('kubectl get po --namespace=shop -o wide # 1');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => verdict(page))
      .toMatch(/^✓ Right, written another way\. Suggested: Good/);
    await expect.poll(() => verdict(page)).toContain('po and pods are one kind of object.');
  },
  async completion(page) {
    await page.keyboard.type('none');
    await page.keyboard.press('Enter');
    await expect.poll(() => verdict(page)).toMatch(/^≈ Almost.*Suggested: Again none is not None/);
    await expect.poll(() => page.locator('.review-compared del').textContent()).toBe('none');
  },
  async text(page) {
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.review-verdict').count()).toBe(0);
  },
  async choice(page) {
    const options = await page.locator('.review-option').allTextContents();
    for (const [at, option] of options.entries()) {
      if (option !== 'readiness probe') await page.keyboard.press('abc'[at] ?? '');
    }
    await page.keyboard.press('b');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await expect.poll(() => verdict(page)).toMatch(/^✓ Exactly right/);
  },
  async set(page) {
    await expect.poll(() => page.locator('.review-slot').count()).toBe(3);
    await show(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => verdict(page)).toMatch(/^Remembered 1 \/ 3\. Suggested: Again/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => verdict(page)).toMatch(/^Remembered 2 \/ 3\. Suggested: Hard/);
  },
  async sequence(page) {
    const steps = page.locator('#answer li:visible');
    await expect.poll(() => steps.count()).toBe(0);
    await show(page);
    await expect.poll(() => steps.allTextContents()).toEqual(['somebody makes a PersistentVolume']);
    await show(page);
    await expect.poll(() => steps.count()).toBe(2);
    await expect.poll(() => page.locator('.review-ratings').isVisible()).toBe(false);
    await page.keyboard.press('Shift+Space');
    await expect.poll(() => steps.count()).toBe(4);
  },
  table: show,
  output: show,
  async occlusion(page) {
    await expect.poll(() => page.locator('#prompt .mask.asked').count()).toBe(1);
    await page.locator('#prompt .review-enlarge').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('dialog[open] .mask.asked').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await expect.poll(() => page.locator('#prompt .review-enlarge:focus').count()).toBe(1);
    await page.locator('#prompt').focus();
    await show(page);
    await expect.poll(() => page.locator('#prompt').isVisible()).toBe(false);
    await expect
      .poll(() => page.locator('#answer figcaption').textContent())
      .toBe('kubelet, the agent');
  },
  cloze: show,
  term: show,
};

const tapShow = (page: Page) => page.locator('.review-show').tap();

const BY_TOUCH: Ways = {
  async command(page) {
    await page.locator('details.hint > summary').tap();
    await page.getByText('the wide output').waitFor();
    await page.locator('#typed').tap();
    await page.locator('#typed').fill('kubectl get pods -n shop -o wdie');
    await tapShow(page);
    await expect.poll(() => verdict(page)).toMatch(/^≈ Almost.*Suggested: Hard/);
  },
  async completion(page) {
    await page.locator('#typed').tap();
    await page.locator('#typed').fill('None');
    await tapShow(page);
    await expect.poll(() => verdict(page)).toMatch(/^✓ Exactly right/);
  },
  text: tapShow,
  async choice(page) {
    await page.locator('.review-option', { hasText: 'readiness' }).tap();
    await tapShow(page);
    await expect.poll(() => verdict(page)).toMatch(/^✗ Not these\. Suggested: Again/);
    await expect
      .poll(() => page.locator('li[data-chosen]').textContent())
      .toBe('readiness probe your choice');
  },
  async set(page) {
    await tapShow(page);
    for (const item of await page.locator('#answer li').all()) await item.tap();
    await expect.poll(() => verdict(page)).toMatch(/^Remembered 3 \/ 3\. Suggested: Good/);
  },
  async sequence(page) {
    await tapShow(page);
    await page.getByRole('button', { name: 'Show all' }).tap();
    await expect.poll(() => page.locator('#answer li:visible').count()).toBe(4);
  },
  table: tapShow,
  output: tapShow,
  async occlusion(page) {
    await page.locator('#prompt img').tap({ position: { x: 5, y: 5 } });
    await page.locator('dialog[open]').tap({ position: { x: 5, y: 5 } });
    await page.locator('dialog').waitFor({ state: 'detached' });
    await tapShow(page);
  },
  cloze: tapShow,
  term: tapShow,
};

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** What is said of the answer, on one line. */
async function verdict(page: Page): Promise<string> {
  // Words of neighbouring lines would run together in the text of the nodes.
  // biome-ignore lint/performance/useDomNodeTextContent: what is seen
  const text = await page.locator('.review-verdict').innerText();
  return text.replace(/\s+/g, ' ').trim();
}

function serve(): Promise<Server> {
  return startServer({ decks: [deckOfKinds()], env: { KARTOTEKA_NOW: NOW } });
}

/** Goes through the deck, and looks at the question and the answer of every card. */
async function reviewAll(page: Page, ways: Ways, rate: () => Promise<unknown>): Promise<void> {
  await openReview(page);
  for (const kind of KINDS) {
    const { prompt } = await readScreen(page);
    expect(await problems(page), `question: ${kind}`).toEqual([]);
    await ways[kind](page);
    const { answer, focus } = await readScreen(page);
    expect(answer, kind).not.toBeNull();
    if (kind !== 'set') expect(focus, kind).toBe('answer');
    expect(await problems(page), `answer: ${kind}`).toEqual([]);
    await rate();
    await untilSent(page);
    expect((await readScreen(page)).prompt, `after ${kind}`).not.toBe(prompt);
  }
}

async function problems(page: Page): Promise<string[]> {
  return [...(await overflowing(page)), ...(await seriousFindings(page))];
}

/** What the log says of typed and chosen answers. */
function logged({ dataFolder }: Server): unknown[] {
  const database = new Database(path.join(dataFolder, 'kartoteka.db'), { readonly: true });
  const rows = database
    .prepare(
      `SELECT "rating", "typed", "verdict" FROM "Event" WHERE "typed" IS NOT NULL ORDER BY "at"`,
    )
    .raw()
    .all();
  database.close();
  return rows;
}

describe('a card of every kind', () => {
  browserTest('is answered by keyboard', async () => {
    const server = await serve();
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // Space gives what is proposed.
    await reviewAll(page, BY_KEYBOARD, async () => {
      await page.locator('#answer').focus();
      await page.keyboard.press('Space');
    });
    expect(logged(server)).toEqual([
      [3, 'kubectl get po --namespace=shop -o wide # 1', 'equivalent'],
      [1, 'none', 'near'],
      [3, expect.stringMatching(/^[AB] [BC]$/), 'exact'],
      [2, '2/3', null],
    ]);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  });

  browserTest('is answered by touch, in the dark, on a small screen', async () => {
    const server = await serve();
    const options = {
      url: server.url,
      colorScheme: 'dark' as const,
      reducedMotion: 'reduce' as const,
    };
    const { page, complaints, close } = await openPage(browser, { ...PHONE, ...options });
    await reviewAll(page, BY_TOUCH, () => page.locator('.review-rating-4').tap());
    expect(logged(server)).toEqual([
      [4, 'kubectl get pods -n shop -o wdie', 'near'],
      [4, 'None', 'exact'],
      [4, expect.stringMatching(/^[ABC]$/), 'different'],
      [4, '3/3', null],
    ]);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  });
});

describe('typing', () => {
  browserTest('is compared without a connection, and the answer waits in the browser', async () => {
    const server = await serve();
    const { page, close } = await openPage(browser, { url: server.url });
    await openReview(page);
    await untilKept(page);
    await server.kill();
    await page.keyboard.type('kubectl get pods -n shop -o yaml');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => verdict(page))
      .toMatch(/^≈ Almost.*Suggested: Again yaml instead of wide/);
    await page.keyboard.press('s');
    await page.getByText('There is no connection just now.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await page.getByText('1 answer not sent yet').waitFor();
    await expect.poll(() => page.locator('#prompt .review-gap').count()).toBe(1);
    await close();
  });

  browserTest('leaves the keys to the field; Escape gives them back', async () => {
    const server = await serve();
    const { page, close } = await openPage(browser, { url: server.url });
    await openReview(page);
    const typing = await readScreen(page);
    expect(typing.focus).toBe('typed');
    await page.keyboard.type('1 2 3 4 s h u');
    await expect.poll(() => page.locator('#typed').inputValue()).toBe('1 2 3 4 s h u');
    expect(await readScreen(page)).toEqual(typing);
    await page.keyboard.press('Escape');
    expect((await readScreen(page)).focus).toBe('prompt');
    await page.keyboard.press('Space');
    await page.getByText('Something else.').waitFor();
    await close();
    await server.stop();
  });
});

describe('the notes of a card', () => {
  browserTest('are a key away, with its lines marked; Escape goes back to the card', async () => {
    const server = await serve();
    const { page, complaints, close } = await openPage(browser, {
      url: server.url,
      locale: 'ru-RU',
    });
    await openReview(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.locator('.passage-line-own').first().waitFor();
    const own = await page.locator('.passage-line-own mark').allTextContents();
    expect(own[0]).toContain('List the pods of the namespace');
    await expect
      .poll(() => page.locator('.passage-place').allTextContents())
      .toEqual([expect.stringMatching(/^kinds\.md строки \d+–\d+$/), 'The cluster']);
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect((await readScreen(page)).focus).toBe('prompt');
    await page.getByRole('button', { name: 'Конспект' }).click();
    await page.locator('.passage-line-own').first().waitFor();
    await page.keyboard.press('s');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect((await readScreen(page)).focus).toBe('prompt');
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  });
});
