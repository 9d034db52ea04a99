import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceWeights, drawn, easyDayWeights } from '#lib/scheduler/balance.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { fuzzPlace } from '#lib/scheduler/fuzz.ts';
import { LOAD_DAYS, type Load, moved } from '#lib/scheduler/load.ts';
import { recall } from '#lib/scheduler/memory.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { DAY_LOADS, defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, ChainLink } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import {
  answer,
  anyAround,
  anyOptions,
  anyState,
  around,
  card,
  noon,
  ratings,
  utc,
} from './make.ts';

const today = studyDay(noon, utc);
const plainOptions: StudyOptions = { ...defaultStudyOptions, balanceLoad: false };
const flat: Load = { from: today, counts: new Array<number>(LOAD_DAYS).fill(10) };

/** A card in review whose Good, Hard and Easy lie within reach of the balance. */
const reviewed: CardMemoryState = {
  ...newCardState,
  phase: 'review',
  memory: { stability: 12, difficulty: 6 },
  due: { kind: 'day', day: today },
  interval: 12 * 86_400,
  lastAt: noon - 12 * DAY,
  lastDay: today - 12,
  introducedDay: today - 12,
  reps: 3,
};

function good(
  id: string,
  given: { options?: StudyOptions; load?: Load | null; siblings?: number[] },
) {
  const { options = defaultStudyOptions, load = null, siblings = [] } = given;
  const question = { card: id as CardId, state: reviewed, options, now: noon, calendar: utc };
  return outcomes({ ...question, load, siblings }).byRating[3];
}

function linkOf<Rule extends ChainLink['rule']>(chain: readonly ChainLink[], rule: Rule) {
  const found = chain.find((link) => link.rule === rule);
  if (found === undefined) throw new Error(`no ${rule}`);
  return found as Extract<ChainLink, { rule: Rule }>;
}

const cards = Array.from({ length: 400 }, (_, index) => `card ${index}`);
const daysOf = (interval: number) => interval / 86_400;

test('without balance and easy days the interval is the fuzzed one, whatever is due', () => {
  for (const id of cards) {
    const { chain, interval } = good(id, {
      options: plainOptions,
      load: flat,
      siblings: [today + 20],
    });
    expect(chain).toEqual(good(id, { options: plainOptions }).chain);
    const { from, to } = linkOf(chain, 'fuzz');
    const place = fuzzPlace(id as CardId, reviewed.reps);
    expect(daysOf(interval)).toBe(from + Math.floor(place * (to - from + 1)));
  }
});

test('where nobody knows the load, nothing is balanced', () => {
  expect(good('card', { load: null }).chain.map(({ rule }) => rule)).not.toContain('balance');
});

test('the draw of many cards follows the published weights', () => {
  const counts = flat.counts.map((_, index) => (index * 7) % 11);
  const load = { from: today, counts };
  const many = Array.from({ length: 6000 }, (_, index) => good(`card ${index}`, { load }));
  const { from, to } = linkOf(many[0]?.chain ?? [], 'fuzz');
  const weight = (days: number) => {
    const due = counts[days] ?? 0;
    return (1 / (due === 0 ? 0.5 : due)) ** 2.15 * (1 / days) ** 3;
  };
  const range = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const total = range.reduce((sum, days) => sum + weight(days), 0);
  for (const days of range) {
    const share = many.filter(({ interval }) => daysOf(interval) === days).length / many.length;
    expect(Math.abs(share - weight(days) / total)).toBeLessThan(0.03);
  }
});

test('a day with more due never gets a card more often', () => {
  const weights = (counts: number[]) => balanceWeights(10, { due: counts, siblings: [] });
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 2, maxLength: 9 }), fc.nat(8), (due, at) => {
      const index = at % due.length;
      const fuller = due.map((count, place) => (place === index ? count + 1 : count));
      const [before, after] = [weights(due), weights(fuller)];
      expect(after[index]).toBeLessThan(before[index] ?? 0);
      for (const [place, weight] of before.entries()) {
        if (place !== index) expect(after[place]).toBe(weight);
      }
    }),
  );
});

