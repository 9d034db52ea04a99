import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardEvent, CardMemoryState, Due, Schedule } from '#lib/scheduler/types.ts';
import type { Id, UserId } from '#lib/shared/ids.ts';
import { rowToState, stateToRow } from '#lib/store/card-states.ts';
import { eventToRow, rowToEvent } from '#lib/store/event-rows.ts';

const id = <Kind extends string>() => fc.string({ minLength: 1 }).map((text) => text as Id<Kind>);
const instant = fc.integer({ min: 0, max: 4e12 });
// JSON knows no negative zero, and nothing here is ever one.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const due: fc.Arbitrary<Due> = fc.oneof(
  instant.map((at) => ({ kind: 'instant' as const, at })),
  fc.nat(100_000).map((day) => ({ kind: 'day' as const, day })),
);
const phase = fc.constantFrom('learning' as const, 'review' as const, 'relearning' as const);
const memory = fc.option(fc.record({ stability: number, difficulty: number }));
const schedule: fc.Arbitrary<Schedule> = fc.record({
  phase,
  step: fc.nat(9),
  due,
  interval: number,
});
const chain = fc.array(fc.record({ rule: fc.constant('cap' as const), days: fc.nat() }));
const base = {
  id: id<'event'>(),
  card: id<'card'>(),
  at: instant,
  clientAt: instant,
  receivedAt: instant,
  studyDay: fc.nat(100_000),
  device: fc.string(),
  zoneOffset: fc.integer({ min: -900, max: 900 }),
};
const preset = { preset: id<'preset'>(), presetVersion: fc.nat() };
const event: fc.Arbitrary<CardEvent> = fc.oneof(
  fc.record({
    ...base,
    ...preset,
    kind: fc.constant('answer' as const),
    rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    revealMs: fc.option(fc.nat()),
    durationMs: fc.nat(),
    phaseBefore: fc.oneof(phase, fc.constant('new' as const)),
    recall: fc.option(number),
    revision: fc.nat(),
    language: fc.string(),
    outcome: fc.tuple(schedule, chain).map(([given, links]) => ({ ...given, chain: links })),
    typed: fc.option(fc.string()),
    verdict: fc.option(fc.string()),
  }),
  fc.record({
    ...base,
    kind: fc.constant('baseline' as const),
    schedule: fc.option(schedule),
    memory,
    reps: fc.nat(),
    lapses: fc.nat(),
  }),
  fc.record({ ...base, kind: fc.constant('set-due' as const), schedule }),
  fc.record({ ...base, kind: fc.constant('reset' as const) }),
  fc.record({ ...base, ...preset, kind: fc.constant('reschedule' as const), schedule, chain }),
  fc.record({ ...base, kind: fc.constant('retract' as const), target: id<'event'>() }),
);
const state: fc.Arbitrary<CardMemoryState> = fc.record({
  phase: fc.oneof(phase, fc.constant('new' as const)),
  step: fc.nat(9),
  memory,
  due: fc.option(due),
  interval: number,
  lastAt: fc.option(instant),
  lastDay: fc.option(fc.nat()),
  introducedDay: fc.option(fc.nat()),
  reps: fc.nat(),
  lapses: fc.nat(),
  lastEvent: fc.option(id<'event'>()),
});

test('an event comes back from its row as it was, whatever its kind', () => {
  const comesBack = fc.property(event, (given) => {
    expect(rowToEvent(eventToRow(given, 'u' as UserId))).toEqual(given);
  });
  fc.assert(comesBack);
});

test('a state comes back from its row as it was', () => {
  const comesBack = fc.property(state, (given) => {
    expect(rowToState(stateToRow(given))).toEqual(given);
  });
  fc.assert(comesBack);
});
