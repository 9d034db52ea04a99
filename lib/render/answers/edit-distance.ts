/**
 * How many letters must be added, left out, changed or swapped with their neighbour to make one text of the other:
 * the optimal string alignment distance.
 */
export function editDistance(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  let [before, last]: [number[], number[]] = [[], right.map((_, at) => at).concat(right.length)];
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwap =
        left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1] && column > 1;
      next[column] = Math.min(
        at(next, column - 1) + 1,
        at(last, column) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap && row > 1 ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, next];
  }
  return at(last, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

const LONGEST = 64;

/**
 * Whether one word looks like the other mistyped: one letter off in a word of four or more, two in one of eight or more.
 * Never where digits, or nothing but signs or the case of letters, differ: those are other words.
 */
export function isSlip(typed: string, right: string): boolean {
  const length = Math.max(typed.length, right.length);
  if (length > LONGEST || digits(typed) !== digits(right) || isOtherCase(typed, right))
    return false;
  if (letters(typed) === letters(right)) return false;
  const allowed = length < 4 ? 0 : length < 8 ? 1 : 2;
  return typed !== right && editDistance(typed, right) <= allowed;
}

/** Whether two texts differ in the case of their letters only. */
export function isOtherCase(a: string, b: string): boolean {
  return a !== b && a.toLowerCase() === b.toLowerCase();
}

function letters(text: string): string {
  return text.replace(/\P{L}+/gu, '');
}

function digits(text: string): string {
  return text.replace(/\P{Nd}+/gu, ' ');
}
