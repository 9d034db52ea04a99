import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { answerByTouch, film, judge, PHONE, slowDown } from './parts/frames.ts';
import { deckOfKinds } from './parts/kinds.ts';
import { openReview } from './parts/review.ts';
import { untilKept, visit } from './parts/visit.ts';

/** No turn of a day is near: steps are of today. */
const NOW = '2027-01-15T12:00:00Z';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

browserTest(
  'on a slow phone every frame of a session shows what was asked for, and nothing moves',
  async () => {
    const server = await startServer({ decks: [deckOfKinds()], env: { KARTOTEKA_NOW: NOW } });
    const { page, complaints, close } = await openPage(browser, { url: server.url, ...PHONE });
    await visit(page, '/');
    await untilKept(page);
    await film(page);
    await openReview(page);
    await slowDown(page);
    expect(await answerByTouch(page, { most: 15, rate: () => 3 })).toBe(15);
    await judge(page);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  },
);
