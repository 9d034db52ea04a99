import type { Actor, Context } from '#lib/context.ts';
import { fieldsHash } from '#lib/drawing/card-text.ts';
import { guidOf } from '#lib/formats/anki/guid.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, NoteTypeId } from '#lib/shared/ids.ts';
import { readDecks } from '#lib/store/decks.ts';
import { readNoteTypes } from '#lib/store/note-types.ts';
import { changeRows, transact } from '#lib/store/transact.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { inTurn } from '../in-turn.ts';
import type { Added } from './add-note.ts';
import { writtenFields } from './edit-fields.ts';
import { findTwins } from './find-twins.ts';
import { type OpenFields, targetDecks } from './open-fields.ts';
import type { Outlook } from './outlook.ts';
import { type FieldsWriting, planFields } from './plan-fields.ts';
import { writeFields } from './write-fields.ts';

/** A new note with fields. */
export interface FieldsAddition {
  readonly deck: DeckId;
  readonly noteType: NoteTypeId;
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** What adding a note with fields would do. Changes nothing. Throws `not-found` for a deck or note type that is not there. */
export async function previewAddedFields(
  context: Context,
  actor: Actor,
  addition: FieldsAddition,
): Promise<Outlook> {
  const writing = await newWriting(context, actor, addition);
  const { cards } = await planFields(context, actor, writing);
  const html = writing.fields[0] ?? '';
  return {
    cards: cards.map(({ facet, language, text: { prompt, answer } }) => {
      return { facet, language, prompt, answer, isNew: true };
    }),
    findings: [],
    twins: await findTwins(context, { type: addition.noteType, html, note: null }),
    gone: 0,
    goneWithHistory: 0,
    othersGone: 0,
    isBroken: false,
  };
}

/**
 * Adds a note with fields to a deck, behind its other cards: one operation. It goes to Anki as a note of its type, with a GUID that it has
 * from now on. Throws `bad-input` where the fields make no card or are not those of the note type, and `not-found`.
 */
export function addFields(
  context: Context,
  actor: Actor,
  addition: FieldsAddition,
): Promise<Added> {
  return inTurn(context.store, async () => {
    const writing = await newWriting(context, actor, addition);
    const planned = await planFields(context, actor, writing);
    const cards = planned.cards.length;
    if (cards === 0) throw new AppError('bad-input', 'The fields make no card.', { cards });
    const { note, decks } = writing.open;
    const head = {
      id: context.newId<'operation'>(),
      user: actor.user,
      kind: 'add',
      at: context.now(),
      label: { deck: decks.get(note.deckId)?.title ?? '', cards },
    } as const;
    await transact(context.store, head, async (change) => {
      await changeRows(change, 'Note', [noteRow(writing, head.at)]);
      await writeFields(change, context, { writing, planned });
    });
    return { operation: head.id, cards };
  });
}

/** The note as it stands before anything was written into it. */
async function newWriting(
  context: Context,
  actor: Actor,
  { deck, noteType, fields, tags }: FieldsAddition,
): Promise<FieldsWriting> {
  const { db } = context.store;
  const type = (await readNoteTypes(db, actor.user)).find(({ id }) => id === noteType);
  if (!type) throw new AppError('not-found', `There is no note type ${noteType}.`, { noteType });
  const here = await readDecks(db, actor.user);
  if (!here.some(({ id }) => id === deck))
    throw new AppError('not-found', `There is no deck ${deck}.`, { deck });
  const id = context.newId<'note'>();
  const note = {
    ...{ id, guid: guidOf(textHash(id)), ankiId: null, deckId: deck, noteTypeId: noteType },
    ...{ fields: '[]', tags: '[]', upstream: null, archivedAt: null, removed: false },
  };
  const open: OpenFields = {
    ...{ note, type, fields: [], tags: [], cards: [] },
    decks: new Map(here.map((each) => [each.id as string, each])),
    targets: await targetDecks(db, actor.user, [type]),
  };
  return writtenFields(open, { fields, tags });
}

function noteRow({ open: { note, type }, fields, tags }: FieldsWriting, at: number): Row {
  const { id, deckId, guid, noteTypeId } = note;
  const name = guid ?? id;
  return {
    ...{ id, deckId, documentId: null, key: null, kind: 'fields', source: '', headings: '[]' },
    ...{ line: 1, column: 1, endLine: 1, endColumn: 1, createdAt: at, archivedAt: null },
    ...{ noteTypeId, guid, ankiId: null, upstream: null },
    fields: JSON.stringify(fields),
    tags: JSON.stringify(tags),
    contentHash: fieldsHash(name, type.id, fields),
    promptHash: textHash(`prompt\0${name}`).slice(0, 32),
    answerHash: textHash(`answer\0${name}`).slice(0, 32),
  };
}