test('a sibling closes its own day and counts a fifth for each day of distance', () => {
  const due = new Array<number>(15).fill(1);
  const alone = balanceWeights(20, { due, siblings: [] });
  const beside = balanceWeights(20, { due, siblings: [27] });
  const factors = beside.map((weight, index) => weight / (alone[index] ?? 1));
  for (const [index, factor] of factors.entries()) {
    const distance = Math.abs(20 + index - 27);
    const expected = distance === 0 ? 0.000_001 : Math.min(1, distance * 0.2);
    expect(factor).toBeCloseTo(expected, 9);
  }
  const two = balanceWeights(20, { due, siblings: [27, 30] });
  const other = balanceWeights(20, { due, siblings: [30] });
  for (const [index, weight] of two.entries()) {
    const product = ((beside[index] ?? 0) * (other[index] ?? 0)) / (alone[index] ?? 1);
    expect(weight / product).toBeCloseTo(1, 9);
  }
});

test('cards of a note do not meet while another day is open', () => {
  const free = new Map(cards.map((id) => [id, good(id, { load: flat })]));
  for (const [id, { interval }] of free) {
    const day = today + daysOf(interval);
    const apart = good(id, { load: flat, siblings: [day] });
    expect(today + daysOf(apart.interval)).not.toBe(day);
    const meeting = { ...defaultStudyOptions, buryReviews: false };
    expect(good(id, { load: flat, siblings: [day], options: meeting }).interval).toBe(interval);
  }
});

test('an easy day of minimum load stays free, also while nothing is due on it', () => {
  const empty = { from: today, counts: flat.counts.map(() => 0) };
  for (const balanceLoad of [true, false]) {
    for (let weekday = 0; weekday < 7; weekday++) {
      const easyDays = defaultStudyOptions.easyDays.map((load, index) =>
        index === weekday ? ('minimum' as const) : load,
      );
      const options = { ...defaultStudyOptions, balanceLoad, easyDays };
      const due = cards.map((id) => today + daysOf(good(id, { load: empty, options }).interval));
      const closed = due.filter((day) => (new Date(day * DAY).getUTCDay() + 6) % 7 === weekday);
      expect(closed.length).toBeLessThanOrEqual(1);
    }
  }
});

test('a week of nothing but easy days is a week', () => {
  const easyDays = DAY_LOADS.flatMap((load) => [new Array(7).fill(load)]);
  for (const week of easyDays) {
    const options = { ...plainOptions, easyDays: week };
    for (const id of cards.slice(0, 50)) {
      expect(good(id, { options, load: flat }).interval).toBe(
        good(id, { options: plainOptions }).interval,
      );
    }
  }
});

test('a reduced day closes once it holds more than half of what the others hold on average', () => {
  const loads = ['normal', 'reduced', 'normal'] as const;
  expect(easyDayWeights(loads, [10, 5, 10])).toEqual([1, 1, 1]);
  expect(easyDayWeights(loads, [10, 6, 10])[1]).toBeLessThan(0.001);
  expect(easyDayWeights(loads, [0, 0, 0])).toEqual([1, 1, 1]);
});

