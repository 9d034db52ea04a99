import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { ACTION_IDS, ACTIONS, type ActionId } from '#app/review/actions.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { cyrillicOf } from '../support/cyrillic-layout.ts';
import { type Server, startServer } from '../support/server.ts';
import { seriousFindings } from './parts/axe.ts';
import { openReview, untilSent, waitingAnswers } from './parts/review.ts';
import { visit } from './parts/visit.ts';
import { decksToWalk, openDeck, type Shown, type Step, shown, WALKS } from './parts/walks.ts';

const NOW = '2027-01-15T09:00:00Z';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({
    decks: [decksToWalk()],
    env: { KARTOTEKA_NOW: NOW },
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };

/** A page that may use the clipboard. */
const open = (more: object = {}) =>
  openPage(browser, {
    url: server.url,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...more,
  });

/** Presses the physical keys of a chord as a keyboard of this layout does. */
async function press(page: Page, chord: string, layout: 'latin' | 'russian'): Promise<void> {
  const { code, key, control, alt, shift } = cyrillicOf(chord, layout);
  const modifiers = (alt ? 1 : 0) + (control ? 2 : 0) + (shift ? 8 : 0);
  const isWritten = [...key].length === 1 && !control && !alt;
  const keyboard = await page.context().newCDPSession(page);
  const event = { code, key, modifiers, ...(isWritten && { text: key }) };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await keyboard.detach();
}

const firstKey = (action: ActionId) => ACTIONS[action].keys[0] as string;

/** These have buttons of their own; all others are in the menu. */
const BUTTONS: Partial<Record<ActionId, string>> = {
  'go-on': '.review-show',
  'reveal-all': '.review-show-all',
  again: '.review-rating-1',
  hard: '.review-rating-2',
  good: '.review-rating-3',
  easy: '.review-rating-4',
  hint: '#prompt details.hint > summary',
};

async function tap(page: Page, action: ActionId): Promise<void> {
  const button = BUTTONS[action];
  if (button !== undefined) return page.locator(button).tap();
  await page.getByRole('button', { name: 'Menu' }).tap();
  if (action !== 'menu') await page.locator(`dialog[open] [data-action=${action}]`).tap();
}

/** Walks an action to where it leads and back again to where it began. */
async function walk(action: ActionId, { page, ask }: Omit<Step, 'before'>, how = ask) {
  const { prepare, confirm, does, back } = WALKS[action];
  const step = { page, ask, before: await shown(page) };
  const isBack = () => expect.poll(() => shown(page), { message: action }).toEqual(step.before);
  await prepare?.(step);
  await how(action);
  await confirm?.(step);
  await does(step);
  // While something is being taken back, no answer is shown: some of it shows only in what is said.
  const isUndone = () =>
    expect.poll(() => page.locator('.review-toast').textContent()).toMatch(/^Undone: /);
  if (back === 'undo') {
    await ask('undo');
    await isBack();
    await isUndone();
    await ask('redo');
    await does(step);
    await ask('undo');
    await isUndone();
  } else if (back === 'escape') {
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  } else {
    await back(step);
  }
  await isBack();
}

/** Walks every action there is in one way. */
async function walkAll(page: Page, each: (action: ActionId) => Promise<void>): Promise<void> {
  for (const deck of ['Terms', 'Steps'] as const) {
    await visit(page, '/');
    await openDeck(page, deck);
    // Before the person has touched the page, browsers play nothing.
    await page.keyboard.press('Shift');
    for (const action of ACTION_IDS.filter((id) => WALKS[id].deck === deck)) await each(action);
  }
}

const SWIPES = [
  { name: 'To the left', action: 'suspend-card', x: -150, y: 0 },
  { name: 'To the right', action: 'bury-card', x: 150, y: 0 },
  { name: 'Up', action: 'suspend-note', x: 0, y: -150 },
  { name: 'Down', action: 'bury-note', x: 0, y: 150 },
] as const;

const gone = async (page: Page, before: Shown) => {
  await expect.poll(async () => (await shown(page)).card).not.toBe(before.card);
};

describe('every action', () => {
  for (const layout of ['latin', 'russian'] as const) {
    browserTest(
      `does its work by each of its keys and is taken back, ${layout} layout`,
      async () => {
        const { page, complaints, close } = await open();
        const ask = (action: ActionId) => press(page, firstKey(action), layout);
        await walkAll(page, async (action) => {
          for (const chord of ACTIONS[action].keys) {
            await walk(action, { page, ask }, () => press(page, chord, layout));
          }
        });
        expect(complaints).toEqual([]);
        await close();
      },
    );
  }

  browserTest(
    'does its work by its button or entry of the menu and is taken back, by touch',
    async () => {
      const { page, complaints, close } = await open(PHONE);
      await walkAll(page, (action) => walk(action, { page, ask: (each) => tap(page, each) }));
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

describe('acts while reviewing', () => {
  browserTest('an act is taken back after a reload as well', async () => {
    const { page, close } = await open();
    await openReview(page);
    const before = await shown(page);
    await press(page, firstKey('suspend-note'), 'latin');
    await gone(page, before);
    await untilSent(page);
    await openReview(page);
    expect((await shown(page)).card).not.toBe(before.card);
    await press(page, 'KeyU', 'latin');
    await expect.poll(async () => (await shown(page)).card).toBe(before.card);
    await close();
  });

  browserTest(
    'the space bar pressed while an act is being taken back shows the answer then',
    async () => {
      const { page, close } = await open();
      await openReview(page);
      const before = await shown(page);
      await press(page, firstKey('suspend-note'), 'latin');
      await gone(page, before);
      await untilSent(page);
      const held: (() => Promise<void>)[] = [];
      await page.route('**/api/review/undo', (route) => void held.push(() => route.continue()));
      await press(page, 'KeyU', 'latin');
      await expect.poll(() => held.length).toBe(1);
      await press(page, 'Space', 'latin');
      expect((await shown(page)).revealed).toBe(0);
      await held[0]?.();
      await expect
        .poll(async () => await shown(page))
        .toMatchObject({ card: before.card, revealed: 1 });
      await close();
    },
  );

  browserTest(
    'the space bar is the next card’s as soon as a rating was clicked, though its hidden button has the focus still',
    async () => {
      const { page, close } = await open();
      await visit(page, '/');
      await openDeck(page, 'Terms');
      await press(page, 'Space', 'latin');
      await page.locator('.review-ratings').waitFor();
      const taken = await page.evaluate(async () => {
        const button = document.querySelector<HTMLElement>('.review-rating-3');
        button?.focus();
        button?.click();
        while (button?.closest('[hidden]') === null) await Promise.resolve();
        const init = { code: 'Space', key: ' ', bubbles: true, cancelable: true };
        return button?.dispatchEvent(new KeyboardEvent('keydown', init)) === false;
      });
      expect(taken).toBe(true);
      await page.locator('.review-ratings').waitFor();
      await close();
    },
  );

  browserTest(
    'without a network acts wait with the answers, survive a reload and arrive once',
    async () => {
      const { page, close } = await open();
      await openReview(page);
      const before = await shown(page);
      await page.context().setOffline(true);
      await press(page, firstKey('suspend-card'), 'latin');
      await gone(page, before);
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
    await untilSent(page);
    await openReview(page);
    expect((await shown(page)).card).not.toBe(before.card);
    await press(page, 'KeyU', 'latin');
    await expect.poll(async () => (await shown(page)).card).toBe(before.card);
    await close();
  });

  browserTest(
    'a tap shows the answer and never rates; each swipe does what it says and is taken back',
    async () => {
      const { page, complaints, close } = await open(PHONE);
      await visit(page, '/settings');
      for (const { name, action } of SWIPES) await page.getByLabel(name).selectOption(action);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      await visit(page, '/');
      await openDeck(page, 'Terms');
      const before = await shown(page);
      await page.locator('#prompt').tap();
      await page.locator('#answer').waitFor();
      await page.locator('#answer').tap();
      expect(await shown(page)).toEqual({ ...before, revealed: 1 });
      for (const { action, x, y } of SWIPES) {
        await swipe(page, { x: x / 5, y: y / 5 });
        expect((await shown(page)).card, `too short: ${action}`).toBe(before.card);
        await swipe(page, { x, y });
        await gone(page, before);
        await press(page, 'KeyU', 'latin');
        await expect.poll(() => shown(page), { message: action }).toEqual(before);
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );

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

/** A finger that goes so far over the card. */
async function swipe(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (share: number) => ({ touchPoints: [{ x: 180 + x * share, y: 400 + y * share }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0) });
  for (let step = 1; step <= 6; step++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(step / 6) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}
