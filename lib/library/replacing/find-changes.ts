import { compileDocument } from '#lib/compiler/compile-document.ts';
import { sideOfBlock } from '#lib/compiler/sides-of-block.ts';
import type { Actor, Context } from '#lib/context.ts';
import { readDocumentFile } from '#lib/platform/deck-files.ts';
import { outside, type ReplacePlace, type Replacer, readWish } from '#lib/search/replacement.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DocumentId, NoteId, NoteTypeId } from '#lib/shared/ids.ts';
import {
  type KeptDocument,
  readKeptDocuments,
  readTextsOfNotes,
  type TextOfNote,
} from '#lib/store/note-documents.ts';
import { readNoteTypes, type StoredNoteType } from '#lib/store/note-types.ts';
import { spanOf } from '../editing/block.ts';
import type { FixedReason } from '../editing/open-note.ts';
import type { ReplaceWhere, Replacing, UnchangedReason } from './types.ts';

/** A note of a document in which something was found. */
export interface TextChange {
  readonly kind: 'text';
  readonly note: TextOfNote;
  readonly document: KeptDocument;
  /** The block of the note: offsets in the document's text. */
  readonly from: number;
  readonly to: number;
  /** Offsets in the document's text, in order. */
  readonly places: readonly ReplacePlace[];
}

/** A note with fields in which something was found. */
export interface FieldsChange {
  readonly kind: 'fields';
  readonly note: TextOfNote;
  readonly type: StoredNoteType;
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
  /** By the places of the fields. */
  readonly places: ReadonlyMap<number, readonly ReplacePlace[]>;
}

/** A note in which something was found. */
export type FoundChange = TextChange | FieldsChange;

/** What was found. */
export interface FoundChanges {
  /** Notes that were looked at. */
  readonly looked: number;
  readonly changes: readonly FoundChange[];
  /** Those that cannot be changed. */
  readonly fixed: readonly { readonly change: FoundChange; readonly reason: UnchangedReason }[];
}

const CHUNK = 2000;

/** Looks for what is wished in the notes of some cards. Throws `bad-input` for a wish that cannot be read. */
export async function findChanges(
  context: Context,
  actor: Actor,
  { cards, wish, where, told }: Omit<Replacing, 'folders'>,
): Promise<FoundChanges> {
  const read = readWish(wish);
  if ('problem' in read) {
    throw new AppError('bad-input', `This cannot be looked for: ${read.problem}.`, { ...read });
  }
  const { db } = context.store;
  const types = new Map((await readNoteTypes(db, actor.user)).map((type) => [type.id, type]));
  const looker = new Looker({ ...read, where, types });
  for (let start = 0; start < cards.length; start += CHUNK) {
    told?.(start, cards.length);
    const notes = await readTextsOfNotes(db, actor.user, cards.slice(start, start + CHUNK));
    const ids = new Set(notes.flatMap(({ document }) => document ?? []));
    const documents = await readKeptDocuments(db, actor.user, looker.unknown(ids));
    looker.look(notes, documents);
    // Whoever wants it ended must be heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return looker;
}

interface Looking {
  readonly inText: Replacer;
  readonly inHtml: Replacer;
  readonly where: ReplaceWhere;
  readonly types: ReadonlyMap<NoteTypeId, StoredNoteType>;
}

const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;

class Looker implements FoundChanges {
  readonly changes: FoundChange[] = [];
  readonly fixed: { change: FoundChange; reason: UnchangedReason }[] = [];
  readonly #seen = new Set<NoteId>();
  readonly #documents = new Map<DocumentId, KeptDocument>();
  readonly #reasons = new Map<DocumentId, FixedReason | null>();
  readonly #looking: Looking;

  constructor(looking: Looking) {
    this.#looking = looking;
  }

  get looked(): number {
    return this.#seen.size;
  }

  unknown(ids: ReadonlySet<DocumentId>): DocumentId[] {
    return [...ids].filter((id) => !this.#documents.has(id));
  }

  look(notes: readonly TextOfNote[], documents: ReadonlyMap<DocumentId, KeptDocument>): void {
    for (const [id, document] of documents) this.#documents.set(id, document);
    for (const note of notes) {
      if (this.#seen.has(note.note)) continue;
      this.#seen.add(note.note);
      const change = note.fields === null ? this.#inDocument(note) : this.#inFields(note);
      if (change) this.#sort(change);
    }
  }

  #sort(change: FoundChange): void {
    const reason = this.#reasonOf(change);
    if (reason === null) this.changes.push(change);
    else this.fixed.push({ change, reason });
  }

  #inDocument(note: TextOfNote): TextChange | null {
    const { where, inText } = this.#looking;
    const document = note.document === null ? undefined : this.#documents.get(note.document);
    if (where.kind === 'field' || !document || note.archived) return null;
    const { from, to } = spanOf(document.source, note);
    const block = document.source.slice(from, to);
    const side =
      where.kind === 'side' ? sideOfBlock(block, where.side) : { start: 0, end: block.length };
    const places = outside(inText(block), block, COMMENTS)
      .filter(({ start, end }) => start >= side.start && end <= side.end)
      .map(({ start, end, put }) => ({ start: from + start, end: from + end, put }));
    return places.length === 0 ? null : { kind: 'text', note, document, from, to, places };
  }

  #inFields(note: TextOfNote): FieldsChange | null {
    const { where, inHtml, types } = this.#looking;
    const type = note.noteType === null ? undefined : types.get(note.noteType);
    if (!type || note.archived) return null;
    const fields = JSON.parse(note.fields ?? '[]') as string[];
    const places = new Map<number, readonly ReplacePlace[]>();
    for (const [at, field] of fields.entries()) {
      if (!isIn(where, { at, name: type.fields[at]?.name })) continue;
      const found = inHtml(field);
      if (found.length > 0) places.set(at, found);
    }
    return places.size === 0 ? null : { kind: 'fields', note, type, fields, places };
  }

  #reasonOf(change: FoundChange): UnchangedReason | null {
    if (change.kind === 'fields') return null;
    const { document } = change;
    let reason = this.#reasons.get(document.id);
    if (reason === undefined) {
      reason = fixedReason(document);
      this.#reasons.set(document.id, reason);
    }
    return reason;
  }
}

function isIn(
  where: ReplaceWhere,
  { at, name }: { at: number; name: string | undefined },
): boolean {
  if (where.kind === 'field') return name === where.name;
  return where.kind === 'everywhere' || (where.side === 'prompt') === (at === 0);
}

/** Why a document cannot be written; null where it can. */
function fixedReason({ home, folder, path, source }: KeptDocument): FixedReason | null {
  if (home === 'stored') {
    // It is compiled from its text alone.
    return compileDocument({ path, text: source }).media.length > 0 ? 'pictures' : null;
  }
  const file = folder === null ? null : readDocumentFile(folder, path);
  if (file === null) return 'file-gone';
  return file.damaged || file.text !== source ? 'file-changed' : null;
}
