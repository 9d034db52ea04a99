import { fieldsHash, sidesHash } from '#lib/drawing/card-text.ts';
import type { NoteLine, RevisionLine } from '#lib/formats/bundle/lines.ts';
import type { BundleFile } from '#lib/formats/bundle/read.ts';
import { frameClass } from '#lib/render/anki/sheet.ts';
import type { NoteTypeId } from '#lib/shared/ids.ts';
import type { ImportedNoteTypes } from './note-type-rows.ts';

/**
 * A file whose texts speak of note types as they are called here: two places that imported the same package have the same note types under ids of
 * their own, which stand in the frames of cards, where style sheets look for them, and in the hashes that tell texts apart.
 */
export function withTypesHere(file: BundleFile, { ids }: ImportedNoteTypes): BundleFile {
  const renamed = new Map([...ids].filter(([there, here]) => there !== here));
  if (renamed.size === 0) return file;
  return {
    ...file,
    notes: () => each(file.notes(), (line) => noteHere(line, renamed)),
    revisions: () => each(file.revisions(), (line) => revisionHere(line, renamed)),
  };
}

type Renamed = ReadonlyMap<NoteTypeId, NoteTypeId>;

async function* each<Line>(
  pages: AsyncIterable<readonly Line[]>,
  change: (line: Line) => Line,
): AsyncGenerator<Line[]> {
  for await (const page of pages) yield page.map(change);
}

function noteHere(line: NoteLine, renamed: Renamed): NoteLine {
  const { noteType, fields, contentHash } = line;
  const here = noteType && renamed.get(noteType);
  if (!here || !fields) return line;
  const names = [line.guid, line.ankiId, line.id].map(String);
  const name = names.find((given) => fieldsHash(given, noteType, fields) === contentHash);
  // Of a hash that is none of ours there is nothing to be said.
  return name === undefined ? line : { ...line, contentHash: fieldsHash(name, here, fields) };
}

/** The class of a frame, wherever it stands: around the card, or in a style sheet of its own. */
const FRAME = /\bnt-([\w-]{1,64})/g;

function revisionHere(line: RevisionLine, renamed: Renamed): RevisionLine {
  const here = (found: string, id: string) => {
    const type = renamed.get(id as NoteTypeId);
    return type ? frameClass(type) : found;
  };
  const prompt = line.prompt.replace(FRAME, here);
  const answer = line.answer.replace(FRAME, here);
  if (prompt === line.prompt && answer === line.answer) return line;
  const isOurs = line.hash === sidesHash(line.prompt, line.answer);
  return { ...line, prompt, answer, hash: isOurs ? sidesHash(prompt, answer) : line.hash };
}
