import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { AnswerResult, AnswersReply } from '#lib/review/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { verify } from '../http/parts/command-line.ts';
import { PlainLearner } from '../review/plain-learner.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';
import { answerCard, endOf, openReview, readScreen } from './parts/review.ts';
import { visit } from './parts/visit.ts';

const ZONE = 'Asia/Kathmandu';
const CARDS = 45;
/** In the morning, before midnight, and at nine minutes before the study day turns at four: steps of ten minutes reach over it. */
const SITTINGS = ['2027-03-05T09:00+05:45', '2027-03-06T23:40+05:45', '2027-03-08T03:51+05:45'];

let browser: Browser;
const dataFolder = tempFolder();
const notes = Array.from({ length: CARDS }, (_, n) => `Q: What is number ${n}?\nA: It is ${n}.\n`);
const decks = [tempFolderWith({ 'numbers.md': `# Numbers\n\n${notes.join('\n')}` })];

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

browserTest(
  'three days in Kathmandu are served and counted as a plain telling of the rules has it',
  async () => {
    const learner = new PlainLearner(ZONE, CARDS);
    for (const [day, now] of SITTINGS.entries()) {
      const server = await startServer({
        dataFolder,
        decks,
        env: { KARTOTEKA_NOW: new Date(now).toISOString() },
      });
      const tab = await openPage(browser, { url: server.url, timezoneId: ZONE });
      await visit(tab.page, '/');
      await openReview(tab.page);
      await sit(tab.page, { learner, from: Date.parse(now) });
      expect(tab.complaints).toEqual([]);
      await tab.close();
      expect(await verify({ dataFolder })).toMatchObject({
        differences: 0,
        events: learner.answers,
      });
      await server.stop();
      expect(learner.answers, `day ${day}`).toBeGreaterThan((day + 1) * 10);
    }
  },
);

/** Until nothing is left. The clock of the server started at `from` a moment ago. */
async function sit(
  page: Page,
  { learner, from }: { learner: PlainLearner; from: number },
): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    const screen = await readScreen(page);
    const counts = learner.counts(from);
    expect(screen.counts, `after ${learner.answers} answers`).toEqual(counts);
    if (screen.card === null) {
      expect(counts).toEqual({ new: 0, learning: 0, review: 0 });
      await endOf(page);
      return;
    }
    const card = screen.card as CardId;
    expect(learner.mayCome(from, card)).toBe(true);
    const rating = learner.rating();
    const [{ state }] = await Promise.all([replyTo(page), answerCard(page, rating)]);
    learner.answered(card, { now: state?.lastAt ?? 0, rating, state });
  }
  throw new Error('a sitting without end');
}

async function replyTo(page: Page): Promise<AnswerResult> {
  const response = await page.waitForResponse((each) => each.url().endsWith('/api/review/answers'));
  const { results } = (await response.json()) as AnswersReply;
  expect(results).toHaveLength(1);
  return results[0] as AnswerResult;
}
