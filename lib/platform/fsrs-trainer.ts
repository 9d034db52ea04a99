import {
  computeParameters,
  FSRSBindingItem,
  FSRSBindingReview,
} from '@open-spaced-repetition/binding';

/** Histories of answers as columns: see `AnswerLog` in the scheduler. */
export interface TrainingLog {
  readonly length: number;
  readonly begins: Uint8Array;
  readonly rating: Uint8Array;
  readonly elapsed: Uint16Array;
}

/** What learns FSRS-6 parameters from the first so many of the usable answers; `told` hears how far it is, 0–1. */
export type Trainer = (count: number, told: (share: number) => void) => Promise<number[]>;

/** How often the trainer looks whether it is done: it waits so long at least. */
const POLL_MS = 5;

/**
 * Hands a log to fsrs-rs. `usable` names the answers to learn to predict, as places in the log, in order of time. Each takes
 * the history before it along, so nothing of it stays in JavaScript but a handle.
 * Under 8 answers fsrs-rs gives the default parameters, under 64 it fits first stabilities only.
 */
export function openTrainer(
  log: TrainingLog,
  { usable, relearningSteps }: { usable: Uint32Array; relearningSteps: number },
): Trainer {
  const items = itemsOf(log, usable);
  return (count, told) =>
    computeParameters(items.slice(0, count), {
      enableShortTerm: true,
      numRelearningSteps: relearningSteps,
      timeout: POLL_MS,
      progress: (current, total) => {
        told(total === 0 ? 1 : current / total);
      },
    });
}

function itemsOf(log: TrainingLog, usable: Uint32Array): FSRSBindingItem[] {
  const reviews = reviewsOf(log);
  const starts = startsOf(log);
  return Array.from(
    usable,
    (place) => new FSRSBindingItem(reviews.slice(starts[place] ?? place, place + 1)),
  );
}

/** Equal answers share one object: there are few hundred different ones. */
function reviewsOf({ length, rating, elapsed }: TrainingLog): FSRSBindingReview[] {
  const made = new Map<number, FSRSBindingReview>();
  return Array.from({ length }, (_, place) => {
    const [grade, days] = [rating[place] ?? 1, elapsed[place] ?? 0];
    const key = days * 8 + grade;
    const review = made.get(key) ?? new FSRSBindingReview(grade, days);
    made.set(key, review);
    return review;
  });
}

/** Where the history of each answer begins. */
function startsOf({ length, begins }: TrainingLog): Uint32Array {
  const starts = new Uint32Array(length);
  for (let place = 0, start = 0; place < length; place++) {
    if (begins[place] === 1) start = place;
    starts[place] = start;
  }
  return starts;
}
