import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import { compareChoice } from './compare-choice.ts';
import { compareCommand } from './compare-command.ts';
import { compareProse } from './compare-prose.ts';
import { compareYaml } from './compare-yaml.ts';
import { type Comparison, comparisonOf } from './comparison.ts';

/** Longer answers, what is right and what was typed taken together, are compared as they stand: nobody types so much to be read by meaning. */
const MOST_CHARACTERS = 4000;

/**
 * Compares what was typed, or for a choice the letters chosen (`A C`), with what is right. It proposes a rating and
 * never gives one. `language` is that of the card.
 */
export function compareAnswer(check: AnswerCheck, typed: string, language: string): Comparison {
  if (check.kind !== 'choice' && check.answer.length + typed.length > MOST_CHARACTERS) {
    return compareAsText(check.answer, typed);
  }
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

function compareAsText(answer: string, typed: string): Comparison {
  const verdict = answer.trim() === typed.trim() ? 'exact' : 'different';
  return comparisonOf({ verdict, why: [] }, { text: typed, off: [] }, { text: answer, off: [] });
}
