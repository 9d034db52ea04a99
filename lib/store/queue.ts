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
  /** The most cards to take from each deck, of each kind. */
  readonly most: { readonly due: number; readonly new: number };
  /** The scheduler's rule (`shuffleKey`) for the reviews of one day, said again in integers that every database computes alike. */
  readonly shuffle: { readonly factor: number; readonly prime: number };
}

/** Cards of one deck that could be served by the day. */
export interface DeckCandidates {
  /** On a step of days that is due, longest overdue first. */
  readonly steps: readonly Candidate[];
  /** Reviews that are due, longest overdue first; those of one day shuffled by a rule that changes with the day. */
  readonly reviews: readonly Candidate[];
  /** New ones in the order of the deck, from its first new one on. */
  readonly news: readonly Candidate[];
}

// In the statement below ?1 is the person, ?2 the day, ?3 the decks, ?4 and ?5 the limits, ?6 and ?7 the shuffle.
// Materialized, the JSON is taken apart once for each deck and not for each card, and the notes of today are listed once.
const SHARED = `WITH ask AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck",
    json_extract(value, '$[1]') AS "apart", json_extract(value, '$[2]') AS "newFrom" FROM json_each(?3)),
  answered AS MATERIALIZED (SELECT "noteId", min("cardId") AS "first", max("cardId") AS "last" FROM "CardState"
    WHERE "userId" = ?1 AND "lastDay" = ?2 GROUP BY "noteId")`;

/** Whether no sibling of the card was answered today; the card itself may have been. */
function noSibling(note: string, card: string): string {
  return `(NOT ask."apart" OR NOT EXISTS (SELECT 1 FROM answered a
    WHERE a."noteId" = ${note} AND (a."first" <> ${card} OR a."last" <> ${card})))`;
}

function dueInPhase(phase: string, rank: string): string {
  return `SELECT s."cardId" AS "id", s."noteId" AS "note" FROM "CardState" s
    WHERE s."userId" = ?1 AND s."deckId" = ask."deck" AND ${SERVABLE} AND s."phase" ${phase} AND s."dueDay" <= ?2
      AND ${noSibling('s."noteId"', 's."cardId"')}
    ORDER BY s."dueDay", ${rank}, s."cardId" LIMIT ?4`;
}

const NEW = `SELECT c."id", c."noteId" AS "note"
  FROM "Card" c LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
  WHERE c."deckId" = ask."deck" AND c."archivedAt" IS NULL AND c."position" >= ask."newFrom"
    AND (s."cardId" IS NULL OR (s."phase" = 'new' AND ${SERVABLE}))
    AND ${noSibling('c."noteId"', 'c."id"')}
  ORDER BY c."position", c."id" LIMIT ?5`;

/** A list of cards as one JSON text: a row for each of many hundred cards costs far more than reading them. */
function asJson(cards: string): string {
  return `(SELECT json_group_array(json_array("id", "note")) FROM (${cards}))`;
}

const CANDIDATES = `${SHARED} SELECT ask."deck",
  ${asJson(dueInPhase(`IN ('learning', 'relearning')`, `s."salt"`))} AS "steps",
  ${asJson(dueInPhase(`= 'review'`, `(s."salt" * ?6) % ?7`))} AS "reviews",
  ${asJson(NEW)} AS "news" FROM ask`;

/** What each of these decks could serve by the day; none of which a sibling was answered today, where those are kept apart. */
export async function readCandidates(
  db: Db,
  user: UserId,
  { today, decks, most, shuffle }: DecksRange,
): Promise<Map<DeckId, DeckCandidates>> {
  const asks = decks.map((ask) => [ask.deck, ask.siblingsApart ? 1 : 0, ask.newFrom]);
  const rows = await query<{ deck: DeckId; steps: string; reviews: string; news: string }>(
    db,
    CANDIDATES,
    user,
    today,
    JSON.stringify(asks),
    most.due,
    most.new,
    shuffle.factor,
    shuffle.prime,
  );
  return new Map(rows.map((row) => [row.deck, toCandidates(row)]));
}

function toCandidates(row: { steps: string; reviews: string; news: string }): DeckCandidates {
  return { steps: parse(row.steps), reviews: parse(row.reviews), news: parse(row.news) };
}

function parse(json: string): Candidate[] {
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