test('days come to hold about what a person wants of them', () => {
  const easyDays = [
    'normal',
    'normal',
    'normal',
    'normal',
    'normal',
    'reduced',
    'minimum',
  ] as const;
  const options = { ...defaultStudyOptions, easyDays };
  let load: Load = { from: today, counts: flat.counts.map(() => 0) };
  for (let index = 0; index < 3000; index++) {
    const days = daysOf(good(`card ${index}`, { load, options }).interval);
    load = moved(load, null, today + days);
  }
  const { from, to } = linkOf(good('card', {}).chain, 'fuzz');
  const counts = { normal: [] as number[], reduced: [] as number[], minimum: [] as number[] };
  for (let days = from; days <= to; days++) {
    const weekday = (new Date((today + days) * DAY).getUTCDay() + 6) % 7;
    counts[easyDays[weekday] ?? 'normal'].push(load.counts[days] ?? 0);
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  // The weights balance where a minimum day holds 10⁻⁴ to the power of 1/3.15, a twentieth, of a normal one.
  expect(mean(counts.minimum)).toBeLessThan(0.08 * mean(counts.normal));
  expect(mean(counts.reduced)).toBeGreaterThan(0.2 * mean(counts.normal));
  expect(mean(counts.reduced)).toBeLessThan(0.7 * mean(counts.normal));
});

test('intervals over ninety days are only fuzzed', () => {
  fc.assert(
    fc.property(anyState, anyOptions, anyAround, ({ state, now }, options, near) => {
      const given = { card, state, options, now, calendar: utc, ...around(near, now) };
      const { byRating } = outcomes(given);
      for (const rating of ratings) {
        const { chain } = byRating[rating];
        const rules = chain.map(({ rule }) => rule);
        const model = chain[0];
        if (model?.rule !== 'interval' || model.days < 91) continue;
        expect(rules).not.toContain('balance');
        expect(rules).not.toContain('easy-day');
      }
    }),
  );
});

test('the balance undoes neither floor nor order nor maximum, and never leaves the fuzz range', () => {
  fc.assert(
    fc.property(anyState, anyOptions, anyAround, ({ state, now }, options, near) => {
      const given = { card, state, options, now, calendar: utc, ...around(near, now) };
      const { byRating } = outcomes(given);
      let before = 0;
      for (const rating of ratings) {
        const { chain, interval, phase, raw } = byRating[rating];
        if (phase !== 'review') continue;
        const days = daysOf(interval);
        const strictly = state.phase === 'review' && rating > 2;
        expect(days).toBeGreaterThanOrEqual(
          Math.min(before + (strictly ? 1 : 0), options.maximumInterval),
        );
        expect(days).toBeLessThanOrEqual(options.maximumInterval);
        const floor = chain.find(({ rule }) => rule === 'floor');
        if (floor?.rule === 'floor' && (raw ?? 0) >= floor.days) {
          expect(days).toBeGreaterThanOrEqual(floor.days);
        }
        const fuzz = chain.find(({ rule }) => rule === 'fuzz');
        if (fuzz?.rule === 'fuzz') {
          expect(days).toBeGreaterThanOrEqual(fuzz.from);
          expect(days).toBeLessThanOrEqual(fuzz.to);
        }
        expect(raw).toBe(outcomes({ ...given, load: null, fuzz: false }).byRating[rating].raw);
        before = days;
      }
    }),
  );
});

test('a draw falls into each place of the weights in its turn', () => {
  const anyWeights = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 14,
  });
  const anyPlace = fc.double({ min: 0, max: 0.999_999, noNaN: true });
  fc.assert(
    fc.property(anyWeights, anyPlace, anyPlace, (weights, a, b) => {
      const [low, high] = [drawn(Math.min(a, b), weights), drawn(Math.max(a, b), weights)];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThan(weights.length);
    }),
  );
});

test('over months days are more even with balance than with fuzz alone, and recall hardly changes', () => {
  const plain = simulate(plainOptions);
  const balanced = simulate(defaultStudyOptions);
  expect(balanced.unevenness).toBeLessThan(plain.unevenness);
  expect(Math.abs(balanced.recall - plain.recall)).toBeLessThan(0.005);
});

/** Somebody who adds thirty cards on Saturdays, passes nine of ten reviews, and studies for half a year. */
function simulate(options: StudyOptions): { unevenness: number; recall: number } {
  const states = new Map<string, CardMemoryState>();
  let load: Load = { from: today, counts: [] };
  const perDay: number[] = [];
  let recalled = 0;
  let reviews = 0;
  for (let day = 0; day < 180; day++) {
    const now = noon + day * DAY;
    const at = today + day;
    const counts = new Array<number>(LOAD_DAYS).fill(0);
    for (const { due } of states.values()) {
      if (due?.kind === 'day' && counts[due.day - at] !== undefined) counts[due.day - at]! += 1;
    }
    load = { from: at, counts };
    if (day % 7 === 5) for (let n = 0; n < 30; n++) states.set(`${day}/${n}`, newCardState);
    let count = 0;
    for (const [id, state] of states) {
      const isDue = state.due === null || (state.due.kind === 'day' && state.due.day <= at);
      if (!isDue) continue;
      if (state.memory && state.lastDay !== null) {
        recalled += recall(state.memory, at - state.lastDay, options.parameters);
        reviews++;
        count++;
      }
      const passes = fuzzPlace(`luck ${id}` as CardId, state.reps) < 0.9;
      const rating = state.phase === 'new' ? 4 : passes ? 3 : 1;
      const given = { ...options, relearningSteps: [86_400] };
      const { state: after } = answer(state, rating, {
        now,
        options: given,
        load,
        as: id as CardId,
      });
      const dueDay = after.due?.kind === 'day' ? after.due.day : null;
      load = moved(load, null, dueDay);
      states.set(id, after);
    }
    perDay.push(count);
  }
  const late = perDay.slice(60);
  const changes = late.slice(1).map((count, index) => Math.abs(count - (late[index] ?? 0)));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return { unevenness: sum(changes) / sum(late), recall: recalled / reviews };
}
