import type { ProgramReview, ProgramStudy } from '#lib/formats/program/program-notes.ts';
import type { MnemosyneCard } from './mnemosyne.ts';

const DAY_SECONDS = 86_400;

/** Grades below this were forgotten. */
const PASSED = 2;

/**
 * How a card stands; null for one that is new. Due dates are midnights in UTC of civil dates. A forgotten card is due at once, as if after
 * a day.
 */
export function studyOf(card: MnemosyneCard): ProgramStudy | null {
  const { grade, easiness, reps, lapses, lastRep, nextRep } = card;
  if (grade < 0 || lastRep <= 0) return null;
  const last = Math.floor(lastRep / DAY_SECONDS);
  const due = grade < PASSED ? last : Math.max(last + 1, Math.floor(nextRep / DAY_SECONDS));
  return {
    due,
    interval: Math.max(1, due - last),
    ease: Math.round(easiness * 1000),
    ...{ reps, lapses, answeredAt: lastRep * 1000, memory: null },
  };
}

/** A row of the log of repetitions; times are epoch seconds, `thinking` seconds. */
export interface MnemosyneRepetition {
  readonly at: number;
  readonly grade: number;
  readonly easiness: number;
  readonly retentionReps: number;
  readonly nextRep: number;
  readonly thinking: number;
}

/** The repetitions of one card, in order, as answers. */
export function answersOf(repetitions: readonly MnemosyneRepetition[]): ProgramReview[] {
  let before: (MnemosyneRepetition & { readonly interval: number }) | null = null;
  return repetitions.map((repetition) => {
    const { at, grade, easiness, nextRep, thinking } = repetition;
    const days = Math.floor(nextRep / DAY_SECONDS) - Math.floor(at / DAY_SECONDS);
    const interval = grade < PASSED ? 0 : Math.max(1, days);
    const kind = kindOf(repetition, before);
    const lastInterval = before?.interval ?? 0;
    before = { ...repetition, interval };
    return {
      ...{ at: at * 1000, rating: ratingOf(grade), interval, lastInterval, kind },
      ease: Math.round(easiness * 1000),
      milliseconds: Math.max(0, thinking) * 1000,
    };
  });
}

/** What the program counts since the last lapse says whether a card was being learnt. */
function kindOf(
  { retentionReps }: MnemosyneRepetition,
  before: MnemosyneRepetition | null,
): ProgramReview['kind'] {
  if (before === null) return retentionReps === 0 ? 'learning' : 'review';
  if (before.grade >= PASSED) return 'review';
  return before.retentionReps > 0 ? 'relearning' : 'learning';
}

/** 0 and 1 forgotten; 2 “barely”, 3 “with much effort”; 4 “the interval was just right”; 5 “without any difficulties”. */
function ratingOf(grade: number): number {
  if (grade < PASSED) return 1;
  if (grade < 4) return 2;
  return grade === 4 ? 3 : 4;
}
