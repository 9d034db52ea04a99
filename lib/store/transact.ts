import type { IdRange } from '#lib/shared/id-run.ts';
import type { CardId, DeckId, EventId, NoteId, OperationId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Mark } from './card-marks.ts';
import type { LyingCards } from './place-cards.ts';
import { forgetEverything } from './remembered.ts';
import { execute } from './sql.ts';
import type { StatesBefore } from './states-before.ts';
import type { Db, Store } from './store.ts';
import {
  deleteRowsByKey,
  KEYS,
  keyText,
  type Row,
  readRowsByKey,
  type Table,
  updateRows,
  upsertRows,
} from './write-rows.ts';

/** What an operation is called and whose it is. */
export interface OperationHead {
  readonly id: OperationId;
  readonly user: UserId;
  readonly kind:
    | 'answer'
    | 'compile'
    | 'import'
    | 'edit'
    | 'add'
    | 'replace'
    | 'move'
    | 'desk'
    | 'deck'
    | 'laying'
    | 'settings'
    | 'options'
    | 'fit'
    | 'limits'
    | 'break'
    | 'suspend'
    | 'bury'
    | 'flag'
    | 'mark'
    | 'tag'
    | 'set-due'
    | 'reset'
    | 'archive';
  readonly at: Instant;
  /** What to say about it, in data: the faces find the words. */
  readonly label: Readonly<Record<string, string | number>>;
}

/** How to take one part of an operation back. */
export type UndoStep =
  | { readonly kind: 'retract'; readonly events: readonly EventId[] }
  /** Of many cards the newest event each, with how they stood before it: where nothing came after it, nothing has to be folded. */
  | {
      readonly kind: 'retract-newest';
      readonly events: readonly EventId[];
      readonly before: StatesBefore;
    }
  | { readonly kind: 'remove-events'; readonly events: readonly EventId[] }
  | { readonly kind: 'refold'; readonly decks: readonly DeckId[] }
  /** A file whose text was replaced: whoever takes it back puts the text back as well. */
  | {
      readonly kind: 'file';
      readonly folder: string;
      readonly path: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'restore'; readonly table: Table; readonly rows: readonly Row[] }
  /** Some columns of rows, as they stood before; the others stay as they are by now. */
  | { readonly kind: 'put-back'; readonly table: Table; readonly rows: readonly Row[] }
  | { readonly kind: 'remove'; readonly table: Table; readonly keys: readonly Row[] }
  /** Rows that were made in runs of ids: too many to name each. Of states and revisions it is the card's id that lies in the range. */
  | { readonly kind: 'remove-run'; readonly table: RunTable; readonly range: IdRange }
  /** Events that were written one behind the other, from one to another: too many to name each. */
  | { readonly kind: 'remove-written'; readonly first: EventId; readonly last: EventId }
  /** A mark on many cards, as it was before. */
  | { readonly kind: 'set-mark'; readonly mark: Mark; readonly cards: readonly CardId[] }
  /** Cards go back into the decks in which they lay. */
  | { readonly kind: 'lay'; readonly groups: readonly LyingCards[] }
  /** Notes that the person wanted gone come out of the archive, with those of their cards that went with them. */
  | {
      readonly kind: 'bring-notes-back';
      readonly notes: readonly NoteId[];
      readonly cards: readonly CardId[];
    };

/** Tables whose rows may be made in runs. */
export type RunTable = 'Event' | 'CardState' | 'CardRevision' | 'Card' | 'Note';

/** An operation under way: what it writes through here can be taken back. */
export interface Change {
  readonly db: Db;
  readonly head: OperationHead;
  /** Remembers how to take something back; the last step is undone first. */
  readonly remember: (step: UndoStep) => void;
}

/**
 * The one door for writes: runs `work` in a transaction and keeps, with it, what is needed to reverse it.
 * A change that remembers nothing leaves no operation behind.
 */
export function transact<T>(
  store: Store,
  head: OperationHead,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  return write(store, head.user, async (db) => {
    const steps: UndoStep[] = [];
    const result = await work({ db, head, remember: (step) => steps.push(step) });
    if (steps.length > 0) await insertOperation(db, head, steps);
    return result;
  });
}

/** Runs `work` in a transaction that leaves no operation behind: it takes one back. */
export async function write<T>(
  { transaction, changes, lending }: Store,
  user: UserId,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  await lending.returned();
  try {
    return await transaction(work);
  } catch (error) {
    // What was counted on the way is not so.
    forgetEverything(user);
    throw error;
  } finally {
    changes.note(user);
  }
}

/** Lets another process write for a person: writes of this one wait, and what was remembered of before holds no longer. */
export async function lend<T>(
  { lending, changes }: Store,
  user: UserId,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await lending.lend(work);
  } finally {
    forgetEverything();
    changes.note(user);
  }
}

/** Writes rows and remembers what stood there before. */
export async function changeRows(
  change: Change,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const before = await readRowsByKey(change.db, table, rows);
  await upsertRows(change.db, table, rows);
  const existed = new Set(before.map((row) => keyText(table, row)));
  const made = rows.filter((row) => !existed.has(keyText(table, row)));
  if (made.length > 0) {
    change.remember({ kind: 'remove', table, keys: made.map((row) => onlyKey(table, row)) });
  }
  if (before.length > 0) change.remember({ kind: 'restore', table, rows: before });
}

/** Sets some columns of rows that are there, and remembers what stood in them: the others stay as they are by then. */
export async function changeColumns(
  change: Change,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  const before = await readRowsByKey(change.db, table, rows);
  const columns = Object.keys(rows[0] ?? {});
  await updateRows(change.db, table, rows);
  const kept = before.map((row) =>
    Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
  );
  if (kept.length > 0) change.remember({ kind: 'put-back', table, rows: kept });
}

/** Removes a row and remembers it; false where there is none. */
export async function removeRow(change: Change, table: Table, key: Row): Promise<boolean> {
  const before = await readRowsByKey(change.db, table, [key]);
  if (before.length === 0) return false;
  await deleteRowsByKey(change.db, table, [key]);
  change.remember({ kind: 'restore', table, rows: before });
  return true;
}

function insertOperation(db: Db, head: OperationHead, steps: UndoStep[]): Promise<number> {
  return execute(
    db,
    `INSERT INTO "Operation" ("id", "userId", "kind", "at", "label", "undo") VALUES (?, ?, ?, ?, ?, ?)`,
    head.id,
    head.user,
    head.kind,
    head.at,
    JSON.stringify(head.label),
    JSON.stringify(steps),
  );
}

function onlyKey(table: Table, row: Row): Row {
  return Object.fromEntries(KEYS[table].map((column) => [column, row[column] ?? null]));
}
