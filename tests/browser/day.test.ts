import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { queueOf } from '../http/parts/client.ts';
import { kartoteka, listCards, listReviews, verify } from '../http/parts/command-line.ts';
import { browserTest, openBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { ROOT } from '../support/root.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { DayModel } from './parts/day-model.ts';
import {
  answerCard,
  endOf,
  listenForAcknowledged,
  openReview,
  readScreen,
  type Screen,
  untilAlive,
  untilSent,
} from './parts/review.ts';
import { visit } from './parts/visit.ts';

const DECKS = [`${ROOT}/decks`];
const MORNING = '2027-01-15T06:00:00Z';
const LATER = '2027-01-15T06:15:00Z';
const NEXT_MORNING = '2027-01-16T06:00:00Z';
const RUSSIAN = { locale: 'ru-RU' };
const FIRST_RATINGS = [3, 1, 3, 4, 2] as const;
const GONE =
  /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_SOCKET/;

let browser: Browser;
let server: Server;
let tab: WatchedPage;
const dataFolder = tempFolder();
const day = new DayModel(20);
const acknowledged: string[] = [];
let answers = 0;

const start = (now: string, port = '0') =>
  startServer({ dataFolder, decks: DECKS, env: { KARTOTEKA_NOW: now, PORT: port } });
const portOf = ({ url }: Server) => new URL(url).port;

/** Answers what is shown and checks that the next card and the right counts are there at once. */
async function answerNext(page: Page, model: DayModel): Promise<Screen> {
  const before = await readScreen(page);
  expect(before.counts).toEqual(model.counts);
  const card = before.card ?? '';
  const rating = model.timesSeen(card) === 0 ? FIRST_RATINGS[answers % 5] : 3;
  model.answer(card, rating ?? 3);
  answers++;
  await answerCard(page, rating ?? 3);
  const after = await readScreen(page);
  expect(after.counts, `after ${answers} answers`).toEqual(model.counts);
  expect(after.answer, 'the next answer is hidden').toBeNull();
  return after;
}

async function untilLogged(page: Page): Promise<void> {
  await untilSent(page);
  expect(await listReviews({ dataFolder })).toHaveLength(answers);
}

beforeAll(async () => {
  browser = await openBrowser();
  server = await start(MORNING);
});

afterAll(async () => {
  await browser?.close();
});

describe('a day of reviews in the browser', () => {
  browserTest('the first start puts the deck on the desk and counts twenty new cards', async () => {
    tab = await openPage(browser, { url: server.url, ...RUSSIAN });
    const { page } = tab;
    await visit(page, '/');
    expect(await page.locator('.figure dd').allInnerTexts()).toEqual(['0', '0', '20']);
    await expect
      .poll(() => page.locator('.deck-title').textContent())
      .toBe('Kubernetes в действии');
    await page.getByRole('link', { name: 'Начать' }).click();
    await untilAlive(page);
    expect((await readScreen(page)).counts).toEqual({ new: 20, learning: 0, review: 0 });
  });

  browserTest('counts are right at every answer, and the same as the server has', async () => {
    const { page } = tab;
    const heard = listenForAcknowledged(page);
    for (let turn = 0; turn < 12; turn++) {
      await answerNext(page, day);
      if (turn % 4 === 3) {
        await expect.poll(async () => (await queueOf(server.url)).counts).toEqual(day.counts);
      }
    }
    await untilLogged(page);
    await heard.settled();
    expect(heard.ids).toHaveLength(answers);
    acknowledged.push(...heard.ids);
  });

  browserTest('a closed tab loses nothing: another one goes on with the same counts', async () => {
    expect(tab.complaints).toEqual([]);
    await tab.close();
    tab = await openPage(browser, { url: server.url, ...RUSSIAN });
    await visit(tab.page, '/');
    expect(await tab.page.locator('.figure dd').allInnerTexts()).toEqual(
      [day.counts.review, day.counts.learning, day.counts.new].map(String),
    );
    await openReview(tab.page);
    expect((await readScreen(tab.page)).counts).toEqual(day.counts);
  });

  browserTest(
    'every acknowledged answer outlives a SIGKILL in the middle of answering',
    async () => {
      const { page } = tab;
      const heard = listenForAcknowledged(page);
      for (let turn = 0; turn < 10; turn++) await answerNext(page, day);
      const killing = server.kill();
      // Some of these are on their way when the server dies, the others wait in the browser.
      for (let turn = 0; turn < 4; turn++) await answerNext(page, day);
      await killing;
      await heard.settled();
      acknowledged.push(...heard.ids);
      const kept = (await listReviews({ dataFolder })).map(({ id }) => id);
      expect(kept).toEqual(expect.arrayContaining(acknowledged));
      await page.getByTestId('unsent').waitFor();

      server = await start(LATER, portOf(server));
      await untilLogged(page);
      const ids = (await listReviews({ dataFolder })).map(({ id }) => id);
      expect(new Set(ids).size).toBe(answers);
      expect(ids).toEqual(expect.arrayContaining(acknowledged));
      expect(await verify({ dataFolder })).toMatchObject({ differences: 0, events: answers });
      expect(tab.complaints.filter((line) => !GONE.test(line))).toEqual([]);
    },
  );

  browserTest('the day ends with what was done and when the next cards come', async () => {
    const { page } = tab;
    for (let turn = 0; turn < 200 && !day.isDone; turn++) await answerNext(page, day);
    const { end, focus } = await readScreen(page);
    expect(focus).toBe('end');
    expect(end).toContain('Пока всё');
    expect(end, 'those of the closed tab, too').toMatch(new RegExp(`^${answers}$`, 'm'));
    await untilLogged(page);
    const cards = await listCards({ dataFolder });
    const first = Math.min(...cards.flatMap(({ due }) => (due === null ? [] : [due])));
    expect(first).toBe(Date.parse('2027-01-16T01:00:00Z'));
    expect(end).toContain('Следующие карточки придут завтра.');
    await page.getByRole('link', { name: 'На первый экран' }).click();
    await page.getByRole('heading', { name: 'На сегодня всё' }).waitFor();
    await expect
      .poll(() => page.locator('main').textContent())
      .toContain(`Сегодня уже: ${answers}\u00A0ответ`);
    const due = JSON.parse(await kartoteka({ dataFolder, now: LATER }, 'due', '--json'));
    expect(due).toMatchObject({ new: 0, learning: 0, review: 0 });
  });

  browserTest('the next day serves what is due, to its end', async () => {
    await tab.close();
    await server.stop();
    server = await start(NEXT_MORNING);
    const midnight = Date.parse('2027-01-17T01:00:00Z');
    const cards = await listCards({ dataFolder });
    const due = cards.filter((card) => card.state === 'review' && (card.due ?? 0) < midnight);
    expect(due.length).toBeGreaterThan(2);
    const tomorrow = new DayModel(
      20,
      due.map(({ id }) => id),
    );
    tab = await openPage(browser, { url: server.url, ...RUSSIAN });
    await visit(tab.page, '/');
    expect(await tab.page.locator('.figure dd').allInnerTexts()).toEqual([
      `${due.length}`,
      '0',
      '20',
    ]);
    await openReview(tab.page);
    for (let turn = 0; turn < 200 && !tomorrow.isDone; turn++) await answerNext(tab.page, tomorrow);
    expect(await endOf(tab.page)).toContain('Пока всё');
    for (const { id, prompt } of due) expect(tomorrow.timesSeen(id), prompt).toBeGreaterThan(0);
    await untilLogged(tab.page);
    expect(await verify({ dataFolder })).toMatchObject({ differences: 0, events: answers });
    expect(tab.complaints).toEqual([]);
    await tab.close();
    await server.stop();
  });
});
