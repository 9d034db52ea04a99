import type { CardTemplate, NoteField } from '#lib/bundle/note-type.ts';
import type { AnkiNoteType, UpstreamNoteType } from '#lib/formats/anki/collection.ts';
import type { NoteTypeForAnki } from '#lib/store/anki-rows.ts';

/** A note type that came from Anki, as it came. */
export function ankiNoteType(row: NoteTypeForAnki): AnkiNoteType {
  return {
    ...(JSON.parse(row.upstream) as UpstreamNoteType),
    id: row.ankiId,
    name: row.name,
    kind: row.kind,
    fields: JSON.parse(row.fields) as NoteField[],
    templates: JSON.parse(row.templates) as CardTemplate[],
    css: row.css,
  };
}
