import { mergeText } from './merge-text.ts';

/** A text or list in three versions: as it came last, as it is here by now, as it comes. */
export interface ThreeVersions<Value> {
  /** Null where nothing is known of it. */
  readonly base: Value | null;
  readonly mine: Value;
  readonly theirs: Value;
}

/** What becomes of texts that were changed on both sides; `ask` leaves the note as it is here. */
export type ConflictChoice = 'ask' | 'mine' | 'theirs' | 'both';

/** Fields put together, and the places of those that both sides changed. */
export interface MergedFields {
  readonly fields: readonly string[];
  readonly conflicts: readonly number[];
  /** Whether changes of both sides stand in them. */
  readonly isOfBoth: boolean;
}

/** Between two texts of one field that are both kept. */
const BETWEEN = '<hr>';

/**
 * Merges the fields of a note three ways, each by itself: what one side left as it came follows the other, and what both changed at different
 * places has both changes. Else it is a conflict and settled by the choice; `ask` keeps mine.
 */
export function mergeFields(
  { base, mine, theirs }: ThreeVersions<readonly string[]>,
  choice: ConflictChoice,
): MergedFields {
  const conflicts: number[] = [];
  const fields = theirs.map((their, place) => {
    const [my, was] = [mine[place] ?? '', base?.[place] ?? null];
    if (my === their) return my;
    const merged = was === null ? null : mergeText(was, my, their);
    if (merged === null) conflicts.push(place);
    return merged ?? settled(my, their, choice);
  });
  const isWhole = conflicts.length === 0;
  return {
    fields,
    conflicts,
    isOfBoth: isWhole && differs(fields, mine) && differs(fields, theirs),
  };
}

function differs(one: readonly string[], other: readonly string[]): boolean {
  return one.some((text, place) => text !== other[place]);
}

function settled(mine: string, theirs: string, choice: ConflictChoice): string {
  if (choice === 'theirs') return theirs;
  return choice === 'both' ? `${mine}${BETWEEN}${theirs}` : mine;
}

/** Merges tags three ways: what either side added or took away is added or taken away. */
export function mergeTags({ base, mine, theirs }: ThreeVersions<readonly string[]>): string[] {
  const was = new Set(base ?? []);
  const gone = new Set([...was].filter((tag) => !theirs.includes(tag)));
  const added = theirs.filter((tag) => !was.has(tag));
  return [...new Set([...mine.filter((tag) => !gone.has(tag)), ...added])];
}
