import type { Numbered, Unnumbered } from '#lib/store/anki-ids.ts';

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
  return rows.map(({ id, createdAt }) => {
    let ankiId = Math.max(earliest, createdAt, last + 1);
    while (taken.has(ankiId)) ankiId++;
    taken.add(ankiId);
    last = ankiId;
    return { id, ankiId };
  });
}

/** Of rows that share numbers, number by number, the first keeps it; the others get the next ones that are free. `taken` learns them. */
export function ownNumbers(sharing: readonly Numbered[], taken: Set<number>): Numbered[] {
  const kept = new Set<number>();
  const given: Numbered[] = [];
  for (const { id, ankiId } of sharing) {
    if (!kept.has(ankiId)) {
      kept.add(ankiId);
      continue;
    }
    let free = ankiId;
    while (taken.has(free)) free++;
    taken.add(free);
    given.push({ id, ankiId: free });
  }
  return given;
}
