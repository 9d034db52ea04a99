import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A card that could be served. */
export interface Candidate {
  readonly id: CardId;
  readonly note: NoteId;
}

/** A card on a step within the day. */
export interface StepCandidate extends Candidate {
  readonly deck: DeckId;
  readonly dueAt: Instant;
}

const SERVABLE = `s."archived" = 0 AND s."suspended" = 0 AND (s."buriedDay" IS NULL OR s."buriedDay" <> ?2)`;

/** Cards on a step within the day that are due until `until`, soonest first. */
export function learningWithinDay(
  db: Db,
  user: UserId,
  range: { today: number; until: Instant; decks: readonly DeckId[] },
): Promise<StepCandidate[]> {
  return query<StepCandidate>(
    db,
    `SELECT s."cardId" AS "id", s."noteId" AS "note", s."deckId" AS "deck", s."dueAt" FROM "CardState" s
     WHERE s."userId" = ?1 AND s."dueAt" <= ?3 AND ${SERVABLE}
       AND s."deckId" IN (SELECT value FROM json_each(?4))
     ORDER BY s."dueAt", s."cardId"`,
    user,
    range.today,
    range.until,
    list(range.decks),
  );
}

/** A deck to take cards from. */
export interface DeckAsk {
  readonly deck: DeckId;
  /** Leave out cards of which a sibling was answered today. */
  readonly siblingsApart: boolean;
  /** No card before this position is new. */
  readonly newFrom: number;
}

/** What to take from some decks: one statement for all of them. */
export interface DecksRange {
  readonly today: number;
  readonly decks: readonly DeckAsk[];
  /** The most cards to take from each deck. */
  readonly limit: number;
}

// In the statements below ?1 is the person, ?2 the day, ?3 the decks and ?4 the limit.
// Materialized, the JSON is taken apart once for each deck and not for each card.
const ASKS = `WITH ask AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck",
  json_extract(value, '$[1]') AS "apart", json_extract(value, '$[2]') AS "newFrom" FROM json_each(?3))`;

function dueInPhase(phase: string, rank: string): string {
  return `SELECT s."cardId" AS "id", s."noteId" AS "note" FROM "CardState" s
    WHERE s."userId" = ?1 AND s."deckId" = ask."deck" AND ${SERVABLE} AND s."phase" ${phase} AND s."dueDay" <= ?2
      AND (NOT ask."apart" OR NOT EXISTS (SELECT 1 FROM "CardState" t WHERE t."userId" = ?1
        AND t."lastDay" = ?2 AND t."noteId" = s."noteId" AND t."cardId" <> s."cardId"))
    ORDER BY s."dueDay", ${rank}, s."cardId" LIMIT ?4`;
}

// A new card was not answered today itself: so the notes of today are listed once, not looked for at each card.
const NEW = `SELECT c."id", c."noteId" AS "note"
  FROM "Card" c LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
  WHERE c."deckId" = ask."deck" AND c."archivedAt" IS NULL AND c."position" >= ask."newFrom"
    AND (s."cardId" IS NULL OR (s."phase" = 'new' AND ${SERVABLE}))
    AND (NOT ask."apart" OR c."noteId" NOT IN (
      SELECT t."noteId" FROM "CardState" t WHERE t."userId" = ?1 AND t."lastDay" = ?2))
  ORDER BY c."position", c."id" LIMIT ?4`;

/** Cards on a step of days that are due, by deck, longest overdue first. */
export function learningByDay(
  db: Db,
  user: UserId,
  range: DecksRange,
): Promise<Map<DeckId, Candidate[]>> {
  return fromEachDeck(db, user, range, dueInPhase(`IN ('learning', 'relearning')`, `s."salt"`));
}

/**
 * Reviews that are due, by deck, longest overdue first; those of one day shuffled by a rule that changes with the day.
 * The rule is the scheduler's (`shuffleKey`), said again in integers that every database computes alike.
 */
export function dueReviews(
  db: Db,
  user: UserId,
  range: DecksRange & { factor: number; prime: number },
): Promise<Map<DeckId, Candidate[]>> {
  const rank = `(s."salt" * ${range.factor}) % ${range.prime}`;
  return fromEachDeck(db, user, range, dueInPhase(`= 'review'`, rank));
}

/** New cards by deck, in its order, from its first new one on; none whose sibling was answered today. */
export function newCards(
  db: Db,
  user: UserId,
  range: DecksRange,
): Promise<Map<DeckId, Candidate[]>> {
  return fromEachDeck(db, user, range, NEW);
}

