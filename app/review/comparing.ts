import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import { compareChoice } from '#lib/render/answers/compare-choice.ts';
import type { Comparison } from '#lib/render/answers/comparison.ts';

type Compare = (check: AnswerCheck, typed: string, language: string) => Comparison;

/** Compares typed answers. What that needs is brought when a card is near that asks for one. */
export interface Comparing {
  /** Brings what the comparison needs, where one of these checks does; once it is here, no network is needed. */
  readonly prepare: (checks: readonly (AnswerCheck | null)[]) => void;
  /** Null where the comparison could not be brought. */
  readonly compare: (...asked: Parameters<Compare>) => Comparison | null;
}

/** Makes a comparing that has brought nothing yet. */
export function startComparing(): Comparing {
  let compare: Compare | null = null;
  let isComing = false;
  const bring = async () => {
    isComing = true;
    try {
      compare = (await import('#lib/render/answers/compare-answer.ts')).compareAnswer;
    } catch {
      // Without a connection: the next card asks again, and until then answers are shown uncompared.
      isComing = false;
    }
  };
  return {
    prepare(checks) {
      const isNeeded = checks.some((check) => check !== null && check.kind !== 'choice');
      if (isNeeded && !isComing) void bring();
    },
    compare(check, typed, language) {
      if (check.kind === 'choice') return compareChoice(check.correct, typed);
      return compare?.(check, typed, language) ?? null;
    },
  };
}
