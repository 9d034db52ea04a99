import type { Context } from '#lib/context.ts';
import { fieldsHash } from '#lib/drawing/card-text.ts';
import { followCards } from '#lib/history/follow-cards.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { archiveContent } from '#lib/store/archive-content.ts';
import { lastPosition } from '#lib/store/card-places.ts';
import { settleCards } from '#lib/store/decks.ts';
import { type Change, changeColumns, changeRows } from '#lib/store/transact.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import type { FieldsWriting, PlannedCard, PlannedFields } from './plan-fields.ts';

/** What is written of one note. */
export interface PlannedWriting {
  readonly writing: FieldsWriting;
  readonly planned: PlannedFields;
}

/** The version of the note that came last stays: against it a later import sees what was changed here. */
export async function writeFields(
  change: Change,
  context: Context,
  planned: PlannedWriting,
): Promise<void> {
  const cards = await writeManyFields(change, context, [planned]);
  await settleCards(change.db, change.head.user, cards);
}

/** The same for many notes. Gives the cards that came, went or changed: they are settled by whoever calls it. */
export async function writeManyFields(
  change: Change,
  context: Context,
  notes: readonly PlannedWriting[],
): Promise<CardId[]> {
  const changed = notes.flatMap(({ planned }) => planned.cards.filter(isChanged));
  const ids = new Map(changed.map((card) => [card, card.here?.id ?? context.newId<'card'>()]));
  const idOf = (card: PlannedCard) => ids.get(card) ?? '';
  const gone = notes.flatMap(({ planned }) => planned.gone.map(({ id }) => id));
  const known = changed.flatMap((card) => {
    const row = { id: idOf(card), revision: revisionOf(card), archivedAt: null };
    return card.here === null ? [] : [row];
  });
  await changeColumns(change, 'Note', notes.map(noteColumns));
  await changeColumns(change, 'Card', known);
  for (const each of notes) await addCards(change, each, idOf);
  const rewritten = changed.filter(isRewritten).map((card) => {
    const revision = { cardId: idOf(card), revision: revisionOf(card) };
    return { ...revision, ...card.text, createdAt: change.head.at };
  });
  await changeRows(change, 'CardRevision', rewritten);
  await archiveContent(change, 'Card', gone);
  const cards = [...ids.values(), ...gone];
  await followCards(change.db, change.head.user, cards);
  return cards;
}

function noteColumns({ writing: { open, fields, tags } }: PlannedWriting): Row {
  const { note, type } = open;
  const name = note.guid ?? String(note.ankiId);
  const texts = { fields: JSON.stringify(fields), tags: JSON.stringify(tags) };
  return { id: note.id, ...texts, contentHash: fieldsHash(name, type.id, fields) };
}

async function addCards(
  change: Change,
  { writing, planned }: PlannedWriting,
  idOf: (card: PlannedCard) => string,
): Promise<void> {
  const added = planned.cards.filter(({ here }) => here === null);
  if (added.length === 0) return;
  const next = await placesFor(change, writing);
  const rows = added.map((card) => {
    const { facet, deck, language, ordinal } = card;
    const place = { id: idOf(card), noteId: writing.open.note.id, deckId: deck, facet, language };
    const times = { createdAt: change.head.at, archivedAt: null };
    return { ...place, revision: 1, position: next(ordinal), ...times, ankiId: null };
  });
  await changeRows(change, 'Card', rows);
}

function isChanged(card: PlannedCard): boolean {
  return isRewritten(card) || card.here?.archivedAt !== null;
}

function isRewritten({ here, text }: PlannedCard): boolean {
  return here?.hash !== text.hash;
}

function revisionOf(card: PlannedCard): number {
  const { here } = card;
  if (here === null) return 1;
  return isRewritten(card) ? here.revision + 1 : here.revision;
}

const CARDS_EACH = 1000;
/** Places are numbers of 32 bits. */
const LAST_PLACE = 2_000_000;

/** The cards of a note share a place among new cards, each after those of lower ordinals; a new note comes last in its deck. */
async function placesFor(
  change: Change,
  { open }: FieldsWriting,
): Promise<(ordinal: number) => number> {
  const rows: Row[] = await readRowsByKey(
    change.db,
    'Card',
    open.cards.map(({ id }) => ({ id })),
  );
  const place =
    rows.length > 0
      ? Math.floor(Math.min(...rows.map(({ position }) => Number(position))) / CARDS_EACH)
      : Math.floor((await lastPosition(change.db, open.note.deckId)) / CARDS_EACH) + 1;
  const start = Math.min(place, LAST_PLACE) * CARDS_EACH;
  return (ordinal) => start + Math.min(ordinal, CARDS_EACH - 1);
}
