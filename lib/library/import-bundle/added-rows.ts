import { writeTextsOfCards } from '#lib/store/search/card-texts.ts';
import type { Change } from '#lib/store/transact.ts';
import { insertUnread, KEYS, type Row } from '#lib/store/write-rows.ts';

/** Tables of which a file brings very many rows. */
export type AddedTable = 'Note' | 'Card' | 'CardRevision' | 'CardState';

/** Keys that an undo takes at once, so that others are served in between. */
const RANGE = 5000;

/**
 * Adds rows whose keys nothing here bears: what is remembered of them is their keys, and what the search reads of new cards is written
 * after all of them.
 */
export class AddedRows {
  readonly #change: Change;
  readonly #keys = new Map<AddedTable, Row[]>();

  constructor(change: Change) {
    this.#change = change;
  }

  async add(table: AddedTable, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await insertUnread(this.#change.db, table, rows);
    const keys = this.#keys.get(table) ?? [];
    this.#keys.set(table, keys);
    const columns = KEYS[table];
    for (const row of rows) keys.push(keyOf(row, columns));
  }

  /** Remembers all that was added, tables in the order of their first rows, and has the search read it. */
  async finish(): Promise<void> {
    const cards = this.#keys.get('Card') ?? [];
    await writeTextsOfCards(
      this.#change.db,
      cards.map(({ id }) => String(id)),
    );
    for (const [table, keys] of this.#keys) {
      for (let start = 0; start < keys.length; start += RANGE) {
        const some = keys.slice(start, start + RANGE);
        this.#change.remember({ kind: 'remove', table, keys: some });
      }
    }
  }
}

function keyOf(row: Row, [first, second]: readonly string[]): Row {
  const key = { [first as string]: row[first as string] ?? null };
  return second === undefined ? key : { ...key, [second]: row[second] ?? null };
}
