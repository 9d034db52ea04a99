import type { AnkiNote, UpstreamMarks, UpstreamNote } from '#lib/formats/anki/collection.ts';
import type { FieldsNote } from '#lib/store/fields-notes.ts';

/** What a note is to say here, and what it says in the file. */
interface Said {
  readonly note: AnkiNote;
  readonly guid: string | null;
  readonly type: { readonly id: string };
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  /** What was put on its cards. */
  readonly marks: UpstreamMarks;
}

/** What a note says, as columns. */
export function saidColumns({ note, guid, type, fields, tags, marks }: Said) {
  const texts = { fields: JSON.stringify(fields), tags: JSON.stringify(tags) };
  // Of a new note the version that came is what it says: it is not written out twice.
  const came = {
    fields: note.fields === fields ? texts.fields : JSON.stringify(note.fields),
    tags: note.tags === tags ? texts.tags : JSON.stringify(note.tags),
  };
  return {
    tags: texts.tags,
    noteTypeId: type.id,
    fields: texts.fields,
    guid,
    upstream: upstreamText(came, { modified: note.modified, marks }),
  };
}

/** Whether a live note says here what the file says, and said so when it came last: to look no closer is ten times as fast. */
export function isAsItCame(here: FieldsNote, given: Omit<Said, 'fields' | 'tags'>): boolean {
  if (here.archivedAt !== null || here.noteTypeId !== given.type.id || here.guid !== given.guid) {
    return false;
  }
  const { fields, tags } = given.note;
  const columns = saidColumns({ ...given, fields, tags });
  return (
    here.fields === columns.fields &&
    here.tags === columns.tags &&
    here.upstream === columns.upstream
  );
}

/** An {@link UpstreamNote} as JSON, of its parts. */
function upstreamText(
  { fields, tags }: Record<'fields' | 'tags', string>,
  { modified, marks }: Required<Pick<UpstreamNote, 'modified' | 'marks'>>,
): string {
  const more = Object.keys(marks).length > 0 ? `,"marks":${JSON.stringify(marks)}` : '';
  return `{"fields":${fields},"tags":${tags},"modified":${modified}${more}}`;
}

/** An {@link UpstreamNote} as JSON, of which only the marks are new. */
export function withMarks(upstream: string, marks: UpstreamMarks): string {
  const { fields, tags, modified } = JSON.parse(upstream) as UpstreamNote;
  const came = { fields: JSON.stringify(fields), tags: JSON.stringify(tags) };
  return upstreamText(came, { modified, marks });
}
