import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chance } from '../fitting/learners.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { ROOT } from '../support/root.ts';
import { startServer } from '../support/server.ts';
import { answerByTouch, film, judge, PHONE, slowDown } from './parts/frames.ts';
import { openReview } from './parts/review.ts';
import { untilKept, visit } from './parts/visit.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

/** No turn of a day is near: steps are of today. */
const NOW = '2027-01-15T12:00:00Z';

browserTest(
  'a whole day of the shipped decks on a slow phone has no frame that waits or moves',
  async () => {
    const server = await startServer({ decks: [`${ROOT}/decks`], env: { KARTOTEKA_NOW: NOW } });
    const { page, complaints, close } = await openPage(browser, { url: server.url, ...PHONE });
    await visit(page, '/');
    await untilKept(page);
    await film(page);
    await openReview(page);
    await slowDown(page);
    const random = chance(3);
    const rate = () => ([1, 3, 3, 3, 2, 4] as const)[Math.floor(random() * 6)] ?? 3;
    expect(await answerByTouch(page, { most: 300, rate })).toBeLessThan(300);
    await judge(page);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  },
);
