import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { ACTIONS, type ActionId } from '#app/review/actions.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { cyrillicOf } from '../support/cyrillic-layout.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolderWith } from '../support/temp-folder.ts';
import { seriousFindings } from './parts/axe.ts';
import { openReview, untilSent, waitingAnswers } from './parts/review.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';

const DECK = `---
deck: acts
title: Acts
lang: en
---

# Acts

${Array.from({ length: 12 }, (_, at) => `- Term ${at} ::: meaning ${at}\n`).join('')}`;

/** What is done by key, what confirms it where a dialog asks, and whether the card leaves. */
const ACTS: readonly (readonly [ActionId, confirm: string | null, leaves: boolean])[] = [
  ['mark', null, false],
  ['flag-1', null, false],
  ['flag-2', null, false],
  ['flag-3', null, false],
  ['flag-4', null, false],
  ['flag-5', null, false],
  ['flag-6', null, false],
  ['flag-7', null, false],
  ['bury-card', null, true],
  ['bury-note', null, true],
  ['suspend-card', null, true],
  ['suspend-note', null, true],
  ['set-due', '3-7', true],
  ['reset', '', true],
  ['delete-note', '', true],
];

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({
    decks: [tempFolderWith({ 'acts.md': DECK })],
    env: { KARTOTEKA_NOW: NOW },
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (more: object = {}) => openPage(browser, { url: server.url, ...more });

/** The card, its flag and mark, and how many are to go. */
function shown(page: Page) {
  return page.evaluate(() => ({
    card: document.querySelector<HTMLElement>('.review-card')?.dataset.card ?? null,
    marks: [...document.querySelectorAll('.review-marks > *')].map((each) =>
      each.getAttribute('aria-label'),
    ),
    counts: [...document.querySelectorAll('.review-number')].map((each) => each.textContent),
  }));
}

/** Presses the physical keys of an action as a browser tells it under a layout. */
async function press(page: Page, chord: string, layout: 'latin' | 'russian'): Promise<void> {
  const { code, key, control, alt, shift } = cyrillicOf(chord, layout);
  await page.evaluate(
    (init) => {
      const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    { code, key, ctrlKey: control, altKey: alt, shiftKey: shift },
  );
}

const firstKey = (action: ActionId) => ACTIONS[action].keys[0] as string;

async function confirmWith(page: Page, text: string): Promise<void> {
  await page.locator('dialog[open] form').waitFor();
  if (text !== '') await page.locator('dialog[open] input:not([type=checkbox])').fill(text);
  await page.keyboard.press('Enter');
}

async function expectDone(page: Page, before: Awaited<ReturnType<typeof shown>>, leaves: boolean) {
  await expect.poll(() => shown(page)).not.toEqual(before);
  const after = await shown(page);
  expect(after.card === before.card).toBe(!leaves);
}

describe('acts while reviewing', () => {
  for (const layout of ['latin', 'russian'] as const) {
    browserTest(`every key does its work and is taken back, under a ${layout} layout`, async () => {
      const { page, complaints, close } = await open();
      await openReview(page);
      const before = await shown(page);
      for (const [action, confirm, leaves] of ACTS) {
        await press(page, firstKey(action), layout);
        if (confirm !== null) await confirmWith(page, confirm);
        await expectDone(page, before, leaves);
        await press(page, 'Ctrl+KeyZ', layout);
        await expect.poll(() => shown(page), { message: action }).toEqual(before);
        expect(await page.locator('.review-toast').textContent()).toMatch(/^Undone: /);
        await press(page, 'Ctrl+Shift+KeyZ', layout);
        await expectDone(page, before, leaves);
        await press(page, 'KeyU', layout);
        await expect.poll(() => shown(page), { message: action }).toEqual(before);
      }
      expect(complaints).toEqual([]);
      await close();
    });
  }

  browserTest('every entry of the menu does its work and is taken back by the toast', async () => {
    const { page, complaints, close } = await open();
    await openReview(page);
    const before = await shown(page);
    for (const [action, confirm, leaves] of ACTS) {
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.locator(`dialog[open] [data-action=${action}]`).click();
      if (confirm !== null) await confirmWith(page, confirm);
      await expectDone(page, before, leaves);
      await page.locator('.review-toast').getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => shown(page), { message: action }).toEqual(before);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('an act is taken back after a reload as well', async () => {
    const { page, close } = await open();
    await openReview(page);
    const before = await shown(page);
    await press(page, firstKey('suspend-note'), 'latin');
    await expectDone(page, before, true);
    await untilSent(page);
    await openReview(page);
    expect((await shown(page)).card).not.toBe(before.card);
    await press(page, 'KeyU', 'latin');
    await expect.poll(async () => (await shown(page)).card).toBe(before.card);
    await close();
  });

  browserTest(
    'without a network acts wait with the answers, survive a reload and arrive once',
    async () => {
      const { page, close } = await open();
      await openReview(page);
      const before = await shown(page);
      await page.context().setOffline(true);
      await press(page, firstKey('suspend-card'), 'latin');
      await expectDone(page, before, true);
      await expect.poll(async () => (await waitingAnswers(page)).length).toBe(1);
      await page.context().setOffline(false);
      await openReview(page);
      await expect.poll(async () => (await waitingAnswers(page)).length).toBe(0);
      expect((await shown(page)).card).not.toBe(before.card);
      await press(page, 'KeyU', 'latin');
      await expect.poll(async () => (await shown(page)).card).toBe(before.card);
      await close();
    },
  );

  browserTest('a card suspended in another tab leaves this one, and nothing is lost', async () => {
    const one = await open();
    const other = await one.page.context().newPage();
    await openReview(one.page);
    await openReview(other);
    const before = await shown(one.page);
    await press(other, firstKey('suspend-card'), 'latin');
    await expect.poll(async () => (await shown(one.page)).card).not.toBe(before.card);
    await press(other, 'KeyU', 'latin');
    await expect.poll(async () => (await shown(other)).card).toBe(before.card);
    await one.close();
  });

  browserTest('where the browser stores nothing more, answers are sent all the same', async () => {
    const { page, close } = await open();
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await openReview(page);
    const before = await shown(page);
    await press(page, firstKey('suspend-card'), 'latin');
    await page.getByText('This browser stores nothing for this page').waitFor();
    await openReview(page);
    expect((await shown(page)).card).not.toBe(before.card);
    await press(page, 'KeyU', 'latin');
    await expect.poll(async () => (await shown(page)).card).toBe(before.card);
    await close();
  });

  browserTest('a tap shows the answer and never rates; a swipe does what it says', async () => {
    const { page, close } = await open({ hasTouch: true, viewport: { width: 360, height: 740 } });
    await visit(page, '/settings');
    await page.getByLabel('To the left').selectOption('suspend-card');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await openReview(page);
    const before = await shown(page);
    await page.locator('#prompt').tap();
    await page.locator('#answer').waitFor();
    await page.locator('#answer').tap();
    expect(await shown(page)).toEqual(before);
    await swipe(page, { from: 300, to: 120 });
    await expectDone(page, before, true);
    await press(page, 'KeyU', 'latin');
    await expect.poll(() => shown(page)).toEqual(before);
    await swipe(page, { from: 300, to: 270 });
    expect(await shown(page)).toEqual(before);
    await close();
  });

  browserTest('a key of one’s own works, and the usual one no more', async () => {
    const { page, close } = await open();
    await visit(page, '/settings/keys');
    await page.getByRole('button', { name: 'Change the key of “Mark the note”' }).click();
    await page.keyboard.press('KeyO');
    await page.getByText('This key belongs to “Options of the deck”').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await openReview(page);
    const before = await shown(page);
    await press(page, firstKey('mark'), 'latin');
    await press(page, 'KeyO', 'russian');
    await expect.poll(async () => (await shown(page)).marks).toEqual(['Marked']);
    await press(page, 'KeyU', 'latin');
    await expect.poll(() => shown(page)).toEqual(before);
    await visit(page, '/settings/keys');
    await page.getByRole('button', { name: 'All as usual' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await close();
  });

  browserTest('menu, sheet of keys and dialogs are accessible', async () => {
    const { page, close } = await open();
    await openReview(page);
    for (const action of ['menu', 'help', 'set-due', 'reset', 'delete-note'] as const) {
      await press(page, firstKey(action), 'latin');
      await page.locator('dialog[open]').waitFor();
      expect(await seriousFindings(page), action).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }
    await close();
  });
});

/** A finger that goes across the card. */
async function swipe(page: Page, { from, to }: { from: number; to: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (x: number) => ({ touchPoints: [{ x, y: 400 }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(from) });
  const step = (to - from) / 6;
  for (let x = from + step; Math.abs(x - from) <= Math.abs(to - from); x += step) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(x) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}
