import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import { followPlaces } from './card-states.ts';
import { countCards, seekNewFrom } from './decks.ts';
import { execute, list, query } from './sql.ts';
import type { Db } from './store.ts';
import type { Change } from './transact.ts';

/**
 * Puts the notes of these cards into the archive because the person wants them gone: their history stays, and the same text in a
 * file does not bring them back. Gives the cards that went.
 */
export async function removeNotesOf(change: Change, cards: readonly CardId[]): Promise<CardId[]> {
  const { db, head, remember } = change;
  const gone = await query<{ card: CardId; note: NoteId; deck: DeckId }>(
    db,
    `SELECT DISTINCT o."id" AS "card", o."noteId" AS "note", o."deckId" AS "deck"
     FROM json_each(?2) wanted CROSS JOIN "Card" c CROSS JOIN "Deck" d CROSS JOIN "Card" o
     WHERE c."id" = wanted.value AND d."id" = c."deckId" AND d."ownerId" = ?1
       AND o."noteId" = c."noteId" AND o."archivedAt" IS NULL`,
    head.user,
    list(cards),
  );
  if (gone.length === 0) return [];
  const ids = gone.map(({ card }) => card);
  const notes = [...new Set(gone.map(({ note }) => note))];
  await archive(db, { notes, cards: ids, at: head.at });
  remember({ kind: 'bring-notes-back', notes, cards: ids });
  await countCards(db, head.user);
  return ids;
}

/** Takes it back. */
export async function bringNotesBack(
  db: Db,
  user: UserId,
  { notes, cards }: { notes: readonly NoteId[]; cards: readonly CardId[] },
): Promise<void> {
  await archive(db, { notes, cards, at: null });
  await countCards(db, user);
  await seekNewFrom(db, user, cards);
}

async function archive(
  db: Db,
  { notes, cards, at }: { notes: readonly NoteId[]; cards: readonly CardId[]; at: number | null },
): Promise<void> {
  await execute(
    db,
    `UPDATE "Note" SET "archivedAt" = ?, "removed" = ? WHERE "id" IN (SELECT value FROM json_each(?))`,
    at,
    at === null ? 0 : 1,
    list(notes),
  );
  await execute(
    db,
    `UPDATE "Card" SET "archivedAt" = ? WHERE "id" IN (SELECT value FROM json_each(?))`,
    at,
    list(cards),
  );
  await followPlaces(db, cards);
}
