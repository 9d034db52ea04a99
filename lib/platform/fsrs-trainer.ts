import type { FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { AppError } from '#lib/shared/errors.ts';

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
 * Throws `no-trainer` where there is no build of it for this computer.
 */
export async function openTrainer(
  log: TrainingLog,
  { usable, relearningSteps }: { usable: Uint32Array; relearningSteps: number },
): Promise<Trainer> {
  const binding = await loadBinding();
  const items = itemsOf(binding, log, usable);
  return (count, told) =>
    binding.computeParameters(items.slice(0, count), {
      enableShortTerm: true,
      numRelearningSteps: relearningSteps,
      timeout: POLL_MS,
      progress: (current, total) => {
        told(total === 0 ? 1 : current / total);
      },
    });
}

type Binding = typeof import('@open-spaced-repetition/binding');

/** Loaded when it is needed: where it is missing, everything else works. */
async function loadBinding(): Promise<Binding> {
  try {
    return await import('@open-spaced-repetition/binding');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'no-trainer',
      `What fits parameters is not built for this computer or this version of Node (${process.platform} ${process.arch}, Node ${process.version}): everything else works. Parameters that were fitted elsewhere can be entered with options --set.`,
      { reason: reason.slice(0, 500) },
    );
  }
}

function itemsOf(binding: Binding, log: TrainingLog, usable: Uint32Array): FSRSBindingItem[] {
  const reviews = reviewsOf(binding, log);
  const starts = startsOf(log);
  return Array.from(
    usable,
    (place) => new binding.FSRSBindingItem(reviews.slice(starts[place] ?? place, place + 1)),
  );
}

/** Equal answers share one object: there are few hundred different ones. */
function reviewsOf(
  binding: Binding,
  { length, rating, elapsed }: TrainingLog,
): FSRSBindingReview[] {
  const made = new Map<number, FSRSBindingReview>();
  return Array.from({ length }, (_, place) => {
    const [grade, days] = [rating[place] ?? 1, elapsed[place] ?? 0];
    const key = days * 8 + grade;
    const review = made.get(key) ?? new binding.FSRSBindingReview(grade, days);
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
