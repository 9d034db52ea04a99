import type { CardId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { CARD_LANGUAGE, DECK_TITLE } from '../decks.ts';
import { list, query } from '../sql.ts';
import type { Db } from '../store.ts';

/** What a list shows of a found card, as it stands in the database. */
export interface FoundRow {
  readonly id: CardId;
  readonly deckId: string;
  readonly deck: string;
  readonly kind: string;
  readonly language: string;
  /** Clean HTML. */
  readonly prompt: string;
  readonly answer: string;
  /** JSON lists. */
  readonly tags: string;
  readonly ownTags: string;
  readonly phase: string;
  readonly suspended: number;
  readonly buriedDay: number | null;
  readonly marked: number;
  readonly flag: number;
  readonly archived: number;
  readonly dueAt: number | null;
  readonly dueDay: number | null;
  readonly interval: number;
  readonly lastDay: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly reps: number;
  readonly lapses: number;
  readonly addedAt: Instant;
  readonly changedAt: Instant;
}

/** Those of these cards that the person owns, in the order given. */
export function readFound(db: Db, user: UserId, ids: readonly CardId[]): Promise<FoundRow[]> {
  return query(
    db,
    `SELECT c."id", c."deckId", ${DECK_TITLE} AS "deck", n."kind", ${CARD_LANGUAGE} AS "language", r."prompt", r."answer", n."tags",
       coalesce(s."tags", '[]') AS "ownTags", coalesce(s."phase", 'new') AS "phase", coalesce(s."suspended", 0) AS "suspended",
       s."buriedDay", coalesce(s."marked", 0) AS "marked", coalesce(s."flag", 0) AS "flag", c."archivedAt" IS NOT NULL AS "archived",
       s."dueAt", s."dueDay", coalesce(s."interval", 0.0) AS "interval", s."lastDay", s."stability", s."difficulty",
       coalesce(s."reps", 0) AS "reps", coalesce(s."lapses", 0) AS "lapses", c."createdAt" AS "addedAt", r."createdAt" AS "changedAt"
     FROM json_each(?2) wanted
     JOIN "Card" c ON c."id" = wanted.value
     JOIN "Deck" d ON d."id" = c."deckId" AND d."ownerId" = ?1
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     JOIN "Note" n ON n."id" = c."noteId"
     LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
     ORDER BY wanted.key`,
    user,
    list(ids),
  );
}
