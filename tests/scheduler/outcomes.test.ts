import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recompose } from '#lib/scheduler/explain.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { fuzzRange } from '#lib/scheduler/fuzz.ts';
import { nextMemory, recall } from '#lib/scheduler/memory.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { rescheduled } from '#lib/scheduler/reschedule.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import {
  answer,
  anyAround,
  anyOptions,
  anyRating,
  anyState,
  around,
  card,
  noon,
  ratings,
  utc,
} from './make.ts';

const DAY_SECONDS = 86_400;
const SPREADING: readonly string[] = ['fuzz', 'balance', 'easy-day'];

function reviewCard(stability: number, interval: number, ago: number): CardMemoryState {
  const today = studyDay(noon, utc);
  return {
    ...newCardState,
    phase: 'review',
    memory: { stability, difficulty: 5 },
    due: { kind: 'day', day: today },
    interval: interval * DAY_SECONDS,
    lastAt: noon - ago * DAY,
    lastDay: today - ago,
    introducedDay: today - ago,
    reps: 5,
  };
}

const raws = (state: CardMemoryState, options = defaultStudyOptions) => {
  const given = { card, state, options, now: noon, calendar: utc };
  const { byRating } = outcomes({ ...given, fuzz: false });
  return ratings.map((rating) => byRating[rating].raw);
};

test('the interval chain of FSRS-6 comes out as published', () => {
  let state = newCardState;
  let now = noon;
  const days: number[] = [];
  for (const rating of [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3] as const) {
    const given = answer(state, rating, { now, fuzz: false });
    state = given.state;
    days.push(Math.floor(state.interval / DAY_SECONDS));
    now += state.interval * 1000;
  }
  expect(days).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
});

test('a new card offers 1 min, 5 min 30 s, 10 min and 8 days', () => {
  const given = { card, state: newCardState, options: defaultStudyOptions, now: noon };
  const { byRating, recall: predicted } = outcomes({ ...given, calendar: utc, fuzz: false });
  expect(predicted).toBeNull();
  expect(ratings.map((rating) => byRating[rating].interval)).toEqual([
    60,
    330,
    600,
    8 * DAY_SECONDS,
  ]);
});

test('an interval that memory would lengthen grows by a day at least', () => {
  const state = reviewCard(10, 10, 10);
  const [, hard, good, easy] = raws(state);
  expect(hard).toBeGreaterThan(10);
  expect(good).toBeGreaterThan(hard ?? 0);
  expect(easy).toBeGreaterThan(good ?? 0);
});

test('an interval just below the one before is kept, one far below it may shrink', () => {
  // Hard right after the answer leaves stability, and so the interval, at 10 days.
  expect(raws(reviewCard(10, 11, 0))[1]).toBe(11);
  expect(raws(reviewCard(10, 30, 0))[1]).toBe(10);
});

test('equal intervals are ordered Hard, Good, Easy', () => {
  expect(raws(reviewCard(0.05, 1, 0)).slice(1)).toEqual([1, 2, 3]);
});

test('the maximum holds for every rating, whatever the order asks', () => {
  const options = { ...defaultStudyOptions, maximumInterval: 5 };
  expect(raws(reviewCard(100, 100, 100), options).slice(1)).toEqual([5, 5, 5]);
});

test('recall is predicted from whole study days and is the same for all ratings', () => {
  const state = reviewCard(10, 10, 13);
  const given = { card, state, options: defaultStudyOptions, now: noon + 3 * HOUR, calendar: utc };
  const expected = recall({ stability: 10, difficulty: 5 }, 13, defaultParameters);
  expect(outcomes(given).recall).toBe(expected);
});

test('an hour later across midnight in UTC counts as the same day', () => {
  const late = Date.UTC(2026, 10, 23, 23, 30);
  const calendar = { zone: 'UTC', rollover: 4 };
  const first = answer(newCardState, 4, { now: late, calendar });
  const again = answer(first.state, 4, { now: late + HOUR, calendar });
  const sameEvening = answer(first.state, 4, { now: late + 1, calendar });
  expect(again.state.memory).toEqual(sameEvening.state.memory);
  expect(again.outcome.interval).toBe(sameEvening.outcome.interval);
});

