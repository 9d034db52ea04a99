import { type Comparison, comparisonOf } from './comparison.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letter of an option, counted from 0. */
export function optionLetter(index: number): string {
  return LETTERS[index] ?? String(index + 1);
}

/** Chosen options as text, such as `A C`. */
export function choiceText(chosen: Iterable<number>): string {
  return [...chosen]
    .sort((a, b) => a - b)
    .map(optionLetter)
    .join(' ');
}

/** Compares chosen options with the right ones: all of them and no other. */
export function compareChoice(correct: readonly number[], typed: string): Comparison {
  const right = choiceText(correct);
  const verdict = choiceText(optionsOf(typed)) === right ? 'exact' : 'different';
  return comparisonOf({ verdict, why: [] }, { text: typed, off: [] }, { text: right, off: [] });
}

function optionsOf(typed: string): Set<number> {
  const words = typed.split(' ').filter((word) => word !== '');
  return new Set(
    words.map((word) => (LETTERS.includes(word) ? LETTERS.indexOf(word) : Number(word) - 1)),
  );
}
