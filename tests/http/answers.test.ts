import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswersReply, SessionCard } from '#lib/review/types.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { plainDeck } from '../browser/parts/decks.ts';
import { type Server, startServer } from '../support/server.ts';
import { answerCount, answerTo, newId, postAnswers, queueOf, send } from './parts/client.ts';
import { listReviews, verify } from './parts/command-line.ts';

const NOW = Date.parse('2027-01-15T09:00:00Z');

let server: Server;
let cards: readonly SessionCard[];

beforeAll(async () => {
  server = await startServer({
    decks: [plainDeck(30)],
    env: { KARTOTEKA_NOW: new Date(NOW).toISOString(), TZ: 'Europe/Moscow' },
  });
  cards = (await queueOf(server.url)).more;
});

afterAll(async () => {
  await server?.stop();
});

/** A card that no other test here answers. */
function freshCard(): SessionCard {
  const [card, ...rest] = cards;
  cards = rest;
  if (!card) throw new Error('The deck has no more cards');
  return card;
}

async function replyTo(...answers: readonly unknown[]): Promise<AnswersReply> {
  const { status, text } = await postAnswers(server.url, answers);
  expect(status, text).toBe(200);
  return JSON.parse(text) as AnswersReply;
}

async function errorOf(...answers: readonly unknown[]) {
  const { status, text } = await postAnswers(server.url, answers);
  const { code, message } = JSON.parse(text).error;
  expect(message).toMatch(/^[A-ZА-Я].*\.$/);
  return { status, code };
}

describe('answers over HTTP', () => {
  test('an answer is accepted, counted and in the log', async () => {
    const before = await queueOf(server.url);
    const answer = answerTo(freshCard(), before.now);
    const { results, counts } = await replyTo(answer);
    expect(results).toMatchObject([
      { id: answer.id, status: 'accepted', state: { phase: 'learning', reps: 1 } },
    ]);
    expect(counts).toEqual({
      new: before.counts!.new - 1,
      learning: before.counts!.learning + 1,
      review: 0,
    });
    expect((await listReviews(server)).map(({ id }) => id)).toContain(answer.id);
  });

  test('an answer of an older page, which knew of no typing, is accepted', async () => {
    const { typed: _, verdict: __, ...older } = answerTo(freshCard(), NOW);
    expect((await replyTo(older)).results[0]?.status).toBe('accepted');
  });

  test('the same event again is a duplicate and changes nothing', async () => {
    const answer = answerTo(freshCard(), NOW);
    const first = await replyTo(answer);
    const again = await replyTo(answer, { ...answer, rating: 1 });
    expect(again.results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
    expect(again.results[0]?.state).toEqual(first.results[0]?.state);
    expect(again.counts).toEqual(first.counts);
  });

  test('the same event at the same time from several senders is accepted once', async () => {
    const answer = answerTo(freshCard(), NOW);
    const replies = await Promise.all(Array.from({ length: 6 }, () => replyTo(answer)));
    const statuses = replies.map(({ results }) => results[0]?.status).sort();
    expect(statuses).toEqual(['accepted', ...Array(5).fill('duplicate')]);
  });

  test('an answer to an unknown card is refused; those beside it are taken', async () => {
    const card = freshCard();
    const stray = { ...answerTo(card, NOW), id: newId<'event'>(), card: newId<'card'>() };
    const count = await answerCount(server.url);
    const { results } = await replyTo(stray, answerTo(card, NOW));
    expect(results).toMatchObject([
      { status: 'refused', state: null },
      { status: 'accepted', card: card.id },
    ]);
    expect(await answerCount(server.url)).toBe(count + 1);
  });

  test('an event id that another card has is refused and changes neither card', async () => {
    const answer = answerTo(freshCard(), NOW);
    await replyTo(answer);
    const { results } = await replyTo({ ...answer, card: freshCard().id });
    expect(results).toMatchObject([{ status: 'refused', state: null }]);
  });

  test('a clock in the future is brought back to now, and its outcome computed here', async () => {
    const answer = answerTo(freshCard(), NOW + 400 * DAY, {
      outcome: {
        phase: 'learning',
        step: 1,
        due: { kind: 'instant', at: NOW + 401 * DAY },
        interval: 600,
        chain: [],
      },
    });
    const { results, now } = await replyTo(answer);
    expect(results[0]?.status).toBe('accepted');
    const due = results[0]?.state?.due;
    expect(due).toMatchObject({ kind: 'instant' });
    if (due?.kind === 'instant') expect(due.at - now).toBeLessThanOrEqual(HOUR);
    const logged = (await listReviews(server)).find(({ id }) => id === answer.id);
    expect(logged?.at).toBeLessThanOrEqual(now);
  });

  test('answers of one card that arrive in the wrong order end in one state', async () => {
    const card = freshCard();
    const earlier = answerTo(card, NOW - 2 * HOUR, { rating: 1 });
    const later = answerTo(card, NOW - HOUR, { rating: 4 });
    await replyTo(later);
    const { results } = await replyTo(earlier);
    expect(results).toMatchObject([
      { status: 'accepted', state: { phase: 'review', reps: 2, lastEvent: later.id } },
    ]);
    expect((await verify(server)).differences).toBe(0);
  });

  test.each([
    ['a rating that is none', { rating: 5 }],
    ['a rating of text', { rating: '3' }],
    ['an id that is none', { id: 'x' }],
    ['a card that is none', { card: "' or 1=1" }],
    ['an instant that is none', { clientAt: -1 }],
    ['an endless duration', { durationMs: 1e12 }],
    ['a long device', { device: 'x'.repeat(65) }],
    ['a phase that is none', { phaseBefore: 'asleep' }],
    ['a recall above one', { recall: 1.5 }],
    ['an endless text', { typed: 'x'.repeat(10_001) }],
  ])('%s makes the request unreadable, and nothing of it is taken', async (_what, difference) => {
    const count = await answerCount(server.url);
    const good = answerTo(cards[0]!, NOW);
    const bad = { ...answerTo(cards[1]!, NOW), ...difference };
    expect(await errorOf(good, bad)).toEqual({ status: 400, code: 'bad-input' });
    expect(await answerCount(server.url)).toBe(count);
  });

  test.each([
    ['no JSON', '{"answers":['],
    ['null', 'null'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('a body of %s is refused', async (_what, body) => {
    const { status, text } = await send(`${server.url}/api/review/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect({ status, code: JSON.parse(text).error.code }).toEqual({
      status: 400,
      code: 'bad-input',
    });
  });

  test('taking back what nobody answered is refused', async () => {
    const empty = await startServer({ decks: [plainDeck(1)] });
    const { status, text } = await send(`${empty.url}/api/review/undo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"deck":null}',
    });
    expect({ status, code: JSON.parse(text).error.code }).toEqual({
      status: 409,
      code: 'nothing-to-undo',
    });
    await empty.stop();
  });
});
