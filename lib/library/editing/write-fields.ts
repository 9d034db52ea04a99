import type { Context } from '#lib/context.ts';
import { archiveContent } from '#lib/store/archive-content.ts';
import { followCards } from '#lib/store/card-states.ts';
import { settleDecks } from '#lib/store/decks.ts';
import { type Change, changeColumns, changeRows } from '#lib/store/transact.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { fieldsHash } from '../card-text.ts';
import type { FieldsWriting, PlannedCard, PlannedFields } from './plan-fields.ts';

/** The version of the note that came last stays: against it a later import sees what was changed here. */
export async function writeFields(
  change: Change,
  context: Context,
  { writing, planned }: { readonly writing: FieldsWriting; readonly planned: PlannedFields },
): Promise<void> {
  const { note, type } = writing.open;
  const { fields, tags } = writing;
  const name = note.guid ?? String(note.ankiId);
  const texts = { fields: JSON.stringify(fields), tags: JSON.stringify(tags) };
  const contentHash = fieldsHash(name, type.id, fields);
  await changeColumns(change, 'Note', [{ id: note.id, ...texts, contentHash }]);
  const changed = planned.cards.filter(isChanged);
  const added = planned.cards.filter(({ here }) => here === null);
  const ids = new Map(changed.map((card) => [card, card.here?.id ?? context.newId<'card'>()]));
  const idOf = (card: PlannedCard) => ids.get(card) ?? '';
  const next = await placesFor(change, writing);
  await changeColumns(
    change,
    'Card',
    changed.flatMap((card) => {
      return card.here === null
        ? []
        : [{ id: idOf(card), revision: revisionOf(card), archivedAt: null }];
    }),
  );
  await changeRows(
    change,
    'Card',
    added.map((card) => {
      const { facet, deck, language, ordinal } = card;
      const place = { id: idOf(card), noteId: note.id, deckId: deck, facet, language };
      const times = { createdAt: change.head.at, archivedAt: null };
      return { ...place, revision: 1, position: next(ordinal), ...times, ankiId: null };
    }),
  );
  await changeRows(
    change,
    'CardRevision',
    changed.filter(isRewritten).map((card) => {
      return {
        cardId: idOf(card),
        revision: revisionOf(card),
        ...card.text,
        createdAt: change.head.at,
      };
    }),
  );
  const gone = planned.gone.map(({ id }) => id);
  await archiveContent(change, 'Card', gone);
  await followCards(change.db, [...ids.values(), ...gone]);
  await settleDecks(change.db, change.head.user);
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

/** The cards of a note share a place among new cards, each after those of lower ordinals. */
async function placesFor(
  change: Change,
  { open }: FieldsWriting,
): Promise<(ordinal: number) => number> {
  const rows: Row[] = await readRowsByKey(
    change.db,
    'Card',
    open.cards.map(({ id }) => ({ id })),
  );
  const first = Math.min(...rows.map(({ position }) => Number(position)));
  const start = Number.isFinite(first) ? Math.floor(first / CARDS_EACH) * CARDS_EACH : 0;
  return (ordinal) => start + Math.min(ordinal, CARDS_EACH - 1);
}
