import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chance } from '../fitting/learners.ts';
import { listReviews, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, openReview, readScreen, untilSent } from './parts/review.ts';
import { haveRoughDay, TROUBLES } from './parts/rough-day.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

browserTest(
  'the network is cut, the tab dies, the server is killed: at the end the log is what was pressed',
  () => haveRoughDay(browser, { troubles: TROUBLES, random: chance(1) }),
);

browserTest('two devices at once end equal, and the log is what was pressed on both', async () => {
  const server = await startServer({ decks: [plainDeck(12)] });
  const devices = await Promise.all([
    openPage(browser, { url: server.url }),
    openPage(browser, { url: server.url }),
  ]);
  const pages = devices.map(({ page }) => page);
  const pressed: string[] = [];
  for (const page of pages) await openReview(page);
  // None that comes again within minutes: both devices are read at about the same time.
  for (const rating of [3, 4, 2, 3] as const) {
    for (const page of pages) {
      pressed.push(`${(await readScreen(page)).card} ${rating}`);
      await answerCard(page, rating);
    }
  }
  for (const page of pages) await untilSent(page);
  const logged = (await listReviews(server)).map(({ card, rating }) => `${card} ${rating}`);
  expect(logged.sort()).toEqual(pressed.sort());
  expect(await verify(server)).toMatchObject({ differences: 0, events: 8 });
  const screens = [];
  for (const page of pages) {
    await openReview(page);
    screens.push(await readScreen(page));
  }
  expect(screens[0]).toEqual(screens[1]);
  for (const { complaints, close } of devices) {
    expect(complaints).toEqual([]);
    await close();
  }
  await server.stop();
});
