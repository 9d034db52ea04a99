import { fuzzPlace } from '#lib/scheduler/fuzz.ts';
import { intervalFor, nextMemory, recall } from '#lib/scheduler/memory.ts';
import { decideInterval, floorAfter, type ReviewInterval } from '#lib/scheduler/review-interval.ts';
import { type Step, stepAfter } from '#lib/scheduler/steps.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  Calendar,
  CardMemoryState,
  Memory,
  Outcome,
  Outcomes,
  Phase,
  Rating,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant, SECOND } from '#lib/shared/instant.ts';

/** A card in front of a person, about to be answered. */
export interface Question {
  readonly card: CardId;
  readonly state: CardMemoryState;
  readonly options: StudyOptions;
  readonly now: Instant;
  readonly calendar: Calendar;
  /** False leaves intervals as the model and the rules give them; true where not said. */
  readonly fuzz?: boolean;
}

/** A question with what all four answers share. */
interface Prepared {
  readonly question: Question;
  readonly today: StudyDay;
  readonly memories: Readonly<Record<Rating, Memory>>;
  readonly place: number | null;
}

/**
 * What each of the four ratings would lead to now, and the recall predicted before the answer: the one source of the
 * buttons and of the answer itself. Steps and interval rules are Anki's, memory is FSRS-6; see `docs/spec/scheduling.md`.
 * Throws `bad-input` for unusable parameters or an unknown calendar.
 */
export function outcomes(question: Question): Outcomes {
  const { state, options, card } = question;
  const today = studyDay(question.now, question.calendar);
  const elapsed = state.lastDay === null ? 0 : Math.max(0, today - state.lastDay);
  const prepared: Prepared = {
    question,
    today,
    memories: eachRating((rating) =>
      nextMemory(state.memory, elapsed, { rating, parameters: options.parameters }),
    ),
    place: question.fuzz === false ? null : fuzzPlace(card, state.reps),
  };
  return {
    recall: state.memory === null ? null : recall(state.memory, elapsed, options.parameters),
    byRating: state.phase === 'review' ? reviewOutcomes(prepared) : stepOutcomes(prepared),
  };
}

function reviewOutcomes(prepared: Prepared): Record<Rating, Outcome> {
  const { state, options } = prepared.question;
  const previous = Math.round(state.interval / DAY_SECONDS);
  const passing = (rating: Rating, above: ReviewInterval | null) => {
    const days = daysFor(prepared, rating);
    const floor = floorAfter(previous, days, options.maximumInterval);
    return interval(prepared, rating, { days, floor, above });
  };
  const hard = passing(2, null);
  const good = passing(3, hard);
  const easy = passing(4, good);
  return {
    1: lapse(prepared),
    2: inReview(prepared, 2, hard),
    3: inReview(prepared, 3, good),
    4: inReview(prepared, 4, easy),
  };
}

function lapse(prepared: Prepared): Outcome {
  const step = stepAfter(prepared.question.options.relearningSteps, 0, 1);
  if (step !== null) return inSteps(prepared, 1, { phase: 'relearning', step });
  return inReview(prepared, 1, graduation(prepared, 1));
}

function stepOutcomes(prepared: Prepared): Record<Rating, Outcome> {
  const { state, options } = prepared.question;
  const relearning = state.phase === 'relearning';
  const steps = relearning ? options.relearningSteps : options.learningSteps;
  const phase = relearning ? 'relearning' : 'learning';
  return eachRating((rating) => {
    const step = stepAfter(steps, state.step, rating);
    if (step !== null) return inSteps(prepared, rating, { phase, step });
    return inReview(prepared, rating, graduation(prepared, rating));
  });
}

/** An interval that follows no interval before. Easy exceeds what Good would give, even while Good has steps left. */
function graduation(prepared: Prepared, rating: Rating): ReviewInterval {
  const days = daysFor(prepared, rating);
  const above = rating === 4 ? graduation(prepared, 3) : null;
  return interval(prepared, rating, { days, floor: 0, above });
}

function interval(
  { question, memories, place }: Prepared,
  rating: Rating,
  given: { days: number; floor: number; above: ReviewInterval | null },
): ReviewInterval {
  const { retention, maximumInterval } = question.options;
  const { stability } = memories[rating];
  return decideInterval({ ...given, stability, retention, maximum: maximumInterval, place });
}

function daysFor({ question, memories }: Prepared, rating: Rating): number {
  const { retention, parameters } = question.options;
  return intervalFor(memories[rating].stability, retention, parameters);
}

function inReview(prepared: Prepared, rating: Rating, decided: ReviewInterval): Outcome {
  const { raw, days, chain } = decided;
  return {
    phase: 'review',
    step: 0,
    due: { kind: 'day', day: prepared.today + days },
    interval: days * DAY_SECONDS,
    memory: prepared.memories[rating],
    raw,
    chain,
  };
}

/** A step that ends after the study day does is due on a day, like a review, and stays a step. */
function inSteps(
  { question, today, memories }: Prepared,
  rating: Rating,
  { phase, step }: { phase: Phase; step: Step },
): Outcome {
  const { index, seconds } = step;
  const at = question.now + seconds * SECOND;
  const day = studyDay(at, question.calendar);
  const common = { phase, step: index, memory: memories[rating], raw: null };
  const link = { rule: 'step', seconds, index } as const;
  if (day === today) {
    return { ...common, due: { kind: 'instant', at }, interval: seconds, chain: [link] };
  }
  const days = day - today;
  return {
    ...common,
    due: { kind: 'day', day },
    interval: days * DAY_SECONDS,
    chain: [link, { rule: 'rollover', days }],
  };
}

function eachRating<T>(make: (rating: Rating) => T): Record<Rating, T> {
  return { 1: make(1), 2: make(2), 3: make(3), 4: make(4) };
}
