import type { AlikePair } from './alike-pairs.ts';

/** A group of pairs with more rows than these is not solved exactly: the best pair goes first. */
const MOST_EXACT = 128;

/**
 * Chooses pairs so that no row and no column occurs twice and their similarities add up to the most. The choice depends on
 * the pairs only, not on their order; of equal choices the one with the lower rows and columns counts.
 */
export function assign(pairs: readonly AlikePair[]): AlikePair[] {
  return groupsOf(pairs).flatMap((group) => {
    if (group.length === 1) return group;
    return distinctOf(group, 'row').length <= MOST_EXACT ? exact(group) : greedy(group);
  });
}

/** Pairs that share a row or a column, directly or through others, belong together. */
function groupsOf(pairs: readonly AlikePair[]): AlikePair[][] {
  const byRow = collect(pairs, ({ row }) => row);
  const byColumn = collect(pairs, ({ column }) => column);
  const seen = new Set<AlikePair>();
  const sorted = [...pairs].sort((a, b) => a.row - b.row || a.column - b.column);
  return sorted.flatMap((first) => {
    if (seen.has(first)) return [];
    const group = [first];
    seen.add(first);
    for (const pair of group) {
      const near = [...(byRow.get(pair.row) ?? []), ...(byColumn.get(pair.column) ?? [])];
      for (const other of near) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    return [group];
  });
}

function collect(
  pairs: readonly AlikePair[],
  by: (pair: AlikePair) => number,
): Map<number, AlikePair[]> {
  const found = new Map<number, AlikePair[]>();
  for (const pair of pairs) {
    const same = found.get(by(pair));
    if (same) same.push(pair);
    else found.set(by(pair), [pair]);
  }
  return found;
}

function distinctOf(pairs: readonly AlikePair[], side: 'row' | 'column'): number[] {
  return [...new Set(pairs.map((pair) => pair[side]))].sort((a, b) => a - b);
}

function greedy(pairs: readonly AlikePair[]): AlikePair[] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  const best = [...pairs].sort(
    (a, b) => b.similarity - a.similarity || a.row - b.row || a.column - b.column,
  );
  return best.filter(({ row, column }) => {
    if (rows.has(row) || columns.has(column)) return false;
    rows.add(row);
    columns.add(column);
    return true;
  });
}

/** The Hungarian method; what is not a pair weighs nothing, and is left out in the end. */
function exact(pairs: readonly AlikePair[]): AlikePair[] {
  const rows = distinctOf(pairs, 'row');
  const columns = distinctOf(pairs, 'column');
  const known = new Map(pairs.map((pair) => [`${pair.row} ${pair.column}`, pair]));
  const pairAt = (row: number, column: number) => known.get(`${rows[row]} ${columns[column]}`);
  // Columns without a partner stand in where no true one is left for a row.
  const width = columns.length + rows.length;
  const cost = (row: number, column: number) => -(pairAt(row, column)?.similarity ?? 0);
  return cheapest(rows.length, width, cost).flatMap((column, row) => pairAt(row, column) ?? []);
}

/** The column of each row in the cheapest assignment; there are at least as many columns as rows. */
function cheapest(
  rows: number,
  columns: number,
  cost: (row: number, column: number) => number,
): number[] {
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  // Numbered from 1: column 0 stands for the row that is being placed.
  const owner = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    owner[0] = row;
    const distance = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(columns + 1);
    let at = 0;
    while (owner[at] !== 0) {
      done[at] = 1;
      const from = owner[at] as number;
      let next = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let column = 1; column <= columns; column++) {
        if (done[column]) continue;
        const reduced =
          cost(from - 1, column - 1) - (rowPrice[from] as number) - (columnPrice[column] as number);
        if (reduced < (distance[column] as number)) {
          distance[column] = reduced;
          way[column] = at;
        }
        if ((distance[column] as number) < least) {
          least = distance[column] as number;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (done[column]) {
          const held = owner[column] as number;
          rowPrice[held] = (rowPrice[held] as number) + least;
          columnPrice[column] = (columnPrice[column] as number) - least;
        } else {
          distance[column] = (distance[column] as number) - least;
        }
      }
      at = next;
    }
    while (at !== 0) {
      const before = way[at] as number;
      owner[at] = owner[before] as number;
      at = before;
    }
  }
  const columnOf: number[] = [];
  for (let column = 1; column <= columns; column++) {
    const row = owner[column] as number;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}
