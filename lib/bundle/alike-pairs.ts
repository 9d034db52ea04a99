import { similarity, type Trigrams } from './trigrams.ts';

/** A row and a column that are alike, by their places in the lists. */
export interface AlikePair {
  readonly row: number;
  readonly column: number;
  /** From 0 to 1. */
  readonly similarity: number;
}

/** So many holders of a row's trigrams are looked up, those of the rarest trigrams first. */
const MOST_HOLDERS = 4000;
/** For each row only the columns that share most of these trigrams are compared. */
const MOST_CANDIDATES = 24;

/**
 * The pairs of rows and columns that are at least so alike, found by the rare trigrams that they share. A row is
 * compared with a bounded number of columns, so that time grows with the texts and not with their square.
 */
export function alikePairs(
  rows: readonly Trigrams[],
  columns: readonly Trigrams[],
  least: number,
): AlikePair[] {
  const holders = indexOf(columns);
  const counting = { counts: new Int32Array(columns.length), touched: [] as number[] };
  return rows.flatMap((row, at) => {
    const found = candidatesOf(row, holders, counting);
    return found.flatMap((column) => {
      const other = columns[column] as Trigrams;
      if (!mayReach(row, other, least)) return [];
      const alike = similarity(row, other);
      return alike >= least ? [{ row: at, column, similarity: alike }] : [];
    });
  });
}

type Holders = ReadonlyMap<number, readonly number[]>;

function indexOf(columns: readonly Trigrams[]): Holders {
  const holders = new Map<number, number[]>();
  columns.forEach((trigrams, column) => {
    for (const trigram of distinct(trigrams)) {
      const found = holders.get(trigram);
      if (found) found.push(column);
      else holders.set(trigram, [column]);
    }
  });
  return holders;
}

function* distinct(trigrams: Trigrams): Generator<number> {
  for (let at = 0; at < trigrams.length; at++) {
    if (at === 0 || trigrams[at] !== trigrams[at - 1]) yield trigrams[at] as number;
  }
}

interface Counting {
  readonly counts: Int32Array;
  readonly touched: number[];
}

function candidatesOf(row: Trigrams, holders: Holders, { counts, touched }: Counting): number[] {
  const lists = [...distinct(row)].flatMap((trigram) => {
    const found = holders.get(trigram);
    return found ? [found] : [];
  });
  for (const list of rarest(lists)) {
    for (const column of list) {
      if (counts[column] === 0) touched.push(column);
      counts[column] = (counts[column] as number) + 1;
    }
  }
  touched.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const best = touched.slice(0, MOST_CANDIDATES);
  for (const column of touched.splice(0)) counts[column] = 0;
  return best;
}

/** The shortest lists, as many as are looked up. */
function* rarest(lists: readonly (readonly number[])[]): Generator<readonly number[]> {
  let left = MOST_HOLDERS;
  for (const list of [...lists].sort((a, b) => a.length - b.length)) {
    yield list.length > left ? list.slice(0, left) : list;
    left -= list.length;
    if (left <= 0) return;
  }
}

/** Texts of very different length cannot be that alike. */
function mayReach(one: Trigrams, other: Trigrams, least: number): boolean {
  const shorter = Math.min(one.length, other.length);
  return (2 * shorter) / (one.length + other.length) >= least;
}
