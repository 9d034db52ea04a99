import type { AnkiNote, UpstreamNote } from '#lib/formats/anki/collection.ts';
import type { FieldsNote } from '#lib/store/fields-notes.ts';
import { PROGRESS_TAGS } from '../export-anki/anki-notes.ts';
import type { PackageImport } from './importing.ts';

/** A note of a file, with its GUID where it has one. */
interface NamedNote {
  readonly note: AnkiNote;
  readonly guid: string | null;
}

/** The same tags in another order are no change. */
export function inOrderOf(here: readonly string[], tags: readonly string[]): readonly string[] {
  return tags.length === here.length && tags.every((tag) => here.includes(tag)) ? here : tags;
}

/** A row says less than a note: what it does not give is as it was, and what is the same is no newer version. */
export function completed(
  { note, guid }: NamedNote,
  here: FieldsNote | null,
  { source, collection }: PackageImport,
): NamedNote {
  if (here === null) return { note, guid };
  if (source.kind !== 'table') {
    return { note: collection.hasProgress ? note : withProgressTags(note, here), guid };
  }
  const mine = JSON.parse(here.fields) as string[];
  const base = here.upstream === null ? null : (JSON.parse(here.upstream) as UpstreamNote);
  const isKept = source.matches === 'keep';
  const isGiven = (at: number) => !isKept && source.givenFields.has(at);
  const fields = note.fields.map((field, at) =>
    isGiven(at) ? field : ((base?.fields ?? mine)[at] ?? ''),
  );
  const tagsHere = base?.tags ?? (JSON.parse(here.tags) as string[]);
  const left = source.givesTags ? progressTags(tagsHere) : tagsHere;
  const rowTags = source.givesTags ? note.tags : source.addedTags;
  const tags = isKept ? tagsHere : inOrderOf(tagsHere, [...new Set([...rowTags, ...left])]);
  const isSameText = base !== null && isSame(fields, base.fields) && isSame(tags, base.tags);
  const newer = Math.max(note.modified, base?.modified ?? 0);
  const modified = isSameText ? base.modified : newer;
  return { note: { ...note, fields, tags, modified }, guid: here.guid ?? guid };
}

/** A file that goes to others leaves out what tags say of progress; that they were taken away here it does not say. */
function withProgressTags(note: AnkiNote, { upstream }: FieldsNote): AnkiNote {
  if (upstream === null) return note;
  const { tags } = JSON.parse(upstream) as UpstreamNote;
  const left = progressTags(tags).filter((tag) => !note.tags.includes(tag));
  return left.length === 0 ? note : { ...note, tags: inOrderOf(tags, [...note.tags, ...left]) };
}

function progressTags(tags: readonly string[]): readonly string[] {
  return tags.filter((tag) => PROGRESS_TAGS.has(tag.toLowerCase()));
}

/** Whether two lists say the same in the same order. */
export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, place) => text === other[place]);
}
