/** Days from today, both ends included, and whether the interval becomes what was wished. */
export interface DueWish {
  /** 0 is today. */
  readonly from: number;
  readonly to: number;
  readonly setsInterval: boolean;
}

/** The furthest day that can be wished for: a hundred years. */
export const FURTHEST_DUE = 36_500;

/**
 * Reads a due date as Anki writes it: `0` today, `3` in three days, `3-7` a day of these by chance for each card, `60!` sets the
 * interval as well. Null where it cannot be read or lies further than {@link FURTHEST_DUE} days away.
 */
export function readDueWish(text: string): DueWish | null {
  const found = /^\s*(\d{1,6})\s*(?:[-–—]\s*(\d{1,6})\s*)?(!?)\s*$/.exec(text);
  if (found === null) return null;
  const [, first, last = first, sign] = found;
  const [from, to] = [Number(first), Number(last)].sort((a, b) => a - b) as [number, number];
  return to > FURTHEST_DUE ? null : { from, to, setsInterval: sign === '!' };
}

/** The same as text. */
export function dueWishText({ from, to, setsInterval }: DueWish): string {
  return `${from === to ? from : `${from}-${to}`}${setsInterval ? '!' : ''}`;
}