test('an evening and the next morning are a day apart, though only ten hours passed', () => {
  const evening = Date.UTC(2026, 10, 23, 21);
  const first = answer(newCardState, 4, { now: evening });
  const { state } = first;
  const given = { card, state, options: defaultStudyOptions, calendar: utc };
  const morning = outcomes({ ...given, now: evening + 10 * HOUR });
  const memory = { stability: 8.2956, difficulty: 1 };
  expect(morning.recall).toBe(recall(memory, 1, defaultParameters));
  const rated = { rating: 3, parameters: defaultParameters } as const;
  expect(morning.byRating[3].memory).toEqual(nextMemory(memory, 1, rated));
});

test('outcomes do not depend on where on earth the same local times were', () => {
  const run = (zone: string, offset: number) => {
    const calendar = { zone, rollover: 4 };
    let state = newCardState;
    let now = noon - offset * HOUR;
    const seen: unknown[] = [];
    for (const [rating, hours] of [
      [3, 10],
      [3, 40],
      [2, 60],
      [1, 200],
      [3, 13],
    ] as const) {
      const given = answer(state, rating, { now, calendar });
      state = given.state;
      seen.push([state.memory, state.interval, state.phase]);
      now += hours * HOUR;
    }
    return seen;
  };
  const reference = run('UTC', 0);
  for (const [zone, offset] of [
    ['Asia/Tokyo', 9],
    ['Etc/GMT+10', -10],
    ['Pacific/Kiritimati', 14],
  ] as const) {
    expect(run(zone, offset)).toEqual(reference);
  }
});

test('every chain recomposes to the interval and ends at its due time', () => {
  fc.assert(
    fc.property(anyState, anyOptions, anyAround, ({ state, now }, options, near) => {
      const given = { card, state, options, now, calendar: utc, ...around(near, now) };
      const { byRating } = outcomes({ ...given, fuzz: near.ahead.length !== 1 });
      for (const rating of ratings) {
        const { chain, interval, due, raw, phase } = byRating[rating];
        expect(recompose(chain)).toBe(interval);
        const end =
          due.kind === 'instant'
            ? (due.at - now) / 1000
            : (due.day - studyDay(now, utc)) * DAY_SECONDS;
        expect(end).toBe(interval);
        expect(raw === null).toBe(phase !== 'review');
        const decided = chain.filter(({ rule }) => !SPREADING.includes(rule)).at(-1);
        if (raw !== null)
          expect(decided && 'days' in decided && Math.round(decided.days)).toBe(raw);
      }
    }),
  );
});

test('review intervals are whole days from 1 to the maximum, rising with the rating', () => {
  fc.assert(
    fc.property(anyState, anyOptions, anyAround, ({ state, now }, options, near) => {
      const given = { card, state, options, now, calendar: utc, ...around(near, now) };
      const { byRating } = outcomes({ ...given, fuzz: near.ahead.length !== 1 });
      const days = ratings.flatMap((rating) => {
        const { phase, interval } = byRating[rating];
        return phase === 'review' ? [interval / DAY_SECONDS] : [];
      });
      for (const value of days) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(options.maximumInterval);
      }
      expect(days).toEqual([...days].sort((a, b) => a - b));
      if (state.phase !== 'review') return;
      const [hard, good, easy] = ([2, 3, 4] as const).map((rating) => byRating[rating].interval);
      const most = options.maximumInterval * DAY_SECONDS;
      expect(good).toBeGreaterThanOrEqual(Math.min((hard ?? 0) + DAY_SECONDS, most));
      expect(easy).toBeGreaterThanOrEqual(Math.min((good ?? 0) + DAY_SECONDS, most));
    }),
  );
});

test('Easy of a learning card exceeds what Good gives when it graduates', () => {
  fc.assert(
    fc.property(anyState, fc.string(), ({ state, now }, id) => {
      const options = { ...defaultStudyOptions, learningSteps: [], relearningSteps: [] };
      const given = { card: id as CardId, state, options, now, calendar: utc };
      const { byRating } = outcomes(given);
      expect(byRating[4].interval).toBeGreaterThan(byRating[3].interval);
    }),
  );
});

