import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { endOf, openReview, readScreen } from './parts/review.ts';
import { deckOfShapes, SCREENS } from './parts/screens.ts';
import { visit } from './parts/visit.ts';

const NOW = '2027-01-15T09:00:00Z';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServer({ decks: [deckOfShapes()], env: { KARTOTEKA_NOW: NOW } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (): Promise<WatchedPage> => openPage(browser, { url: server.url });

/** Marks all in sight that the keyboard should reach, and gives how many presses of Tab that takes. */
function markReachable(page: Page): Promise<number> {
  return page.evaluate(() => {
    const kinds = 'a[href], button, input, select, summary, [tabindex="0"]';
    const all = [...document.querySelectorAll<HTMLElement>(kinds)].filter((each) => {
      if (!each.checkVisibility() || each.matches(':disabled, [type=hidden]')) return false;
      // Of a group of radio buttons, Tab reaches the chosen one.
      return !each.matches('[type=radio]:not(:checked)');
    });
    for (const each of all) each.dataset.wanted = 'yes';
    // A date has a day, a month, a year and a calendar.
    return all.length + 3 * all.filter((each) => each.matches('[type=date]')).length;
  });
}

/** What Tab did not come to, or where nothing shows that it has come. */
async function unreached(page: Page): Promise<string[]> {
  const count = await markReachable(page);
  for (let press = 0; press < count + 3; press++) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => {
      const at = document.activeElement;
      if (at?.matches(':focus-visible')) at.removeAttribute('data-wanted');
    });
  }
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-wanted]')].map((each) => each.outerHTML),
  );
}

async function setSingleKeys(page: Page, on: boolean): Promise<void> {
  await visit(page, '/settings');
  await page.getByLabel('Shortcuts of a single key').setChecked(on);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
}

describe('by keyboard alone', () => {
  browserTest('Tab reaches everything on every screen', async () => {
    const { page, close } = await open();
    for (const { name, show, leave } of SCREENS) {
      await show(page);
      expect(await unreached(page), name).toEqual([]);
      await leave?.(page);
    }
    await close();
  });

  browserTest('revealing moves the focus to the answer; each side is spoken once', async () => {
    const { page, close } = await open();
    await openReview(page);
    expect((await readScreen(page)).focus).toBe('prompt');
    await page.keyboard.press('Space');
    const { focus, answer } = await readScreen(page);
    expect(focus).toBe('answer');
    const spoken = await page.evaluate(() => {
      const live = '[aria-live], [role=status], [role=alert], [role=log], output';
      const focused = document.activeElement;
      return {
        holdsAnswer: focused?.querySelector('.card-side')?.innerHTML,
        live: [...document.querySelectorAll(live)].map((each) => each.textContent).join(''),
        isLive: focused?.closest(live) !== null,
      };
    });
    expect(spoken).toEqual({ holdsAnswer: answer, live: '', isLive: false });
    // In the tree that a screen reader reads: the name of its group, its text, and nothing else.
    const tree = await page.locator('.review').ariaSnapshot();
    const lines = tree.split('\n').filter((line) => line.includes('Which command lists'));
    expect(lines.filter((line) => line.includes('group'))).toHaveLength(1);
    expect(lines.filter((line) => !line.includes('group'))).toHaveLength(1);
    await close();
  });

  browserTest('every button says what it does and which key does it', async () => {
    const { page, close } = await open();
    await openReview(page);
    const show = page.getByRole('button', { name: 'Show answer' });
    expect(await show.getAttribute('aria-keyshortcuts')).toBe('Space Enter');
    await show.click();
    for (const [place, name] of ['Again', 'Hard', 'Good', 'Easy'].entries()) {
      const button = page.getByRole('button', { name: new RegExp(`^${name} \\d+\\s(min|d)$`) });
      expect(await button.getAttribute('aria-keyshortcuts')).toBe(String(place + 1));
    }
    await close();
  });

  browserTest('under a Cyrillic layout keys count by their place', async () => {
    const { page, close } = await open();
    await openReview(page);
    const before = await readScreen(page);
    const press = (key: string, code: string) =>
      page.evaluate(
        (init) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init)),
        { key, code, bubbles: true, cancelable: true },
      );
    await press(' ', 'Space');
    const sent = page.waitForResponse('**/api/review/answers');
    await press('4', 'Digit4');
    expect((await readScreen(page)).counts.new).toBe(before.counts.new - 1);
    await sent;
    await press('г', 'KeyU');
    await page.locator('#prompt').waitFor();
    await expect.poll(async () => (await readScreen(page)).counts).toEqual(before.counts);
    await close();
  });

  browserTest('shortcuts of a single key can be switched off; buttons and Enter stay', async () => {
    const { page, close, complaints } = await open();
    await setSingleKeys(page, false);
    await openReview(page);
    const question = await readScreen(page);
    for (const key of ['Space', 'Enter', '1', '3', 'u']) await page.keyboard.press(key);
    expect(await readScreen(page)).toEqual(question);
    await expect.poll(() => page.locator('.review-key').count()).toBe(0);

    await page.getByRole('button', { name: 'Show answer' }).focus();
    await page.keyboard.press('Enter');
    const revealed = await readScreen(page);
    expect(revealed.focus).toBe('answer');
    for (const key of ['1', '2', '3', '4', 'Space', 'Enter', 'u']) await page.keyboard.press(key);
    expect(await readScreen(page)).toEqual(revealed);
    const sent = page.waitForResponse('**/api/review/answers');
    await page.getByRole('button', { name: 'Easy' }).focus();
    await page.keyboard.press('Enter');
    expect(await endOf(page)).toContain('Done for now');
    await sent;
    await page.keyboard.press('Control+z');
    await page.locator('#prompt').waitFor();
    await setSingleKeys(page, true);
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('the skip link leads past the chrome to the content', async () => {
    const { page, close } = await open();
    await visit(page, '/decks');
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await close();
  });
});
