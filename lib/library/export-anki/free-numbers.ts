import type { Numbered, Unnumbered } from '#lib/store/anki-ids.ts';

/** 2020-01-01: numbers below it are of what nobody knows the age of. Small ones mean something to Anki. */
export const EARLIEST = 1_577_836_800_000;

/** The number after another; those that have none, because counting ends to be exact there, go on at the earliest. */
export function numberAfter(number: number): number {
  return number < Number.MAX_SAFE_INTEGER ? number + 1 : EARLIEST;
}

/**
 * Gives each row the first number that is free at the instant of its making or after it, as Anki does: its numbers are
 * milliseconds. So numbers tell the time, and what was made later gets a higher one. `taken` learns them.
 */
export function freeNumbers(
  rows: readonly Unnumbered[],
  taken: Set<number>,
  { earliest }: { readonly earliest: number },
): Numbered[] {
  let last = 0;
  return rows.map(({ row, createdAt }) => {
    let ankiId = Math.max(earliest, createdAt, last + 1);
    while (taken.has(ankiId)) ankiId++;
    taken.add(ankiId);
    last = ankiId;
    return { row, ankiId };
  });
}

/** Of things that share numbers, number by number, the first keeps it; the others, which are given back, get the next ones that are free. `taken` learns them. */
export function ownNumbers<Thing extends { readonly ankiId: number }>(
  sharing: readonly Thing[],
  taken: Set<number>,
): Thing[] {
  const others = sharing.filter(({ ankiId }, place) => ankiId === sharing[place - 1]?.ankiId);
  return others.map((thing) => {
    let ankiId = thing.ankiId;
    while (taken.has(ankiId)) ankiId = numberAfter(ankiId);
    taken.add(ankiId);
    return { ...thing, ankiId };
  });
}
