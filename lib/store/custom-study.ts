import type { Phase, Rating } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Shuffle } from './queue.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A card that a custom study could ask, with where it stands. */
export interface ChosenCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly phase: Phase;
  /** Set while it is on a step within the day. */
  readonly dueAt: Instant | null;
}

interface Among {
  readonly today: number;
  readonly decks: readonly DeckId[];
  readonly most: number;
}

// In the statements below ?1 is the person, ?2 the day, ?3 the decks, ?4 how many at most.
const AWAKE = `s."suspended" = 0 AND (s."buriedDay" IS NULL OR s."buriedDay" <> ?2)`;

/** Cards answered Again on a study day from `fromDay` on, those first that were forgotten last. */
export function forgottenCards(
  db: Db,
  user: UserId,
  { today, decks, most, fromDay }: Among & { readonly fromDay: number },
): Promise<ChosenCard[]> {
  return query(
    db,
    `SELECT s."cardId" AS "id", s."noteId" AS "note", s."deckId" AS "deck", s."phase", s."dueAt" FROM (
       SELECT "cardId", max("at") AS "at" FROM "Event"
       WHERE "userId" = ?1 AND "studyDay" BETWEEN ?5 AND ?2 AND "kind" = 'answer' AND "retracted" = 0 AND "rating" = 1
       GROUP BY "cardId") e
     CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = e."cardId"
     WHERE s."archived" = 0 AND s."deckId" IN (SELECT value FROM json_each(?3)) AND ${AWAKE}
     ORDER BY e."at" DESC, s."cardId" LIMIT ?4`,
    user,
    today,
    list(decks),
    most,
    fromDay,
  );
}

/** Reviews that are due after today and until `untilDay`, the nearest first; those of one day shuffled. */
export function cardsAhead(
  db: Db,
  user: UserId,
  { shuffle, decks, most, untilDay }: Omit<Among, 'today'> & { shuffle: Shuffle; untilDay: number },
): Promise<ChosenCard[]> {
  return query(
    db,
    `SELECT s."cardId" AS "id", s."noteId" AS "note", s."deckId" AS "deck", s."phase", NULL AS "dueAt"
     FROM json_each(?3) d CROSS JOIN "CardState" s
     WHERE s."userId" = ?1 AND s."deckId" = d.value AND s."archived" = 0 AND s."phase" = 'review'
       AND s."dueDay" > ?2 AND s."dueDay" <= ?5 AND ${AWAKE}
     ORDER BY s."dueDay", (s."salt" * ?6) % ?7, s."cardId" LIMIT ?4`,
    user,
    shuffle.today,
    list(decks),
    most,
    untilDay,
    shuffle.factor,
    shuffle.prime,
  );
}

/** New cards that were added at an instant from `from` on, deck by deck in the order given, each in its own order. */
export function addedCards(
  db: Db,
  user: UserId,
  { today, decks, most, from }: Among & { readonly from: Instant },
): Promise<ChosenCard[]> {
  return query(
    db,
    `SELECT c."id", c."noteId" AS "note", c."deckId" AS "deck", 'new' AS "phase", NULL AS "dueAt"
     FROM json_each(?3) d CROSS JOIN "Card" c
     LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
     WHERE c."deckId" = d.value AND c."archivedAt" IS NULL AND c."createdAt" >= ?5
       AND (s."cardId" IS NULL OR (s."phase" = 'new' AND ${AWAKE}))
     ORDER BY d.key, c."position", c."id" LIMIT ?4`,
    user,
    today,
    list(decks),
    most,
    from,
  );
}

/** The cards rated from an instant on, in the order of their newest rating, with that rating. */
export async function ratedSince(
  db: Db,
  user: UserId,
  { kind, since, fromDay }: { kind: 'answer' | 'practice'; since: Instant; fromDay: number },
): Promise<Map<CardId, Rating>> {
  const rows = await query<{ card: CardId; rating: Rating }>(
    db,
    `SELECT "cardId" AS "card", "rating" FROM "Event"
     WHERE "userId" = ? AND "studyDay" >= ? AND "kind" = ? AND "retracted" = 0 AND "at" >= ?
     ORDER BY "at", "id"`,
    user,
    fromDay,
    kind,
    since,
  );
  const rated = new Map<CardId, Rating>();
  for (const { card, rating } of rows) {
    rated.delete(card);
    rated.set(card, rating);
  }
  return rated;
}
