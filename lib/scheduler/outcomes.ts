import { fuzzPlace } from '#lib/scheduler/fuzz.ts';
import type { Load } from '#lib/scheduler/load.ts';
import { decayOf, intervalFor, nextMemory, recall } from '#lib/scheduler/memory.ts';
import {
  decideInterval,
  floorAfter,
  type Least,
  longerThan,
  noLeast,
  noShorterThan,
  type ReviewInterval,
  type Spread,
} from '#lib/scheduler/review-interval.ts';
import { type Step, stepAfter } from '#lib/scheduler/steps.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  Calendar,
  CardMemoryState,
  ChainLink,
  Memory,
  Outcome,
  Outcomes,
  Phase,
  Rating,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant, SECOND, type Seconds } from '#lib/shared/instant.ts';

/** A card in front of a person, about to be answered. */
export interface Question {
  readonly card: CardId;
  readonly state: CardMemoryState;
  readonly options: StudyOptions;
  readonly now: Instant;
  readonly calendar: Calendar;
  /** What is due in the days to come under the same preset; without it the load is not balanced. */
  readonly load?: Load | null;
  /** Study days on which other cards of the note are due. */
  readonly siblings?: readonly StudyDay[];
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
  const passing = (rating: Rating, least: Least) => {
    const days = daysFor(prepared, rating);
    const floor = floorAfter(previous, days, options.maximumInterval);
    return interval(prepared, rating, { floor, least, spread: spreadAround(prepared, days) });
  };
  const again = lapse(prepared);
  const hard = passing(2, again.phase === 'review' ? leastOf(again) : noLeast);
  const good = passing(3, longerThan(hard));
  const easy = passing(4, longerThan(good));
  return {
    1: again,
    2: inReview(prepared, 2, hard),
    3: inReview(prepared, 3, good),
    4: inReview(prepared, 4, easy),
  };
}

/** Without steps a lapsed card gets the interval of its memory as it is, as in Anki. */
function lapse(prepared: Prepared): Outcome {
  const step = stepAfter(prepared.question.options.relearningSteps, 0, 1);
  if (step !== null) return inSteps(prepared, 1, { phase: 'relearning', step });
  if (isWithinDay(prepared, 1, [])) return inHours(prepared, 1, 'relearning');
  return inReview(prepared, 1, interval(prepared, 1, { spread: null }));
}

function stepOutcomes(prepared: Prepared): Record<Rating, Outcome> {
  const { state, options } = prepared.question;
  const relearning = state.phase === 'relearning';
  const steps = relearning ? options.relearningSteps : options.learningSteps;
  const phase = relearning ? 'relearning' : 'learning';
  const outcome = (rating: Rating, least: Least): Outcome => {
    const step = stepAfter(steps, state.step, rating);
    if (step !== null) return inSteps(prepared, rating, { phase, step });
    if (rating < 4 && isWithinDay(prepared, rating, steps)) return inHours(prepared, rating, phase);
    return inReview(prepared, rating, graduation(prepared, rating, least));
  };
  const again = outcome(1, noLeast);
  const hard = outcome(2, leastOf(again));
  const good = outcome(3, leastOf(hard));
  // Easy exceeds what Good would give if the card left its steps now, even while Good has steps left.
  const least = longerThan(graduation(prepared, 3, leastOf(hard)));
  return { 1: again, 2: hard, 3: good, 4: outcome(4, least) };
}

/** An interval that follows no interval before. Its fuzz range lies around whole days, as in Anki. */
function graduation(prepared: Prepared, rating: Rating, least: Least): ReviewInterval {
  const middle = Math.max(1, Math.round(daysFor(prepared, rating)));
  return interval(prepared, rating, { least, spread: spreadAround(prepared, middle) });
}

/** Spread over the load, two ratings could change places. */
function leastOf({ phase, raw, interval }: Outcome): Least {
  if (phase !== 'review' || raw === null) return noLeast;
  return noShorterThan({ raw, days: interval / DAY_SECONDS, chain: [] });
}

function interval(
  prepared: Prepared,
  rating: Rating,
  given: { floor?: number; least?: Least; spread: Spread | null },
): ReviewInterval {
  const { options } = prepared.question;
  const { floor = 0, least = noLeast, spread } = given;
  return decideInterval({
    stability: prepared.memories[rating].stability,
    retention: options.retention,
    decay: decayOf(options.parameters),
    days: daysFor(prepared, rating),
    floor,
    least,
    maximum: options.maximumInterval,
    spread,
  });
}

function spreadAround({ question, today, place }: Prepared, middle: number): Spread | null {
  if (place === null) return null;
  const { load = null, siblings = [], options, state } = question;
  const own = state.due?.kind === 'day' ? state.due.day : null;
  return { place, middle, balancing: { from: today, load, own, siblings, options } };
}

function daysFor({ question, memories }: Prepared, rating: Rating): number {
  const { retention, parameters } = question.options;
  return intervalFor(memories[rating].stability, retention, parameters);
}

/** Anki's rule: without steps, memory that asks for less than half a day gets it, where it learns within the day. */
function isWithinDay(prepared: Prepared, rating: Rating, steps: readonly Seconds[]): boolean {
  const [w17 = 0, w18 = 0] = prepared.question.options.parameters.slice(17, 19);
  return steps.length === 0 && w17 > 0 && w18 > 0 && daysFor(prepared, rating) < 0.5;
}

function inHours(prepared: Prepared, rating: Rating, phase: Phase): Outcome {
  const { options } = prepared.question;
  const days = daysFor(prepared, rating);
  const seconds = Math.floor(days * DAY_SECONDS);
  const { stability } = prepared.memories[rating];
  const decay = decayOf(options.parameters);
  return after(prepared, rating, {
    phase,
    step: { index: 0, seconds },
    chain: [
      { rule: 'interval', stability, retention: options.retention, decay, days },
      { rule: 'hours', seconds },
    ],
  });
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

function inSteps(
  prepared: Prepared,
  rating: Rating,
  { phase, step }: { phase: Phase; step: Step },
): Outcome {
  const { index, seconds } = step;
  return after(prepared, rating, { phase, step, chain: [{ rule: 'step', seconds, index }] });
}

/** A wait that ends after the study day does is due on a day, like a review, and stays a step. */
function after(
  { question, today, memories }: Prepared,
  rating: Rating,
  { phase, step, chain }: { phase: Phase; step: Step; chain: readonly ChainLink[] },
): Outcome {
  const { index, seconds } = step;
  const at = question.now + seconds * SECOND;
  const day = studyDay(at, question.calendar);
  const common = { phase, step: index, memory: memories[rating], raw: null };
  if (day === today) return { ...common, due: { kind: 'instant', at }, interval: seconds, chain };
  const days = day - today;
  return {
    ...common,
    due: { kind: 'day', day },
    interval: days * DAY_SECONDS,
    chain: [...chain, { rule: 'rollover', days }],
  };
}

function eachRating<T>(make: (rating: Rating) => T): Record<Rating, T> {
  return { 1: make(1), 2: make(2), 3: make(3), 4: make(4) };
}
