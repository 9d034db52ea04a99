import type { BundleFile } from '#lib/formats/bundle/read.ts';
import type { NewId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type OwnedTable, takenIds } from '#lib/store/bundle-rows.ts';
import type { Db } from '#lib/store/store.ts';
import type { Row, Table } from '#lib/store/write-rows.ts';
import type { ImportProgress } from '../import-anki/importing.ts';
import type { ImportedNoteTypes } from './note-type-rows.ts';

/** A bundle file on its way into this place. */
export interface Importing {
  /** The place as it was before. */
  readonly db: Db;
  readonly user: UserId;
  readonly newId: NewId;
  readonly now: Instant;
  /** It speaks of note types as they are called here. */
  readonly file: BundleFile;
  readonly types: ImportedNoteTypes;
  /** Whether history, marks, presets, desk and settings come along. */
  readonly withProgress: boolean;
  /** Hears how far it is. */
  readonly told: (progress: ImportProgress) => void;
}

/** Rows to be written, in an order in which each finds what it refers to. */
export interface RowsOf {
  readonly table: Table;
  readonly rows: readonly Row[];
}

/** The ids under which things of the file are made here: their own where these are free. */
export async function idsFor<Kind extends string>(
  { db, newId }: Pick<Importing, 'db' | 'newId'>,
  table: OwnedTable,
  wanted: readonly Kind[],
): Promise<Map<Kind, Kind>> {
  const taken = await takenIds(db, table, wanted);
  return new Map(wanted.map((id) => [id, taken.has(id) ? (newId() as string as Kind) : id]));
}

/** Whether a row stands here otherwise than it should. */
export function isChanged(row: Row, here: Row): boolean {
  return Object.keys(row).some((column) => row[column] !== here[column]);
}
