import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldOne, liveEvents, newCardState } from '#lib/scheduler/fold.ts';
import { nextMemory } from '#lib/scheduler/memory.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { defaultStudyOptions as options } from '#lib/scheduler/study-options.ts';
import type { CardEvent, CardMemoryState, Rating, RetractEvent } from '#lib/scheduler/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { answer, anyEvents, anyFacts, base, noon } from './make.ts';

const retract = (id: string, at: number, target: string): RetractEvent => ({
  ...base(id, at),
  kind: 'retract',
  target: target as EventId,
});

/** Good answers at these days from noon on, each folded and recorded. */
function history(days: number[], rating: Rating = 3) {
  let state: CardMemoryState = newCardState;
  return days.map((day, index) => {
    const given = answer(state, rating, { now: noon + day * DAY, id: `a${index}` });
    state = given.state;
    return given;
  });
}

test('any order of arrival and any repetition end in the same state', () => {
  const shuffled = anyEvents.chain((events) =>
    fc.record({
      events: fc.constant(events),
      arrived: fc
        .tuple(
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.shuffledSubarray(events),
        )
        .map(([all, again]) => [...again, ...all]),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ events, arrived }) => {
      expect(fold(arrived, options)).toEqual(fold(events, options));
      expect(liveEvents(arrived)).toEqual(liveEvents(events));
    }),
  );
});

test('folding one newer event equals folding everything', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const ordered = liveEvents(facts);
      let state = newCardState;
      for (const [index, event] of ordered.entries()) {
        state = foldOne(state, event, options);
        expect(state).toEqual(fold(ordered.slice(0, index + 1), options));
        expect(foldOne(state, event, options)).toBe(state);
      }
    }),
  );
});

test('an event counts exactly when no retraction that counts takes it back', () => {
  const counts = (event: CardEvent, events: readonly CardEvent[]): boolean =>
    !events.some(
      (other) => other.kind === 'retract' && other.target === event.id && counts(other, events),
    );
  fc.assert(
    fc.property(anyEvents, (events) => {
      const expected = events.filter((event) => event.kind !== 'retract' && counts(event, events));
      expect(
        liveEvents(events)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(expected.map(({ id }) => id).sort());
    }),
  );
});

test('a phase of new has no memory of a schedule, and any other phase has a due time', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const state = fold(events, options);
      expect(state.due === null).toBe(state.phase === 'new');
      if (state.phase !== 'new') return;
      expect(state).toMatchObject({
        memory: null,
        interval: 0,
        introducedDay: null,
        lastDay: null,
      });
    }),
  );
});

test('a state survives JSON', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const state = fold(events, options);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});

test('the fold of recorded answers is the state that answering gave', () => {
  const given = history([0, 0.1, 3, 9, 30]);
  expect(
    fold(
      given.map(({ event }) => event),
      options,
    ),
  ).toEqual(given.at(-1)?.state);
});

test('undo gives the state before the answer, redo the state after it, thousands of times', () => {
  const given = history([0, 0.1, 3]);
  const events: CardEvent[] = given.map(({ event }) => event);
  let target = 'a2';
  for (let round = 0; round < 5000; round++) {
    events.push(retract(`r${round}`, noon + 4 * DAY + round, target));
    target = `r${round}`;
  }
  expect(fold(events, options)).toEqual(given[2]?.state);
  expect(fold(events.slice(0, -1), options)).toEqual(given[1]?.state);
});

test('two retractions of one answer need both be taken back', () => {
  const [first] = history([0]);
  const events = [
    ...(first ? [first.event] : []),
    retract('r1', noon + 1, 'a0'),
    retract('r2', noon + 2, 'a0'),
    retract('r3', noon + 3, 'r1'),
  ];
  expect(fold(events, options)).toEqual(newCardState);
  expect(fold([...events, retract('r4', noon + 4, 'r2')], options)).toEqual(first?.state);
});

