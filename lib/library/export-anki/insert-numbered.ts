import type { AnkiRow, AnkiTable } from '#lib/formats/anki/write/schema.ts';
import type { NewDatabase } from '#lib/platform/new-database.ts';
import { numberAfter } from './free-numbers.ts';

/**
 * Inserts rows that begin with a number, and gives the numbers that they got: one that is taken, because things of several collections
 * met here, goes to the next that is free.
 */
export function insertNumbered(
  database: NewDatabase,
  table: AnkiTable,
  rows: readonly AnkiRow[],
): number[] {
  const numbers = rows.map(([id]) => Number(id));
  let refused = database.insert(table, rows);
  while (refused.length > 0) {
    const again = refused;
    const batch = again.map((place) => {
      numbers[place] = numberAfter(numbers[place] as number);
      return [numbers[place] as number, ...(rows[place] ?? []).slice(1)];
    });
    refused = database.insert(table, batch).map((index) => again[index] as number);
  }
  return numbers;
}
