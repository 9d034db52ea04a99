import type { CardTemplate, NoteField, NoteType } from '#lib/bundle/note-type.ts';
import type { NoteTypeId, UserId } from '#lib/shared/ids.ts';
import { query } from './sql.ts';
import type { Db } from './store.ts';

/** A note type of a person's. */
export interface StoredNoteType extends NoteType {
  readonly id: NoteTypeId;
  /** What it is called in Anki; null where it has no name there. */
  readonly ankiId: number | null;
  /** All else of it: JSON. */
  readonly upstream: string;
}

interface NoteTypeRow {
  readonly id: NoteTypeId;
  readonly ankiId: number | null;
  readonly name: string;
  readonly kind: NoteType['kind'];
  readonly fields: string;
  readonly templates: string;
  readonly css: string;
  readonly upstream: string;
}

/** All note types of a person. */
export async function readNoteTypes(db: Db, user: UserId): Promise<StoredNoteType[]> {
  const rows = await query<NoteTypeRow>(
    db,
    `SELECT "id", "ankiId", "name", "kind", "fields", "templates", "css", "upstream"
     FROM "NoteType" WHERE "ownerId" = ? ORDER BY "id"`,
    user,
  );
  return rows.map((row) => ({
    ...row,
    fields: JSON.parse(row.fields) as NoteField[],
    templates: JSON.parse(row.templates) as CardTemplate[],
  }));
}

/** The note types of a person that came from Anki, by their ids there. */
export async function noteTypesByAnkiId(
  db: Db,
  user: UserId,
): Promise<Map<number, StoredNoteType>> {
  const types = await readNoteTypes(db, user);
  return new Map(
    types.flatMap((type) => (type.ankiId === null ? [] : [[type.ankiId, type] as const])),
  );
}
