import type { OptionProblem } from '#lib/scheduler/check-study-options.ts';
import { boundsOf, checkParameters, PARAMETER_COUNT } from '#lib/scheduler/parameters.ts';
import { readNumber } from './number-text.ts';

/** How many numbers the older versions of FSRS have: they are carried over. */
export const OLDER_COUNTS: readonly number[] = [17, 19];

/** What a text of parameters holds; or what is wrong with it, and where. */
export type ParametersReading =
  | { readonly parameters: readonly number[]; readonly migratedFrom: number | null }
  | { readonly problem: Omit<OptionProblem, 'option'>; readonly found: string };

/**
 * Reads the parameters of FSRS as people paste them: apart by commas, semicolons, spaces or lines, with brackets or without.
 * 21 must lie within FSRS's bounds; 19 (FSRS-5) and 17 (FSRS-4.5) are carried over.
 */
export function readParameters(text: string): ParametersReading {
  const parts = partsOf(text);
  const numbers = parts.map(readNumber);
  const at = numbers.findIndex((number) => !Number.isFinite(number));
  if (at >= 0) return wrong('not-a-number', boundsOf(at), parts[at] ?? '');
  if (OLDER_COUNTS.includes(numbers.length)) {
    return { parameters: checkParameters(numbers), migratedFrom: numbers.length };
  }
  if (numbers.length !== PARAMETER_COUNT) {
    const count = { min: PARAMETER_COUNT, max: PARAMETER_COUNT };
    return wrong('wrong-length', count, String(numbers.length));
  }
  return withinBounds(numbers, parts);
}

/** Parameters as they are pasted elsewhere. */
export function writeParameters(parameters: readonly number[]): string {
  return parameters.map((each) => Number(each.toFixed(4))).join(', ');
}

/** A comma is a decimal one only where no number has a point and something else stands between the numbers. */
function partsOf(text: string): string[] {
  const plain = text.replace(/[[\]]/g, ' ').trim();
  if (plain === '') return [];
  const hasDecimalCommas = !plain.includes('.') && /\d,\d/.test(plain) && /[\s;]/.test(plain);
  const between = hasDecimalCommas ? /[\s;]+|,(?!\d)\s*/ : /[\s;,]+/;
  return plain.split(between).filter((part) => part !== '');
}

/** What passed through 32-bit floats, as Anki's numbers do, differs from a bound by this much. */
const SLACK = 1e-6;

function withinBounds(numbers: number[], parts: readonly string[]): ParametersReading {
  const at = numbers.findIndex((number, index) => {
    const { min, max } = boundsOf(index);
    return number < min - SLACK * max || number > max + SLACK * max;
  });
  if (at < 0) return { parameters: numbers, migratedFrom: null };
  return wrong('out-of-range', boundsOf(at), `${parts[at]} (${at + 1})`);
}

function wrong(
  problem: OptionProblem['problem'],
  { min, max }: { min: number; max: number },
  found: string,
): ParametersReading {
  return { problem: { problem, min, max }, found };
}
