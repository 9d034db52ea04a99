import type { NoteTypeLine } from '#lib/formats/bundle/lines.ts';
import type { NoteTypeId } from '#lib/shared/ids.ts';
import { noteTypesByAnkiId } from '#lib/store/note-types.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { type Importing, idsFor, type RowsOf } from './importing.ts';

/** What the note types of a file are here. */
export interface ImportedNoteTypes {
  /** By the ids of the file. */
  readonly ids: ReadonlyMap<NoteTypeId, NoteTypeId>;
  readonly writes: readonly RowsOf[];
}

/** Note types are the same by what they are called in Anki; one that is here stays as it is. */
export async function importNoteTypes(
  importing: Omit<Importing, 'types'>,
): Promise<ImportedNoteTypes> {
  const { db, user, file } = importing;
  const here = await noteTypesByAnkiId(db, user);
  const known = new Map<NoteTypeId, NoteTypeId>();
  for (const { id, ankiId } of file.noteTypes) {
    const same = ankiId === null ? undefined : here.get(ankiId);
    if (same) known.set(id, same.id);
  }
  const missing = file.noteTypes.filter(({ id }) => !known.has(id));
  const made = await idsFor(
    importing,
    'NoteType',
    missing.map(({ id }) => id),
  );
  const rows = missing.map((line) => rowOf(importing, line, made));
  return { ids: new Map([...known, ...made]), writes: [{ table: 'NoteType', rows }] };
}

function rowOf(
  { user }: Pick<Importing, 'user'>,
  line: NoteTypeLine,
  ids: ReadonlyMap<NoteTypeId, NoteTypeId>,
): Row {
  const { id, fields, templates, upstream, ...rest } = line;
  return {
    ...rest,
    id: ids.get(id) ?? id,
    ownerId: user,
    fields: JSON.stringify(fields),
    templates: JSON.stringify(templates),
    upstream: JSON.stringify(upstream),
  };
}
