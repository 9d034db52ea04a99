import type { AnkiNote } from '#lib/formats/anki/collection.ts';
import type { TextHash } from '#lib/formats/anki/write/text-hash.ts';
import type { AnkiRow } from './schema.ts';
import { strippedField } from './stripped-field.ts';

/** Stands between the fields of a note. */
const SEPARATOR = '\u001f';

/** Not yet known to a server. */
export const UNSYNCED = -1;

/**
 * A note as a row. Anki finds duplicates by the first 32 bits of SHA-1 over the text of the first field, and sorts by the text of
 * the field of `sortField`.
 */
export function noteRow(
  note: AnkiNote,
  { sortField, sha1 }: { readonly sortField: number; readonly sha1: TextHash },
): AnkiRow {
  const { id, guid, noteType, modified, tags, fields } = note;
  const clean = fields.map((field) => field.replaceAll(SEPARATOR, '').normalize('NFC'));
  const first = strippedField(clean[0] ?? '');
  const sorted = sortField === 0 ? first : strippedField(clean[sortField] ?? '');
  const sum = Number.parseInt(sha1(first).slice(0, 8), 16);
  const text = clean.join(SEPARATOR);
  return [id, guid, noteType, modified, UNSYNCED, tagText(tags), text, sorted, sum, 0, ''];
}

/** Tags stand between spaces, so none may hold one. */
function tagText(tags: readonly string[]): string {
  const clean = new Set(tags.map(ankiTag).filter((tag) => tag !== ''));
  return clean.size === 0 ? '' : ` ${[...clean].join(' ')} `;
}

/** A tag without spaces. */
export function ankiTag(tag: string): string {
  return tag.normalize('NFC').trim().replace(/\s+/g, '_');
}
