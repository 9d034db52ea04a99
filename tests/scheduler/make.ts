import * as fc from 'fast-check';
import type { CardFact } from '#lib/scheduler/fold.ts';
import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { LOAD_DAYS, type Load } from '#lib/scheduler/load.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { DAY_LOADS, defaultStudyOptions, type StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  AnswerEvent,
  Calendar,
  CardEvent,
  CardMemoryState,
  Outcome,
  Rating,
  Schedule,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { DAY, type Instant } from '#lib/shared/instant.ts';

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  numRuns: process.env.DRILL === '1' ? 10_000 : 200,
});

export const utc: Calendar = { zone: 'UTC', rollover: 4 };
export const noon = Date.UTC(2026, 10, 23, 12);
export const card = '01jdcard000000000000000000' as CardId;
export const ratings: readonly Rating[] = [1, 2, 3, 4];

/** What every event has, with a study day of its instant in UTC. */
export function base(id: string, at: Instant, day = Math.floor(at / DAY)) {
  return {
    id: id as EventId,
    card,
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: day,
    device: 'test',
    zoneOffset: 0,
  };
}

export function answerEvent(
  id: string,
  at: Instant,
  given: { rating: Rating; state: CardMemoryState; outcome: Outcome; day: number },
): AnswerEvent {
  const { memory: _, raw: __, ...outcome } = given.outcome;
  return {
    ...base(id, at, given.day),
    kind: 'answer',
    rating: given.rating,
    revealMs: 1000,
    durationMs: 2000,
    phaseBefore: given.state.phase,
    recall: null,
    preset: 'p' as PresetId,
    presetVersion: 1,
    revision: 1,
    language: 'en',
    outcome,
    typed: null,
    verdict: null,
  };
}

export interface Answered {
  readonly state: CardMemoryState;
  readonly outcome: Outcome;
  readonly event: AnswerEvent;
}

/** Answers a card as the application does: preview, take the outcome, fold the event. */
export function answer(
  state: CardMemoryState,
  rating: Rating,
  how: {
    now: Instant;
    options?: StudyOptions;
    calendar?: Calendar;
    fuzz?: boolean;
    id?: string;
    load?: Load | null;
    siblings?: readonly StudyDay[];
    as?: CardId;
  },
): Answered {
  const { now, options = defaultStudyOptions, calendar = utc, fuzz = true } = how;
  const { load = null, siblings = [], as = card } = how;
  const question = { card: as, state, options, now, calendar, fuzz, load, siblings };
  const outcome = outcomes(question).byRating[rating];
  const day = studyDay(now, calendar);
  const event = answerEvent(how.id ?? `a${now}-${state.reps}`, now, {
    rating,
    state,
    outcome,
    day,
  });
  return { state: foldOne(state, event, options), outcome, event };
}

export const anyRating = fc.constantFrom<Rating>(1, 2, 3, 4);

/** A card after some answers at some distances in minutes, from a few seconds to three years. */
export const anyState = fc
  .array(fc.tuple(anyRating, fc.integer({ min: 0, max: 1_500_000 })), { maxLength: 12 })
  .map((answers) => {
    let state = newCardState;
    let now = noon;
    for (const [rating, minutes] of answers) {
      now += minutes * 60_000;
      state = answer(state, rating, { now }).state;
    }
    return { state, now };
  });

export const anySteps = fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 4 });

export const anyOptions: fc.Arbitrary<StudyOptions> = fc
  .record({
    retention: fc.integer({ min: 70, max: 99 }).map((percent) => percent / 100),
    maximumInterval: fc.oneof(fc.constant(36_500), fc.integer({ min: 1, max: 400 })),
    learningSteps: anySteps,
    relearningSteps: anySteps,
    balanceLoad: fc.boolean(),
    buryReviews: fc.boolean(),
    easyDays: fc.oneof(
      fc.constant(defaultStudyOptions.easyDays),
      fc.array(fc.constantFrom(...DAY_LOADS), { minLength: 7, maxLength: 7 }),
    ),
  })
  .map((chosen) => ({ ...defaultStudyOptions, ...chosen }));

