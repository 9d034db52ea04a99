import type { NoteType } from '#lib/bundle/note-type.ts';
import type { AnkiNoteType, UpstreamNoteType } from '#lib/formats/anki/collection.ts';
import { isOwnType } from '#lib/formats/anki/write/own/note-types.ts';
import type { NoteTypeId } from '#lib/shared/ids.ts';
import { noteTypesByAnkiId, type StoredNoteType } from '#lib/store/note-types.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { type Carriage, carriageOf } from './carriage.ts';
import type { PackageImport } from './importing.ts';

/** A note type of the package, and what it is here. */
export interface NoteTypeHere {
  readonly id: NoteTypeId;
  /** As it will be here: the newer of the two. */
  readonly type: AnkiNoteType;
  /** As it was here; null where it is new. */
  readonly before: StoredNoteType | null;
  /** Whether its cards look otherwise than they did. */
  readonly isRedrawn: boolean;
  /** Null where nothing of it changes. */
  readonly row: Row | null;
  /** Leads notes and cards that are here to the form of the package; null where nothing moves. */
  readonly carriage: Carriage | null;
  /** The same for those of the package, where its form is older than the one here. */
  readonly outdated: Carriage | null;
}

/** The note types of a package by their ids there; they are the same as here by those. */
export async function noteTypesHere(importing: PackageImport): Promise<Map<number, NoteTypeHere>> {
  const { db, user, collection } = importing;
  const known = await noteTypesByAnkiId(db, user);
  const found = new Map<number, NoteTypeHere>();
  for (const type of collection.noteTypes) {
    found.set(type.id, hereOf(type, known.get(type.id) ?? null, importing));
  }
  return found;
}

/** Those that are written whether or not a note asks for them: new ones and changed ones, but for our own. */
export function changedTypes(types: ReadonlyMap<number, NoteTypeHere>): NoteTypeHere[] {
  return [...types.values()].filter(({ row, type }) => row !== null && !isOwnType(type.id));
}

function hereOf(
  type: AnkiNoteType,
  before: StoredNoteType | null,
  { newId, user, now }: PackageImport,
): NoteTypeHere {
  const id = before?.id ?? newId<'note-type'>();
  const columns = columnsOf(type);
  const isSame = before !== null && isAlike(columns, columnsHere(before));
  // An older export knows less: what is newer here stays.
  const isOlder = before !== null && type.modified < modifiedOf(before);
  if (isOlder) {
    const outdated = carriageOf(type, before);
    const still = { before, isRedrawn: false, row: null, carriage: null };
    return { id, type: { ...type, ...formOf(before) }, ...still, outdated };
  }
  const row = { id, ownerId: user, ankiId: type.id, ...columns, createdAt: now };
  return {
    id,
    type,
    before,
    isRedrawn: before !== null && !drawsAlike(type, before),
    row: isSame ? null : row,
    carriage: before && carriageOf(before, type),
    outdated: null,
  };
}

function formOf({ name, kind, fields, templates, css }: NoteType): NoteType {
  return { name, kind, fields, templates, css };
}

function columnsOf(type: AnkiNoteType) {
  const { id: _, name, kind, fields, templates, css, ...upstream } = type;
  return {
    name,
    kind,
    fields: JSON.stringify(fields),
    templates: JSON.stringify(templates),
    css,
    upstream: JSON.stringify(upstream satisfies UpstreamNoteType),
  };
}

function columnsHere({ name, kind, fields, templates, css, upstream }: StoredNoteType) {
  return {
    name,
    kind,
    fields: JSON.stringify(fields),
    templates: JSON.stringify(templates),
    css,
    upstream,
  };
}

/** What a package leaves out of a note type in one layout (such as when it was changed) makes no other note type of it. */
function isAlike(one: ReturnType<typeof columnsOf>, other: ReturnType<typeof columnsHere>) {
  const { upstream: _, ...rest } = one;
  return Object.entries(rest).every(([key, value]) => other[key as keyof typeof rest] === value);
}

function modifiedOf({ upstream }: StoredNoteType): number {
  return (JSON.parse(upstream) as Partial<UpstreamNoteType>).modified ?? 0;
}

/** Names of a note type and its templates are drawn only where a template asks for them. */
function drawsAlike(one: NoteType, other: NoteType): boolean {
  const drawn = (type: NoteType) =>
    JSON.stringify([
      asksFor(type, 'Type') ? type.name : null,
      type.kind,
      type.fields.map((field) => [field.name, field.rightToLeft, field.font, field.size]),
      type.templates.map(({ name, question, answer }) => [
        asksFor(type, 'Card') ? name : null,
        question,
        answer,
      ]),
    ]);
  return drawn(one) === drawn(other);
}

function asksFor({ templates }: NoteType, word: 'Type' | 'Card'): boolean {
  const asked = new RegExp(`\\{\\{[^{}]*\\b${word}\\s*\\}\\}`);
  return templates.some(({ question, answer }) => asked.test(question) || asked.test(answer));
}
