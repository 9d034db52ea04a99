import type { Standing } from '#lib/scheduler/standing.ts';
import type { ReviewOrder } from '#lib/scheduler/study-options.ts';
import type { CardId, DeckId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { COUNTED_TIME } from './counted-time.ts';
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

/** A card that is due by the day, with what the order asked for goes by: `key`, then `tie`, both rising. */
export interface DueCandidate extends Candidate {
  readonly key: number;
  readonly tie: number;
}

/** A new card, with its place in the deck and among the cards of its note, from 0; that one is 0 where it was not asked for. */
export interface NewCandidate extends Candidate {
  readonly position: number;
  readonly template: number;
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

/** A deck to take cards from, the most cards of one kind to take, and how its cards are forgotten. */
export interface DeckAsk {
  readonly deck: DeckId;
  readonly most: number;
  /** Recall after `t` days is (1 + factor·t/stability)^−decay. */
  readonly curve: { readonly decay: number; readonly factor: number };
}

/** An order in which due cards are looked for: one that a preset can name, or that of a way back. */
export type DueOrder = ReviewOrder | 'least-loss';

/** The study day, and the scheduler's shuffle of it (`shuffleFactor`), said again in integers that every database computes alike. */
export interface Shuffle {
  readonly today: number;
  readonly factor: number;
  readonly prime: number;
}

/** What one deck could serve by the day: steps of days and reviews, each in the order asked for. */
export interface DueCandidates {
  readonly steps: readonly DueCandidate[];
  readonly reviews: readonly DueCandidate[];
}

// In the statements below ?1 is the person, ?2 the day, ?3 the decks with their limits, ?4 and ?5 the shuffle.
// Materialized, the JSON is taken apart once for each deck and not for each card.
const ASK = `WITH ask AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck",
    json_extract(value, '$[1]') AS "most", json_extract(value, '$[2]') AS "decay",
    json_extract(value, '$[3]') AS "factor" FROM json_each(?3))`;

const SHUFFLED = `(s."salt" * ?4) % ?5`;
const SINCE = `(?2 - coalesce(s."lastDay", s."dueDay" - s."interval" / 86400.0))`;
const STABILITY = `max(coalesce(s."stability", s."interval" / 86400.0), 0.001)`;
const FORGETTING = `${SINCE} / ${STABILITY}`;

/** Recall so many days after today. */
function recallIn(days: number): string {
  return `pow(1 + ask."factor" * (max(${SINCE}, 0) + ${days}) / ${STABILITY}, -ask."decay")`;
}

/** How each order ranks the cards of one deck: two numbers, both rising, then the id. */
const DUE_KEYS: Readonly<Record<DueOrder, readonly [key: string, tie: string]>> = {
  due: [`s."dueDay"`, SHUFFLED],
  'due-deck': [`s."dueDay"`, SHUFFLED],
  'deck-due': [`s."dueDay"`, SHUFFLED],
  'interval-up': [`s."interval"`, SHUFFLED],
  'interval-down': [`-s."interval"`, SHUFFLED],
  'difficulty-up': [`coalesce(s."difficulty", 5)`, SHUFFLED],
  'difficulty-down': [`-coalesce(s."difficulty", 5)`, SHUFFLED],
  'recall-up': [`-${FORGETTING}`, SHUFFLED],
  'recall-down': [FORGETTING, SHUFFLED],
  overdue: [`-${FORGETTING}`, SHUFFLED],
  // The scheduler's `lossOfWaiting`, said again in the database's words.
  'least-loss': [`${recallIn(1)} - ${recallIn(0)}`, SHUFFLED],
  random: [SHUFFLED, '0'],
  added: [`c."createdAt"`, `c."position"`],
  'added-down': [`-c."createdAt"`, `-c."position"`],
};

function dueInPhase(phase: string, order: DueOrder): string {
  const [key, tie] = DUE_KEYS[order];
  const card = key.includes('c.') ? `JOIN "Card" c ON c."id" = s."cardId"` : '';
  return `(SELECT json_group_array(json_array("id", "note", "key", "tie")) FROM (
    SELECT s."cardId" AS "id", s."noteId" AS "note", ${key} AS "key", ${tie} AS "tie" FROM "CardState" s ${card}
    WHERE s."userId" = ?1 AND s."deckId" = ask."deck" AND ${SERVABLE} AND s."phase" ${phase} AND s."dueDay" <= ?2
    ORDER BY "key", "tie", s."cardId" LIMIT (SELECT max("most") FROM ask)))`;
}

function dueStatement(order: DueOrder): string {
  return `${ASK} SELECT ask."deck", ${dueInPhase(`IN ('learning', 'relearning')`, order)} AS "steps",
    ${dueInPhase(`= 'review'`, order)} AS "reviews" FROM ask`;
}

/** What each of these decks could serve by the day, at most as many cards of each kind as the largest wish. */
export async function readDue(
  db: Db,
  user: UserId,
  { order, asks, shuffle }: { order: DueOrder; asks: readonly DeckAsk[]; shuffle: Shuffle },
): Promise<Map<DeckId, DueCandidates>> {
  const rows = await query<{ deck: DeckId; steps: string; reviews: string }>(
    db,
    dueStatement(order),
    user,
    shuffle.today,
    toJson(asks),
    shuffle.factor,
    shuffle.prime,
  );
  const parsed = rows.map(({ deck, steps, reviews }) => {
    return [deck, { steps: parse(steps, toDue), reviews: parse(reviews, toDue) }] as const;
  });
  return new Map(parsed);
}

/** In which order the new cards of one deck are looked for. */
export type NewRank = 'position' | 'position-down' | 'notes' | 'cards';

/** The scheduler's `idChance`, said again in the database's words. */
function chanceOf(id: string): string {
  const units = [21, 22, 23, 24, 25, 26].map((place) => `unicode(substr(${id}, ${place}, 1))`);
  return `((${units.reduce((sum, unit) => `(${sum}) * 79 + ${unit}`)}) % ?5) * ?4 % ?5`;
}

const NEW_KEYS: Readonly<Record<NewRank, string>> = {
  position: `c."position", c."id"`,
  'position-down': `c."position" DESC, c."id"`,
  notes: `${chanceOf('c."noteId"')}, c."noteId", c."position", c."id"`,
  cards: `${chanceOf('c."id"')}, c."id"`,
};

/** Where a card stands among the live cards of its note. */
const TEMPLATE = `(SELECT count(*) FROM "Card" t WHERE t."noteId" = "note" AND t."archivedAt" IS NULL
  AND (t."position" < "at" OR (t."position" = "at" AND t."id" < "card")))`;

function newStatement(rank: NewRank, template: string): string {
  return `${ASK} SELECT ask."deck", (SELECT json_group_array(json_array("card", "note", "at", ${template})) FROM (
    SELECT c."id" AS "card", c."noteId" AS "note", c."position" AS "at"
    FROM "Card" c LEFT JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = c."id"
    WHERE c."deckId" = ask."deck" AND c."archivedAt" IS NULL
      AND c."position" >= (SELECT "newFrom" FROM "Enrolment" WHERE "userId" = ?1 AND "deckId" = ask."deck")
      AND (s."cardId" IS NULL OR (s."phase" = 'new' AND ${SERVABLE}))
    ORDER BY ${NEW_KEYS[rank]} LIMIT (SELECT max("most") FROM ask))) AS "news" FROM ask`;
}

/** What new cards are asked for. */
export interface NewAsk {
  readonly rank: NewRank;
  readonly asks: readonly DeckAsk[];
  readonly shuffle: Shuffle;
  /** Whether their places among the cards of their notes are wanted: to find them takes as long as all the rest. */
  readonly withTemplates: boolean;
}

/** New cards of each of these decks, at most as many as the largest wish. */
export async function readNew(
  db: Db,
  user: UserId,
  { rank, asks, shuffle, withTemplates }: NewAsk,
): Promise<Map<DeckId, readonly NewCandidate[]>> {
  const rows = await query<{ deck: DeckId; news: string }>(
    db,
    newStatement(rank, withTemplates ? TEMPLATE : '0'),
    user,
    shuffle.today,
    toJson(asks),
    shuffle.factor,
    shuffle.prime,
  );
  return new Map(rows.map(({ deck, news }) => [deck, parse(news, toNew)]));
}

function toJson(asks: readonly DeckAsk[]): string {
  return JSON.stringify(
    asks.map(({ deck, most, curve }) => [deck, most, curve.decay, curve.factor]),
  );
}

/** Lists come as one JSON text: a row for each of many hundred cards costs far more than reading them. */
function parse<Tuple, T>(json: string, make: (tuple: Tuple) => T): T[] {
  return (JSON.parse(json) as Tuple[]).map(make);
}

function toDue([id, note, key, tie]: [CardId, NoteId, number, number]): DueCandidate {
  return { id, note, key, tie };
}

function toNew([id, note, position, template]: [CardId, NoteId, number, number]): NewCandidate {
  return { id, note, position, template };
}

/** A card that was answered on a study day: where it stood when it was answered first. */
export interface AnsweredToday extends Candidate {
  readonly deck: DeckId;
  readonly standing: Standing;
}

/** The ranks of the statement below. */
const STANDINGS: readonly Standing[] = ['step', 'day-step', 'review', 'new'];

/** The cards answered on a study day. What the limits and the siblings of the day go by. */
export async function answeredOn(db: Db, user: UserId, today: number): Promise<AnsweredToday[]> {
  const row = await queryOne<{ cards: string }>(
    db,
    `SELECT json_group_array(json_array("cardId", "noteId", "deckId", "rank")) AS "cards" FROM (
       SELECT e."cardId", c."noteId", c."deckId", max(CASE e."phaseBefore" WHEN 'new' THEN 3 WHEN 'review' THEN 2 ELSE e."byDay" END) AS "rank"
       FROM "Event" e CROSS JOIN "Card" c ON c."id" = e."cardId"
       WHERE e."userId" = ? AND e."studyDay" = ? AND e."kind" = 'answer' AND e."retracted" = 0
       GROUP BY e."cardId")`,
    user,
    today,
  );
  return parse(row?.cards ?? '[]', toAnswered);
}

function toAnswered([id, note, deck, rank]: [CardId, NoteId, DeckId, number]): AnsweredToday {
  return { id, note, deck, standing: STANDINGS[rank] ?? 'step' };
}

/** Mean milliseconds of the person's last 200 answers; null where there are none. */
export async function usualDuration(db: Db, user: UserId): Promise<number | null> {
  const row = await queryOne<{ mean: number | null }>(
    db,
    `SELECT avg("time") AS "mean" FROM (
       SELECT ${COUNTED_TIME} AS "time" FROM "Event" e WHERE "userId" = ? AND "kind" = 'answer' AND "retracted" = 0
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
