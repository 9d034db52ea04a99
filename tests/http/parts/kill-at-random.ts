import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { AnswerInput, AnswersReply } from '#lib/review/types.ts';
import { plainDeck } from '../../browser/parts/decks.ts';
import { type Server, startServer } from '../../support/server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { answerTo, postAnswers, queueOf } from './client.ts';
import { listReviews, verify } from './command-line.ts';

/** After the first answer of a round is acknowledged, the server lives on for at most so long. */
const LONGEST_MS = 300;
const SENDERS = 3;

/** What the senders know of their answers. */
interface Told {
  readonly acknowledged: Set<string>;
  /** Sent, but nobody knows whether they arrived: an outbox sends them again. */
  unsure: AnswerInput[];
}

/** One life of the server. */
interface Round {
  readonly server: Server;
  readonly told: Told;
  /** Emits `acknowledged`. */
  readonly news: EventEmitter;
}

/**
 * Answers over HTTP from several senders, kills the server with SIGKILL at a random moment, and again, `rounds` times.
 * Fails where an acknowledged answer is lost, an answer counts twice or a state is not the fold of its events.
 */
export async function killAtRandom(rounds: number): Promise<void> {
  const place = { dataFolder: tempFolder(), decks: [plainDeck(40)] };
  const told: Told = { acknowledged: new Set(), unsure: [] };
  for (let number = 0; number < rounds; number++) {
    const round = { server: await startServer(place), told, news: new EventEmitter() };
    const moment = Math.random() * LONGEST_MS;
    const killing = once(round.news, 'acknowledged')
      .then(() => wait(moment))
      .then(round.server.kill);
    await Promise.all([killing, answerWhileItLives(round)]);
    await compare(place.dataFolder, told, `round ${number}, killed after ${moment.toFixed(1)} ms`);
  }
  const last = { server: await startServer(place), told, news: new EventEmitter() };
  await sendAgain(last);
  expect(told.unsure).toEqual([]);
  await last.server.stop();
  await compare(place.dataFolder, told, 'the end');
  expect(told.acknowledged.size).toBeGreaterThanOrEqual(rounds);
}

async function answerWhileItLives(round: Round): Promise<void> {
  await sendAgain(round);
  await Promise.all(Array.from({ length: SENDERS }, () => keepAnswering(round)));
}

async function sendAgain(round: Round): Promise<void> {
  const again = round.told.unsure;
  round.told.unsure = [];
  if (again.length > 0) await sendAll(round, again);
}

async function keepAnswering(round: Round): Promise<void> {
  for (;;) {
    const queue = await queueOf(round.server.url, 8).catch(() => null);
    const card = queue?.more[Math.floor(Math.random() * queue.more.length)];
    if (!queue || !card) return;
    // Again and Hard keep the card in its steps, so that the queue never ends.
    const rating = 1 + Math.floor(Math.random() * 2);
    if (!(await sendAll(round, [answerTo(card, queue.now, { rating })]))) return;
  }
}

/** False where nobody knows what became of them. */
async function sendAll({ server, told, news }: Round, answers: AnswerInput[]): Promise<boolean> {
  const reply = await postAnswers(server.url, answers).catch(() => null);
  if (reply?.status !== 200) {
    told.unsure.push(...answers);
    return false;
  }
  const { results } = JSON.parse(reply.text) as AnswersReply;
  expect(results.map(({ status }) => status)).not.toContain('refused');
  for (const { id } of results) told.acknowledged.add(id);
  news.emit('acknowledged');
  return true;
}

async function compare(dataFolder: string, told: Told, when: string): Promise<void> {
  const kept = (await listReviews({ dataFolder })).map(({ id }) => id);
  const known = new Set(kept);
  const lost = [...told.acknowledged].filter((id) => !known.has(id));
  expect(lost, `acknowledged and lost: ${when}`).toEqual([]);
  expect(kept.length, `counted twice: ${when}`).toBe(known.size);
  const sent = new Set([...told.acknowledged, ...told.unsure.map(({ id }) => id)]);
  expect(
    kept.filter((id) => !sent.has(id)),
    `never sent: ${when}`,
  ).toEqual([]);
  const { differences, events } = await verify({ dataFolder });
  expect({ differences, events }, when).toEqual({ differences: 0, events: kept.length });
}
