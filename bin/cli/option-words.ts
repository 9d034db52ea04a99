import type { FieldName, FieldProblem } from '#lib/options/option-fields.ts';
import { LOAD_CHOICES, OPTION_CHOICES } from '#lib/options/option-text.ts';
import { writeStep } from '#lib/options/steps-text.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { OptionProblemWords } from './messages.ts';

/** A problem with the range and the words that its option knows, as they are typed. */
export function withWords(problem: FieldProblem, language: Language): OptionProblemWords {
  const write = (value: number) => boundInText(problem, value, language);
  const { field, min, max } = problem;
  return { ...problem, least: write(min), most: write(max), choices: choicesOf(field).join(', ') };
}

/** A retention in percent, the length of a step with its unit. */
function boundInText({ field, problem }: FieldProblem, value: number, language: Language): string {
  if (field === 'retention' || field === 'deckRetention') return `${Math.round(value * 100)} %`;
  const isSteps = field === 'learningSteps' || field === 'relearningSteps';
  return isSteps && problem === 'out-of-range' ? writeStep(value, language) : String(value);
}

function choicesOf(field: FieldName): readonly string[] {
  if (field === 'easyDays') return LOAD_CHOICES;
  const choices: Partial<Record<FieldName, readonly string[]>> = OPTION_CHOICES;
  return choices[field] ?? ['on', 'off'];
}
