import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** A card that could be served. */
export interface Candidate {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly dueAt: Instant | null;
  readonly dueDay: number | null;
}

const candidate = (state: string) =>
  `${state}."cardId" AS "id", ${state}."noteId" AS "note", ${state}."deckId" AS "deck", ${state}."dueAt", ${state}."dueDay"`;
const SERVABLE = `s."archived" = 0 AND s."suspended" = 0 AND (s."buriedDay" IS NULL OR s."buriedDay" <> ?2)`;

/** Cards on a step within the day that are due until `until`, soonest first. */
export function learningWithinDay(
  db: Db,
  user: UserId,
  range: { today: number; until: Instant; decks: readonly DeckId[] },
): Promise<Candidate[]> {
  return query<Candidate>(
    db,
    `SELECT ${candidate('s')} FROM "CardState" s
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
}

// Of the statements below the marks are: ?1 the person, ?2 the day, ?3 the decks, ?4 the limit.
const DECK = `json_extract(ask.value, '$[0]')`;
const APART = `json_extract(ask.value, '$[1]')`;
const NEW_FROM = `json_extract(ask.value, '$[2]')`;

/** That no sibling of the card was answered today, where siblings stay apart. */
function siblingsRest(note: string, card: string): string {
  return `(NOT ${APART} OR NOT EXISTS (SELECT 1 FROM "CardState" t WHERE t."userId" = ?1 AND t."lastDay" = ?2
    AND t."noteId" = ${note} AND t."cardId" <> ${card}))`;
}

function dueOf(deck: string): string {
  return `s."userId" = ?1 AND s."deckId" = ${deck} AND ${SERVABLE} AND s."dueDay" <= ?2
    AND ${siblingsRest('s."noteId"', 's."cardId"')}`;
}

function asksOf(decks: readonly DeckAsk[]): string {
  return JSON.stringify(
    decks.map(({ deck, siblingsApart, newFrom }) => [deck, siblingsApart ? 1 : 0, newFrom]),
  );
}

/** Cards on a step of days that are due, deck by deck, longest overdue first. There are never many. */
export function learningByDay(
  db: Db,
  user: UserId,
  { today, decks }: DecksRange,
): Promise<Candidate[]> {
  return query<Candidate>(
    db,
    `SELECT ${candidate('s')} FROM json_each(?3) ask CROSS JOIN "CardState" s
     WHERE ${dueOf(DECK)} AND s."phase" IN ('learning', 'relearning')
     ORDER BY ask.key, s."dueDay", s."salt", s."cardId"`,
    user,
    today,
    asksOf(decks),
  );
}

/**
 * Up to `limit` reviews of each deck that are due, deck by deck, longest overdue first; those of one day shuffled by a
 * rule that changes with the day. The rule is the scheduler's (`shuffleKey`), said again in integers that every
 * database computes alike.
 */
export function dueReviews(
  db: Db,
  user: UserId,
  {
    today,
    decks,
    limit,
    factor,
    prime,
  }: DecksRange & { limit: number; factor: number; prime: number },
): Promise<Candidate[]> {
  const order = (card: string) =>
    `${card}."dueDay", (${card}."salt" * ${factor}) % ${prime}, ${card}."cardId"`;
  return query<Candidate>(
    db,
    `SELECT ${candidate('found')} FROM json_each(?3) ask CROSS JOIN "CardState" found
     WHERE found."userId" = ?1 AND found."cardId" IN (
       SELECT s."cardId" FROM "CardState" s WHERE ${dueOf(DECK)} AND s."phase" = 'review'
       ORDER BY ${order('s')} LIMIT ?4)
     ORDER BY ask.key, ${order('found')}`,
    user,
    today,
    asksOf(decks),
    limit,
  );
}

/** Up to `limit` new cards of each deck, in its order, from its first new one on; none whose sibling was answered today. */
export function newCards(
  db: Db,
  user: UserId,
  { today, decks, limit }: DecksRange & { limit: number },
): Promise<Candidate[]> {
  return query<Candidate>(
    db,
    `SELECT found."id", found."noteId" AS "note", found."deckId" AS "deck", NULL AS "dueAt", NULL AS "dueDay"
     FROM json_each(?3) ask CROSS JOIN "Card" found
     WHERE found."id" IN (
       SELECT c."id" FROM "Card" c LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
       WHERE c."deckId" = ${DECK} AND c."archivedAt" IS NULL AND c."position" >= ${NEW_FROM}
         AND (s."cardId" IS NULL OR (s."phase" = 'new' AND ${SERVABLE}))
         AND ${siblingsRest('c."noteId"', 'c."id"')}
       ORDER BY c."position", c."id" LIMIT ?4)
     ORDER BY ask.key, found."position", found."id"`,
    user,
    today,
    asksOf(decks),
    limit,
  );
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
       sum(e."phaseBefore" = 'new') AS "new", sum(e."phaseBefore" = 'review') AS "review"
     FROM "Event" e JOIN "Card" c ON c."id" = e."cardId"
     WHERE e."userId" = ? AND e."studyDay" = ? AND e."kind" = 'answer' AND e."retracted" = 0
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
