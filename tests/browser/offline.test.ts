import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { listReviews, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { plainDeck } from './parts/decks.ts';
import { answerCard, openReview, readScreen, untilSent, waitingAnswers } from './parts/review.ts';

const NOW = '2027-01-15T09:00:00Z';
const decks = [plainDeck(60)];

let browser: Browser;

interface Place {
  readonly server: Server;
  readonly context: BrowserContext;
  readonly page: Page;
}

async function openPlace(): Promise<Place> {
  const server = await startServer({
    dataFolder: tempFolder(),
    decks,
    env: { KARTOTEKA_NOW: NOW },
  });
  const { page } = await openPage(browser, { url: server.url });
  await openReview(page);
  return { server, context: page.context(), page };
}

/** The same place again, on the port that its pages know. */
const startAgain = ({ server: { dataFolder, url } }: Place) =>
  startServer({ dataFolder, env: { KARTOTEKA_NOW: NOW, PORT: new URL(url).port } });

async function answerSome(page: Page, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await answerCard(page, 4);
    expect((await readScreen(page)).prompt, 'the next card is there').not.toBeNull();
  }
}

async function reviewIds({ server: { dataFolder } }: Place): Promise<string[]> {
  return (await listReviews({ dataFolder })).map(({ id }) => id);
}

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe('without a server', () => {
  browserTest(
    'reviewing goes on, what waits is told, and is sent once when the server is back',
    async () => {
      const place = await openPlace();
      const { page } = place;
      await answerSome(page, 2);
      await untilSent(page);
      await place.server.kill();
      await answerSome(page, 6);
      await page.getByText('6 answers not sent yet').waitFor();
      expect((await readScreen(page)).counts.new).toBe(12);

      const server = await startAgain(place);
      await untilSent(page);
      expect(new Set(await reviewIds(place)).size).toBe(8);
      expect((await readScreen(page)).counts.new).toBe(12);
      expect(await verify(place.server)).toMatchObject({ events: 8, differences: 0 });
      await place.context.close();
      await server.stop();
    },
  );

  browserTest('U takes back what never left the browser, and says so where it cannot', async () => {
    const place = await openPlace();
    const { page } = place;
    await place.server.kill();
    await answerSome(page, 1);
    await page.getByText('1 answer not sent yet').waitFor();
    // The server may have had this one: it cannot be taken back from here.
    await page.keyboard.press('u');
    await page.getByText('the last answer cannot be taken back now').waitFor();
    expect((await readScreen(page)).counts.new).toBe(19);
    // While the browser knows of no network, nothing is tried.
    await place.context.setOffline(true);
    const { prompt } = await readScreen(page);
    await answerSome(page, 1);
    await page.keyboard.press('u');
    await expect
      .poll(() => readScreen(page))
      .toMatchObject({ prompt, answer: null, counts: { new: 19 } });

    const server = await startAgain(place);
    await place.context.setOffline(false);
    await untilSent(page);
    expect(await reviewIds(place)).toHaveLength(1);
    await place.context.close();
    await server.stop();
  });

  browserTest(
    'answers of a closed tab wait in the browser: the next tab sends each once',
    async () => {
      const place = await openPlace();
      await place.server.kill();
      await answerSome(place.page, 5);
      await expect.poll(() => waitingAnswers(place.page)).toHaveLength(5);
      const waiting = (await waitingAnswers(place.page)).map(({ id }) => id);
      await place.page.close();

      const server = await startAgain(place);
      const page = await place.context.newPage();
      await openReview(page);
      await expect.poll(() => reviewIds(place)).toHaveLength(5);
      expect((await reviewIds(place)).sort()).toEqual(waiting.sort());
      await untilSent(page);
      await expect.poll(() => waitingAnswers(page)).toEqual([]);
      await expect.poll(async () => (await readScreen(page)).counts.new).toBe(15);
      await openReview(page);
      await untilSent(page);
      expect(await reviewIds(place)).toHaveLength(5);
      await place.context.close();
      await server.stop();
    },
  );

  browserTest('answers of several tabs arrive once each, and no tab loses its count', async () => {
    const place = await openPlace();
    const other = await place.context.newPage();
    await openReview(other);
    await answerSome(place.page, 2);
    await untilSent(place.page);
    await expect.poll(async () => (await readScreen(other)).counts.new).toBe(18);
    await place.server.kill();
    await answerSome(place.page, 3);
    await answerSome(other, 4);
    await expect.poll(() => waitingAnswers(other)).toHaveLength(7);

    const server = await startAgain(place);
    // A third tab finds what waits and sends it, beside the two whose answers they are.
    const third = await place.context.newPage();
    await openReview(third);
    for (const page of [place.page, other, third]) {
      await untilSent(page);
    }
    await expect.poll(() => waitingAnswers(third)).toEqual([]);
    expect(new Set(await reviewIds(place)).size).toBe(9);
    expect(await reviewIds(place)).toHaveLength(9);
    expect(await verify(place.server)).toMatchObject({ events: 9, differences: 0 });
    // Five cards were answered in the first tab, the last three of them and one more in the second.
    await openReview(third);
    expect((await readScreen(third)).counts.new).toBe(14);
    await place.context.close();
    await server.stop();
  });
});