test('changed parameters change memory but move no due date', () => {
  const events = history([0, 0.1, 3, 9, 30]).map(({ event }) => event);
  const before = fold(events, options);
  const parameters = defaultParameters.map((value, index) => (index === 8 ? value + 0.5 : value));
  const after = fold(events, { ...options, parameters });
  expect(after.memory?.stability).toBeGreaterThan(before.memory?.stability ?? 0);
  expect({ ...after, memory: null }).toEqual({ ...before, memory: null });
});

test('a stale answer is folded in its place and the newest event keeps the schedule', () => {
  const [first, second, third] = history([0, 0.1, 3]);
  if (!first || !second || !third) throw new Error('three answers');
  const stale = answer(second.state, 1, { now: noon + 2 * DAY, id: 'stale' });
  const state = fold([first.event, third.event, stale.event, second.event], options);
  expect(state.due).toEqual(third.state.due);
  expect(state.reps).toBe(4);
  expect(state.lapses).toBe(1);
  const { memory } = stale.state;
  const expected = nextMemory(memory, 1, { rating: 3, parameters: defaultParameters });
  expect(state.memory).toEqual(expected);
});

test('answers before a baseline are history: its memory, place and counts hold', () => {
  const events = history([0, 0.1, 3]).map(({ event }) => event);
  const schedule = {
    phase: 'review',
    step: 0,
    due: { kind: 'day', day: 20_800 },
    interval: 40 * 86_400,
  } as const;
  const memory = { stability: 40, difficulty: 4 };
  const baseline: CardEvent = {
    ...base('b', noon + 4 * DAY),
    kind: 'baseline',
    schedule,
    memory,
    reps: 9,
    lapses: 2,
  };
  const state = fold([baseline, ...events], options);
  expect(state).toMatchObject({ ...schedule, memory, reps: 9, lapses: 2 });
  expect(state.introducedDay).toBe(events[0]?.studyDay);
  const later = answer(state, 3, { now: noon + 44 * DAY, id: 'later' });
  const expected = nextMemory(memory, 40, { rating: 3, parameters: defaultParameters });
  expect(later.state).toMatchObject({ memory: expected, reps: 10, lapses: 2 });
});

test('a card learnt elsewhere is not introduced by its first answer here', () => {
  const baseline: CardEvent = {
    ...base('b', noon),
    kind: 'baseline',
    schedule: { phase: 'review', step: 0, due: { kind: 'day', day: 1 }, interval: 86_400 },
    memory: { stability: 5, difficulty: 5 },
    reps: 3,
    lapses: 0,
  };
  const state = fold([baseline], options);
  expect(answer(state, 3, { now: noon + DAY }).state.introducedDay).toBeNull();
});

test('a baseline without a schedule means a new card', () => {
  const events = history([0, 0.1]).map(({ event }) => event);
  const baseline: CardEvent = {
    ...base('b', noon + DAY),
    kind: 'baseline',
    schedule: null,
    memory: { stability: 5, difficulty: 5 },
    reps: 0,
    lapses: 0,
  };
  expect(fold([...events, baseline], options)).toEqual({ ...newCardState, lastEvent: 'b' });
});

test('a reset makes the card new, and learning it again starts from nothing', () => {
  const events: CardEvent[] = history([0, 0.1, 3]).map(({ event }) => event);
  const state = fold([...events, { ...base('z', noon + 5 * DAY), kind: 'reset' }], options);
  expect(state).toEqual({ ...newCardState, lastEvent: 'z' });
  const again = answer(state, 3, { now: noon + 6 * DAY, id: 'again' });
  const fresh = answer(newCardState, 3, { now: noon + 6 * DAY, id: 'again' });
  expect(again.state).toEqual(fresh.state);
});

test('a chosen due date moves the card and leaves its memory and its last answer alone', () => {
  const given = history([0, 0.1, 3]);
  const schedule = {
    phase: 'review',
    step: 0,
    due: { kind: 'day', day: 21_000 },
    interval: 86_400,
  } as const;
  const chosen: CardEvent = { ...base('z', noon + 4 * DAY), kind: 'set-due', schedule };
  const before = given[2]?.state;
  const state = fold([...given.map(({ event }) => event), chosen], options);
  expect(state).toEqual({ ...before, ...schedule, lastEvent: 'z' });
});