test('fuzz stays in its range and follows card and answers, not the clock', () => {
  fc.assert(
    fc.property(anyState, fc.nat(3 * 3_600_000), fc.string(), ({ state, now }, later, id) => {
      const given = { card: id as CardId, state, options: defaultStudyOptions, calendar: utc };
      const first = outcomes({ ...given, now });
      fc.pre(studyDay(now + later, utc) === studyDay(now, utc));
      const second = outcomes({ ...given, now: now + later });
      for (const rating of ratings) {
        const { chain, phase, interval } = first.byRating[rating];
        if (phase === 'review') expect(second.byRating[rating].interval).toBe(interval);
        const fuzz = chain.find(({ rule }) => rule === 'fuzz');
        const model = chain[0];
        if (fuzz?.rule !== 'fuzz' || model?.rule !== 'interval') continue;
        expect(fuzz.days).toBeGreaterThanOrEqual(fuzz.from);
        expect(fuzz.days).toBeLessThanOrEqual(fuzz.to);
        const widest = fuzzRange(model.days, { from: 1, to: 36_500 });
        expect(fuzz.to - fuzz.from).toBeLessThanOrEqual(Math.max(1, widest.to - widest.from + 1));
      }
    }),
  );
});

test('the preview is the result: the answered card stands where its button said', () => {
  fc.assert(
    fc.property(
      anyState,
      anyOptions,
      anyRating,
      anyAround,
      ({ state, now }, options, rating, near) => {
        const where = around(near, now);
        const shown = outcomes({ card, state, options, now, calendar: utc, ...where }).byRating[
          rating
        ];
        const { state: after } = answer(state, rating, { now, options, ...where });
        const { phase, step, due, interval, memory } = after;
        expect({ phase, step, due, interval, memory }).toEqual({
          phase: shown.phase,
          step: shown.step,
          due: shown.due,
          interval: shown.interval,
          memory: shown.memory,
        });
        expect(after.reps).toBe(state.reps + 1);
        expect(after.lapses - state.lapses).toBe(rating === 1 && state.phase === 'review' ? 1 : 0);
      },
    ),
  );
});

test('outcomes survive JSON', () => {
  fc.assert(
    fc.property(anyState, anyOptions, ({ state, now }, options) => {
      const given = outcomes({ card, state, options, now, calendar: utc });
      expect(JSON.parse(JSON.stringify(given))).toEqual(given);
    }),
  );
});

test('a lower retention never gives a shorter interval', () => {
  fc.assert(
    fc.property(anyState, fc.constantFrom<Rating>(2, 3, 4), ({ state, now }, rating) => {
      const at = (retention: number) => {
        const options = { ...defaultStudyOptions, retention };
        const given = outcomes({ card, state, options, now, calendar: utc, fuzz: false });
        return given.byRating[rating].interval;
      };
      expect(at(0.8)).toBeGreaterThanOrEqual(at(0.9));
    }),
  );
});

test('rescheduling counts from the last answer and leaves cards outside review alone', () => {
  const state = reviewCard(10, 10, 4);
  const options = { ...defaultStudyOptions, retention: 0.8 };
  const moved = rescheduled({ card, state, options });
  expect(moved?.raw).toBe(33);
  expect(recompose(moved?.chain ?? [])).toBe(moved?.schedule.interval);
  const due = moved?.schedule.due;
  const days = (moved?.schedule.interval ?? 0) / DAY_SECONDS;
  expect(due).toEqual({ kind: 'day', day: (state.lastDay ?? 0) + days });
  expect(rescheduled({ card, state: newCardState, options })).toBeNull();
});

test('rescheduling under the options of the answer gives an interval from the same fuzz place', () => {
  const options = { ...defaultStudyOptions, learningSteps: [] };
  const given = answer(newCardState, 3, { now: noon, options });
  expect(rescheduled({ card, state: given.state, options })?.schedule).toEqual({
    phase: 'review',
    step: 0,
    due: given.outcome.due,
    interval: given.outcome.interval,
  });
});

test('an empty chain explains nothing', () => {
  expect(recompose([])).toBeNull();
});