/** One row a deck, with its cards as JSON: a row for each of many hundred cards costs far more than reading them. */
async function fromEachDeck(
  db: Db,
  user: UserId,
  { today, decks, limit }: DecksRange,
  cards: string,
): Promise<Map<DeckId, Candidate[]>> {
  const asks = decks.map((ask) => [ask.deck, ask.siblingsApart ? 1 : 0, ask.newFrom]);
  const rows = await query<{ deck: DeckId; cards: string }>(
    db,
    `${ASKS} SELECT ask."deck",
       (SELECT json_group_array(json_array("id", "note")) FROM (${cards})) AS "cards" FROM ask`,
    user,
    today,
    JSON.stringify(asks),
    limit,
  );
  return new Map(rows.map((row) => [row.deck, toCandidates(row.cards)]));
}

function toCandidates(json: string): Candidate[] {
  return (JSON.parse(json) as [CardId, NoteId][]).map(([id, note]) => ({ id, note }));
}

/** How many new cards were begun and how many reviews were answered on a study day, by deck. */
export async function spentToday(
  db: Db,
  user: UserId,
  today: number,
): Promise<Map<DeckId, { new: number; review: number }>> {
  const rows = await query<{ deck: DeckId; new: number; review: number }>(
    db,
    `SELECT c."deckId" AS "deck",
       count(DISTINCT CASE WHEN e."phaseBefore" = 'new' THEN e."cardId" END) AS "new",
       count(DISTINCT CASE WHEN e."phaseBefore" = 'review' THEN e."cardId" END) AS "review"
     FROM "Event" e JOIN "Card" c ON c."id" = e."cardId"
     WHERE e."userId" = ? AND e."studyDay" = ? AND e."kind" = 'answer' AND e."retracted" = 0
       AND e."phaseBefore" IN ('new', 'review')
     GROUP BY c."deckId"`,
    user,
    today,
  );
  return new Map(rows.map((row) => [row.deck, { new: row.new, review: row.review }]));
}

/** Answers given on a study day and the milliseconds they took. */
export async function doneOn(
  db: Db,
  user: UserId,
  today: number,
): Promise<{ answers: number; milliseconds: number }> {
  const row = await queryOne<{ answers: number; milliseconds: number | null }>(
    db,
    `SELECT count(*) AS "answers", sum("durationMs") AS "milliseconds" FROM "Event"
     WHERE "userId" = ? AND "studyDay" = ? AND "kind" = 'answer' AND "retracted" = 0`,
    user,
    today,
  );
  return { answers: row?.answers ?? 0, milliseconds: row?.milliseconds ?? 0 };
}

/** Mean milliseconds of the person's last 200 answers; null where there are none. */
export async function usualDuration(db: Db, user: UserId): Promise<number | null> {
  const row = await queryOne<{ mean: number | null }>(
    db,
    `SELECT avg(min("durationMs", 60000)) AS "mean" FROM (
       SELECT "durationMs" FROM "Event" WHERE "userId" = ? AND "kind" = 'answer' AND "retracted" = 0
         AND "durationMs" > 0
       ORDER BY "studyDay" DESC LIMIT 200)`,
    user,
  );
  return row?.mean ?? null;
}

/** When the next card of these decks comes after what is due now: an instant today, or a later study day. */
export async function nextAfter(
  db: Db,
  user: UserId,
  range: { today: number; until: Instant; decks: readonly DeckId[] },
): Promise<{ at: Instant | null; day: number | null }> {
  const row = await queryOne<{ at: number | null; day: number | null }>(
    db,
    `SELECT
       (SELECT min("dueAt") FROM "CardState" WHERE "userId" = ?1 AND "dueAt" > ?2
          AND "archived" = 0 AND "suspended" = 0 AND "deckId" IN (SELECT value FROM json_each(?4))) AS "at",
       (SELECT min("day") FROM (SELECT (SELECT min("dueDay") FROM "CardState"
          WHERE "userId" = ?1 AND "deckId" = d.value AND "archived" = 0 AND "suspended" = 0
            AND "phase" = p.value AND "dueDay" > ?3) AS "day"
        FROM json_each(?4) d, json_each('["learning","relearning","review"]') p)) AS "day"`,
    user,
    range.until,
    range.today,
    list(range.decks),
  );
  return { at: row?.at ?? null, day: row?.day ?? null };
}
