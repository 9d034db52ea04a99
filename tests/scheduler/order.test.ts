import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cardSalt,
  mixed,
  orderReviews,
  SHUFFLE_PRIME,
  shuffleFactor,
  shuffleKey,
} from '#lib/scheduler/order.ts';
import type { CardId } from '#lib/shared/ids.ts';

const anyDay = fc.integer({ min: 0, max: 100_000 });
const anyQueue = fc.uniqueArray(
  fc.record({ card: fc.string().map((text) => text as CardId), dueDay: fc.nat(5) }),
  { selector: ({ card }) => card, maxLength: 40 },
);

test('a queue is the same however its cards arrive', () => {
  fc.assert(
    fc.property(
      anyQueue.chain((queue) =>
        fc.tuple(fc.constant(queue), fc.shuffledSubarray(queue, { minLength: queue.length })),
      ),
      anyDay,
      ([queue, shuffled], day) => {
        expect(orderReviews(shuffled, day)).toEqual(orderReviews(queue, day));
      },
    ),
  );
});

test('reviews due longer come first', () => {
  fc.assert(
    fc.property(anyQueue, anyDay, (queue, day) => {
      const days = orderReviews(queue, day).map(({ dueDay }) => dueDay);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect(days).toHaveLength(queue.length);
    }),
  );
});

test('the shuffle is exact in 64-bit integers and in 53-bit ones', () => {
  fc.assert(
    fc.property(fc.string(), anyDay, (id, day) => {
      const salt = cardSalt(id as CardId);
      const exact = (BigInt(salt) * BigInt(shuffleFactor(day))) % BigInt(SHUFFLE_PRIME);
      expect(BigInt(shuffleKey(salt, day))).toBe(exact);
      expect(salt * shuffleFactor(day)).toBeLessThan(2 ** 52);
    }),
  );
});

test('distinct salts keep distinct keys on every day', () => {
  const anySalt = fc.integer({ min: 1, max: SHUFFLE_PRIME - 1 });
  fc.assert(
    fc.property(anySalt, anySalt, anyDay, (a, b, day) => {
      expect(shuffleKey(a, day) === shuffleKey(b, day)).toBe(a === b);
    }),
  );
});

test('the order of one day says nothing about that of the next', () => {
  const cards = Array.from({ length: 400 }, (_, n) => ({ card: `c${n}` as CardId, dueDay: 1 }));
  const places = (day: number) =>
    new Map(orderReviews(cards, day).map(({ card }, place) => [card, place]));
  for (let day = 20_000; day < 20_020; day++) {
    const [today, tomorrow] = [places(day), places(day + 1)];
    const products = cards.map(
      ({ card }) => ((today.get(card) ?? 0) - 199.5) * ((tomorrow.get(card) ?? 0) - 199.5),
    );
    const correlation = products.reduce((sum, value) => sum + value, 0) / (400 * (400 ** 2 / 12));
    expect(Math.abs(correlation)).toBeLessThan(0.25);
  }
});

test('the salt of a card is the same in every release', () => {
  expect(cardSalt('01jdcard000000000000000000' as CardId)).toBe(1951675506);
});

test('new cards are spread evenly and both orders are kept', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (reviews, news) => {
      const label = (kind: string) => (_: unknown, index: number) => ({ kind, index });
      const main = Array.from({ length: reviews }, label('review'));
      const others = Array.from({ length: news }, label('new'));
      const whole = mixed({ main, others, mix: 'mixed', done: { main: 0, others: 0 } });
      const seen = { review: 0, new: 0 };
      for (const [place, item] of whole.entries()) {
        const kind = item.kind as 'review' | 'new';
        expect(item.index).toBe(seen[kind]++);
        const share = ((place + 1) * news) / (reviews + news);
        expect(Math.abs(seen.new - share)).toBeLessThanOrEqual(1);
      }
      expect(seen).toEqual({ review: reviews, new: news });
    }),
  );
});

test('what is left of a day keeps its order, wherever the day is gathered anew', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(120), (reviews, news, answered) => {
      const main = Array.from({ length: reviews }, (_, index) => `review ${index}`);
      const others = Array.from({ length: news }, (_, index) => `new ${index}`);
      const whole = mixed({ main, others, mix: 'mixed', done: { main: 0, others: 0 } });
      const gone = whole.slice(0, answered);
      const done = {
        main: gone.filter((card) => card.startsWith('review')).length,
        others: gone.filter((card) => card.startsWith('new')).length,
      };
      const left = { main: main.slice(done.main), others: others.slice(done.others) };
      expect(mixed({ ...left, mix: 'mixed', done })).toEqual(whole.slice(answered));
    }),
  );
});
