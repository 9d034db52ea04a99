import { type Prose, sliceProse } from '#lib/compiler/draft/reading/prose.ts';

/** What stands on both sides of a dash. */
export interface Parted {
  readonly left: Prose;
  readonly right: Prose;
}

/** A hyphen, `--`, en or em dash with spaces around it, or an em dash without. */
const DASH = /\s+(?:--?|[–—])\s+|(?<=\S)—(?=\S)/;
/** A dash that one space is enough for: the other was forgotten. */
const LOOSE_DASH = /\s*[-–—]\s+|\s+[-–—]\s*/;

/** Parts a prose at its first dash; null where it has none or nothing on one side. */
export function partAtDash(prose: Prose, isLoose = false): Parted | null {
  const text = prose.mask.slice(prose.from, prose.to);
  const match = (isLoose ? LOOSE_DASH : DASH).exec(text);
  if (!match) return null;
  const at = prose.from + match.index;
  const left = sliceProse(prose, prose.from, at);
  const right = sliceProse(prose, at + match[0].length, prose.to);
  return left.to > left.from && right.to > right.from ? { left, right } : null;
}
