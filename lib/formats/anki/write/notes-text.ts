import type { AnkiNote } from '#lib/formats/anki/collection.ts';
import { csvRow, type Separator } from '#lib/formats/csv/write.ts';
import { ankiTag } from './note-row.ts';

/** A note as a row of text, with the names of its type and deck. */
export interface TextNote {
  readonly note: AnkiNote;
  readonly type: string;
  readonly deck: string;
}

/** GUID, note type and deck stand before the fields. */
const BEFORE_FIELDS = 3;

/**
 * The first lines of a text file of notes: what Anki needs to know to read it
 * (https://docs.ankiweb.net/importing/text-files.html). `fields` is the largest number of fields.
 */
export function notesHead(fields: number, separator: Separator): string {
  const tags = BEFORE_FIELDS + fields + 1;
  const lines = [
    `#separator:${separator === ',' ? 'comma' : 'tab'}`,
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    `#tags column:${tags}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A note as a row; those with fewer fields have empty ones. */
export function noteText(
  { note, type, deck }: TextNote,
  { fields, separator }: { readonly fields: number; readonly separator: Separator },
): string {
  const all = Array.from({ length: fields }, (_, place) => note.fields[place] ?? '');
  const tags = note.tags.map(ankiTag).join(' ');
  return csvRow([note.guid, type, deck, ...all, tags], separator);
}
