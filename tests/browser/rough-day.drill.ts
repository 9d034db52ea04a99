import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { browserTest, openBrowser } from '../support/browser.ts';
import { haveRoughDay, TROUBLES } from './parts/rough-day.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

browserTest('after a hundred troubles, whichever come, the log is what was pressed', () => {
  const any = () => TROUBLES[Math.floor(Math.random() * TROUBLES.length)] ?? 'cut';
  return haveRoughDay(browser, { troubles: Array.from({ length: 100 }, any), random: Math.random });
});
