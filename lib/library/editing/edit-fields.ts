import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import { cardsWithState } from '#lib/store/card-states.ts';
import { readNotePlace } from '#lib/store/note-documents.ts';
import { transact } from '#lib/store/transact.ts';
import { inTurn } from '../in-turn.ts';
import { tagsOfLine } from './field-text.ts';
import { type FirstField, findTwins } from './find-twins.ts';
import {
  baseOf,
  type EditableFields,
  editableFields,
  type OpenFields,
  openFields,
} from './open-fields.ts';
import type { FixedReason } from './open-note.ts';
import type { Outlook } from './outlook.ts';
import { type FieldsWriting, planFields } from './plan-fields.ts';
import { writeFields } from './write-fields.ts';

/** Other fields and tags for the note of a card. */
export interface FieldsEdit {
  readonly card: CardId;
  /** Names the fields that were opened. */
  readonly base: string;
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** What became of an edit of fields. */
export type SavedFields =
  | { readonly kind: 'saved'; readonly operation: OperationId | null }
  /** The note is another one by now. Nothing was written. */
  | { readonly kind: 'conflict'; readonly now: EditableFields }
  | { readonly kind: 'fixed'; readonly reason: FixedReason };

/** What saving other fields would do; null where the note is another one by now. Changes nothing. */
export async function previewFields(
  context: Context,
  actor: Actor,
  edit: FieldsEdit,
): Promise<Outlook | null> {
  const open = await openedFor(context, actor, edit);
  if (typeof open === 'string' || baseOf(open) !== edit.base) return null;
  const writing = writtenFields(open, edit);
  const { cards, gone } = await planFields(context, actor, writing);
  const known = await cardsWithState(
    context.store.db,
    actor.user,
    gone.map(({ id }) => id),
  );
  return {
    cards: cards.map(({ facet, language, text: { prompt, answer }, here }) => {
      return { facet, language, prompt, answer, isNew: here === null };
    }),
    findings: [],
    twins: await findTwins(context, firstFieldOf(writing)),
    gone: gone.length,
    goneWithHistory: known.size,
    othersGone: 0,
    isBroken: false,
  };
}

/**
 * Saves other fields and tags for the note of a card: one operation. Cards that change get a new text and keep their history; those
 * that the fields make no longer go to the archive. Throws `bad-input` for fields that are not those of the note type, and `not-found`.
 */
export function saveFields(context: Context, actor: Actor, edit: FieldsEdit): Promise<SavedFields> {
  return inTurn(context.store, async () => {
    const open = await openedFor(context, actor, edit);
    if (typeof open === 'string') return { kind: 'fixed', reason: open };
    if (baseOf(open) !== edit.base)
      return { kind: 'conflict', now: editableFields(open, edit.card) };
    const writing = writtenFields(open, edit);
    if (isSame(writing)) return { kind: 'saved', operation: null };
    const planned = await planFields(context, actor, writing);
    const head = {
      id: context.newId<'operation'>(),
      user: actor.user,
      kind: 'edit',
      at: context.now(),
      label: { deck: open.decks.get(open.note.deckId)?.title ?? '' },
    } as const;
    await transact(context.store, head, (change) =>
      writeFields(change, context, { writing, planned }),
    );
    return { kind: 'saved', operation: head.id };
  });
}

async function openedFor(
  context: Context,
  actor: Actor,
  { card }: FieldsEdit,
): Promise<OpenFields | FixedReason> {
  const place = await readNotePlace(context.store.db, actor.user, card);
  if (!place) throw new AppError('not-found', `There is no card ${card}.`, { card });
  if (place.archived) return 'archived';
  return (await openFields(context, actor, place.note)) ?? 'no-document';
}

/** Signs that end a text or part fields where they are kept elsewhere. */
const FORBIDDEN = ['\0', '\u001f'];

/** What was typed for a note, fit to be kept. Throws `bad-input` where the fields are not those of the note type. */
export function writtenFields(
  open: OpenFields,
  { fields, tags }: Pick<FieldsEdit, 'fields' | 'tags'>,
): FieldsWriting {
  if (fields.length !== open.type.fields.length) {
    throw new AppError('bad-input', `The note has ${open.type.fields.length} fields.`, {});
  }
  return {
    open,
    fields: fields.map((field) =>
      FORBIDDEN.reduce((text, sign) => text.replaceAll(sign, ''), field),
    ),
    tags: tagsOfLine(tags.join(' ')),
  };
}

function firstFieldOf({ open: { type, note }, fields }: FieldsWriting): FirstField {
  return { type: type.id, note: note.id, html: fields[0] ?? '' };
}

function isSame({ open, fields, tags }: FieldsWriting): boolean {
  return JSON.stringify([fields, tags]) === JSON.stringify([open.fields, open.tags]);
}