/** A load as of a study day, and siblings due around it. */
export const anyAround = fc.record({
  counts: fc.oneof(
    fc.constant(null),
    fc.array(fc.integer({ min: 0, max: 40 }), { minLength: LOAD_DAYS, maxLength: LOAD_DAYS }),
  ),
  ahead: fc.array(fc.integer({ min: -3, max: 100 }), { maxLength: 4 }),
});

type Around = typeof anyAround extends fc.Arbitrary<infer Value> ? Value : never;

/** What surrounds a card that is shown at an instant. */
export function around({ counts, ahead }: Around, now: Instant, calendar = utc) {
  const from = studyDay(now, calendar);
  return {
    load: counts === null ? null : { from, counts },
    siblings: ahead.map((days) => from + days),
  };
}

const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  phase: fc.constantFrom('learning', 'review', 'relearning'),
  step: fc.nat(2),
  due: fc.oneof(
    fc.record({ kind: fc.constant('day' as const), day: fc.nat(30_000) }),
    fc.record({ kind: fc.constant('instant' as const), at: fc.nat() }),
  ),
  interval: fc.nat(1_000_000),
});

const anyMemory = fc.record({
  stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

type Shape = { at: Instant; kind: CardEvent['kind']; target: number; rating: Rating } & {
  schedule: Schedule;
  memory: { stability: number; difficulty: number } | null;
  phaseBefore: CardMemoryState['phase'];
  made: boolean;
};

const anyShape: fc.Arbitrary<Shape> = fc.record({
  // Few instants, so that events at the same instant are common.
  at: fc.nat(40).map((hours) => noon + hours * 10 * 3_600_000),
  kind: fc.constantFrom(
    'answer',
    'answer',
    'answer',
    'practice',
    'retract',
    'retract',
    'baseline',
    'set-due',
    'reset',
    'reschedule',
  ),
  target: fc.nat(),
  rating: anyRating,
  schedule: anySchedule,
  memory: fc.option(anyMemory),
  phaseBefore: fc.constantFrom('new', 'learning', 'review', 'relearning'),
  made: fc.boolean(),
});

/** Any history, however odd: retractions of retractions, of themselves, in circles, at equal instants. */
export const anyEvents: fc.Arbitrary<CardEvent[]> = fc
  .array(anyShape, { maxLength: 25 })
  .map((shapes) => shapes.map((shape, index) => eventOf(shape, index, shapes.length)));

/** The same without retractions. */
export const anyFacts: fc.Arbitrary<CardFact[]> = anyEvents.map((events) =>
  events.filter((event): event is CardFact => event.kind !== 'retract'),
);

const idOf = (index: number) => `e${(index * 7) % 26}-${index}`;

function eventOf(shape: Shape, index: number, count: number): CardEvent {
  const common = base(idOf(index), shape.at);
  const { schedule, memory, rating, phaseBefore } = shape;
  const preset = { preset: 'p' as PresetId, presetVersion: 1, chain: [] };
  switch (shape.kind) {
    case 'answer': {
      const outcome = {
        ...schedule,
        memory: { stability: 1, difficulty: 5 },
        raw: null,
        chain: [],
      };
      const state = { ...newCardState, phase: phaseBefore };
      return answerEvent(common.id, shape.at, { rating, state, outcome, day: common.studyDay });
    }
    case 'practice': {
      return { ...common, kind: 'practice', rating, revealMs: null, durationMs: 900, revision: 1 };
    }
    case 'baseline': {
      const stated = shape.made ? schedule : null;
      return { ...common, kind: 'baseline', schedule: stated, memory, reps: 3, lapses: 1 };
    }
    case 'set-due':
      return { ...common, kind: 'set-due', schedule };
    case 'reset':
      return { ...common, kind: 'reset' };
    case 'reschedule':
      return { ...common, kind: 'reschedule', schedule, ...preset };
    case 'retract':
      return { ...common, kind: 'retract', target: idOf(shape.target % count) as EventId };
  }
}
