import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import { compareChoice } from './compare-choice.ts';
import { compareCommand } from './compare-command.ts';
import { compareProse } from './compare-prose.ts';
import { compareYaml } from './compare-yaml.ts';
import type { Comparison } from './comparison.ts';

/**
 * Compares what was typed, or for a choice the letters chosen (`A C`), with what is right. It proposes a rating and
 * never gives one. `language` is that of the card.
 */
export function compareAnswer(check: AnswerCheck, typed: string, language: string): Comparison {
  switch (check.kind) {
    case 'command':
      return compareCommand(check.answer, typed);
    case 'yaml':
      return compareYaml(check.answer, typed);
    case 'text':
      return compareProse(check.answer, typed, language);
    case 'choice':
      return compareChoice(check.correct, typed);
  }
}
