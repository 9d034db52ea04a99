import { later } from '#app/parts/later.ts';
import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import { compareChoice } from '#lib/render/answers/compare-choice.ts';
import type { Comparison } from '#lib/render/answers/comparison.ts';

type Compare = (check: AnswerCheck, typed: string, language: string) => Comparison;

/** Compares typed answers. What that needs is brought when a card is near that asks for one. */
export interface Comparing {
  /** Brings what the comparison needs, where one of these checks does; once it is here, no network is needed. */
  readonly prepare: (checks: readonly (AnswerCheck | null)[]) => void;
  /** Null while it is not here. */
  readonly compare: (...asked: Parameters<Compare>) => Comparison | null;
  /** Compares as soon as it is here; null where it could not be brought. */
  readonly compareLater: (...asked: Parameters<Compare>) => Promise<Comparison | null>;
}

/** Makes a comparing that has brought nothing yet. */
export function startComparing(): Comparing {
  const comparison = later<Compare>(
    async () => (await import('#lib/render/answers/compare-answer.ts')).compareAnswer,
  );
  return {
    prepare(checks) {
      if (checks.some((check) => check !== null && check.kind !== 'choice'))
        void comparison.bring();
    },
    compare(check, typed, language) {
      if (check.kind === 'choice') return compareChoice(check.correct, typed);
      return comparison.now()?.(check, typed, language) ?? null;
    },
    async compareLater(...asked) {
      return (await comparison.bring())?.(...asked) ?? null;
    },
  };
}
