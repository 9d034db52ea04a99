import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { answerByTouch, film, judge } from './parts/frames.ts';
import { deckOfKinds } from './parts/kinds.ts';
import { openReview } from './parts/review.ts';
import { untilKept, visit } from './parts/visit.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** Half a second to the server and back. */
const SLOW = {
  offline: false,
  latency: 500,
  downloadThroughput: 200_000,
  uploadThroughput: 50_000,
};

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

browserTest(
  'on a slow phone every frame of a session shows what was asked for, and nothing moves',
  async () => {
    const server = await startServer({ decks: [deckOfKinds()] });
    const { page, complaints, close } = await openPage(browser, { url: server.url, ...PHONE });
    await visit(page, '/');
    await untilKept(page);
    await film(page);
    await openReview(page);
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await slow.send('Network.emulateNetworkConditions', SLOW);
    expect(await answerByTouch(page, { most: 15, rate: () => 3 })).toBe(15);
    await judge(page);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  },
);
