import { dueInstant } from '#lib/scheduler/due.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { Calendar, CardMemoryState, Outcome, Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { HOUR, type Instant } from '#lib/shared/instant.ts';

/** A card from its first answer on, when each answer is given as soon as the card is due. */
export interface PathInput {
  readonly state: CardMemoryState;
  readonly options: StudyOptions;
  readonly calendar: Calendar;
  /** Instant of the first answer. */
  readonly at: Instant;
  readonly ratings: readonly Rating[];
}

/** One answer on the way, and what it led to. */
export interface PathStep {
  readonly at: Instant;
  readonly outcome: Outcome;
}

/** What is due on a day is answered so long after the day began: at noon where it begins at four. */
const INTO_THE_DAY = 8 * HOUR;

/** Follows a card through answers, without fuzz: an example for people, not a schedule. Throws like `outcomes`. */
export function answerPath({ options, calendar, ratings, ...start }: PathInput): PathStep[] {
  const steps: PathStep[] = [];
  let { at, state } = start;
  for (const rating of ratings) {
    const question = { card: 'example' as CardId, state, options, calendar, now: at, fuzz: false };
    const outcome = outcomes(question).byRating[rating];
    steps.push({ at, outcome });
    state = afterwards(state, { at, outcome, calendar });
    const due = dueInstant(outcome.due, calendar);
    at = outcome.due.kind === 'day' ? due + INTO_THE_DAY : due;
  }
  return steps;
}

function afterwards(
  state: CardMemoryState,
  { at, outcome, calendar }: PathStep & { calendar: Calendar },
): CardMemoryState {
  const { phase, step, due, interval, memory } = outcome;
  const lastDay = studyDay(at, calendar);
  const reps = state.reps + 1;
  return { ...state, phase, step, due, interval, memory, lastAt: at, lastDay, reps };
}
