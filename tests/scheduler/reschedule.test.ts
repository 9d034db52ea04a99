import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectOf } from '#lib/scheduler/effect.ts';
import { recompose } from '#lib/scheduler/explain.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { LOAD_DAYS, type Load } from '#lib/scheduler/load.ts';
import { previousInterval, rescheduled, rescheduledInTurn } from '#lib/scheduler/reschedule.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardEvent, CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { answer, anyAround, anyOptions, anyState, around, base, card, noon, utc } from './make.ts';

const today = studyDay(noon, utc);

/** Cards in review, learnt on the days before today. */
function learnt(count: number, seen: 1 | 2 = 2): { card: CardId; state: CardMemoryState }[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `card ${index}` as CardId;
    const first = answer(newCardState, 4, { now: noon - (20 + (index % 12)) * DAY, as: id });
    if (seen === 1) return { card: id, state: first.state };
    const { state } = answer(first.state, 3, { now: noon - (index % 9) * DAY, as: id });
    return { card: id, state };
  });
}

function loadOf(cards: readonly { state: CardMemoryState }[]): Load {
  const counts = new Array<number>(LOAD_DAYS).fill(0);
  for (const { state } of cards) {
    const index = state.due?.kind === 'day' ? state.due.day - today : -1;
    const count = counts[index];
    if (count !== undefined) counts[index] = count + 1;
  }
  return { from: today, counts };
}

test('a rescheduled interval recomposes from its chain and counts from the last answer', () => {
  fc.assert(
    fc.property(
      anyState,
      anyOptions,
      anyAround,
      fc.nat(60),
      ({ state, now }, options, near, previous) => {
        const given = rescheduled({ card, state, options, previous, ...around(near, now) });
        expect(given === null).toBe(state.phase !== 'review');
        if (given === null) return;
        const { due, interval } = given.schedule;
        expect(recompose(given.chain)).toBe(interval);
        expect(due).toEqual({ kind: 'day', day: (state.lastDay ?? 0) + interval / 86_400 });
        expect(interval).toBeGreaterThanOrEqual(86_400);
        expect(interval).toBeLessThanOrEqual(options.maximumInterval * 86_400);
      },
    ),
  );
});

test('a success in review is not followed by less than before, unless memory asks for much less', () => {
  const first = answer(newCardState, 4, { now: noon - 40 * DAY });
  const second = answer(first.state, 3, { now: noon - 30 * DAY });
  const previous = previousInterval([first.event, second.event]);
  expect(previous).toBe(first.state.interval / 86_400);
  const options = { ...defaultStudyOptions, retention: 0.97 };
  const withFloor = rescheduled({ card, state: second.state, options, previous: 6 });
  const without = rescheduled({ card, state: second.state, options });
  const asked = without?.chain[0];
  expect(asked?.rule === 'interval' && Math.round(asked.days)).toBe(without?.raw);
  expect(withFloor?.raw).toBe(Math.max(without?.raw ?? 0, 7));
});

test('an answer that was Again, in steps or taken back sets no floor', () => {
  const first = answer(newCardState, 4, { now: noon - 40 * DAY, id: 'a' });
  const passed = answer(first.state, 3, { now: noon - 30 * DAY, id: 'b' });
  const lapsed = answer(first.state, 1, { now: noon - 30 * DAY, id: 'b' });
  const taken: CardEvent = { ...base('r', noon), kind: 'retract', target: 'b' as EventId };
  expect(previousInterval([])).toBe(0);
  expect(previousInterval([first.event])).toBe(0);
  expect(previousInterval([first.event, lapsed.event])).toBe(0);
  expect(previousInterval([taken, passed.event, first.event])).toBe(0);
  expect(previousInterval([passed.event, first.event])).toBeGreaterThan(0);
});

test('the preview of an effect is what rescheduling does', () => {
  const cards = learnt(400);
  const load = loadOf(cards);
  const options = { ...defaultStudyOptions, retention: 0.85 };
  const effect = effectOf(cards, { options, today, load });
  const after = new Map(cards.map(({ card: id, state }) => [id, state.due]));
  for (const { card: id, schedule } of rescheduledInTurn(cards, { options, load })) {
    after.set(id, schedule.due);
  }
  const counted = (dues: Iterable<CardMemoryState['due']>) => {
    const counts = new Array<number>(30).fill(0);
    for (const due of dues) {
      if (due?.kind !== 'day') continue;
      const index = Math.max(0, due.day - today);
      if (index < 30) counts[index] = (counts[index] ?? 0) + 1;
    }
    return counts;
  };
  expect(effect.before).toEqual(counted(cards.map(({ state }) => state.due)));
  expect(effect.after).toEqual(counted(after.values()));
  const moved = cards.filter(({ card: id, state }) => {
    return JSON.stringify(after.get(id)) !== JSON.stringify(state.due);
  });
  expect(effect.moved).toBe(moved.length);
  expect(effect.moved).toBeGreaterThan(100);
});

test('cards that are rescheduled together are spread over their days', () => {
  const cards = learnt(600, 1);
  const options = { ...defaultStudyOptions, retention: 0.75 };
  const most = (balanceLoad: boolean) => {
    const given = { options: { ...options, balanceLoad }, today, load: loadOf(cards), days: 90 };
    const { after } = effectOf(cards, given);
    const changes = after.slice(2).map((count, index) => Math.abs(count - (after[index + 1] ?? 0)));
    return changes.reduce((sum, change) => sum + change, 0);
  };
  expect(most(true)).toBeLessThan(most(false));
});

test('cards are taken one by one, so that any number may be streamed', () => {
  let given = 0;
  let taken = 0;
  const [first] = learnt(1);
  function* stream() {
    for (given = 1; given <= 20_000; given++) {
      expect(given - taken).toBeLessThanOrEqual(1);
      yield { card: `c${given}` as CardId, state: first!.state };
      taken = given;
    }
  }
  const effect = effectOf(stream(), { options: defaultStudyOptions, today, load: null });
  expect(taken).toBe(20_000);
  expect(effect.before.every((count) => count >= 0)).toBe(true);
});
