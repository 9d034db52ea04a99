import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import { MATURE_DAYS } from './tallies.ts';

/** What a begun card is now. What is suspended or buried counts as that, whatever it is besides. */
export const CARD_STANDINGS = [
  'new',
  'learning',
  'relearning',
  'young',
  'mature',
  'suspended',
  'buried',
] as const;

/** One of them. */
export type CardStanding = (typeof CARD_STANDINGS)[number];

/** Lower edges of the classes of intervals, in days. */
export const INTERVAL_EDGES = [0, 2, 3, 5, 8, 11, 15, 21, 31, 46, 61, 91, 121, 181, 271, 366, 731];
/** Lower edges of the classes of stability, in days. */
export const STABILITY_EDGES = [
  0, 0.5, 1, 2, 3, 5, 8, 11, 15, 21, 31, 46, 61, 91, 121, 181, 271, 366, 731,
];
/** Difficulty goes from 1 to 10, a class a unit. */
export const DIFFICULTY_EDGES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Classes of recall, of five hundredths each. */
export const RECALL_EDGES = Array.from({ length: 20 }, (_, place) => place / 20);

/** Which cards are looked at. */
export type CardScope =
  | { readonly kind: 'decks'; readonly decks: readonly DeckId[] }
  | { readonly kind: 'cards'; readonly cards: readonly CardId[] };

/** How the cards of a deck are forgotten: recall after `t` days is (1 + factor·t/stability)^−decay. */
export interface DeckCurve {
  readonly deck: DeckId;
  readonly decay: number;
  readonly factor: number;
}

/** Cards that have all of this in common: places of classes, counted from 0; null where the card has none such. */
export interface MemoryTally {
  readonly standing: CardStanding;
  /** Of cards in review. */
  readonly interval: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly recall: number | null;
  readonly cards: number;
  /** Sums over these cards. */
  readonly stabilitySum: number;
  readonly difficultySum: number;
  readonly recallSum: number;
}

/** The place of a value among classes, as nested choices: half of the classes fall away at each. */
function classOf(value: string, edges: readonly number[], from = 0): string {
  if (edges.length === 1) return String(from);
  const middle = edges.length >> 1;
  const below = classOf(value, edges.slice(0, middle), from);
  return `CASE WHEN ${value} < ${edges[middle]} THEN ${below} ELSE ${classOf(value, edges.slice(middle), from + middle)} END`;
}

const RECALL = `pow(1 + curve."factor" * max(?3 - s."lastDay", 0) / s."stability", -curve."decay")`;

const STANDING = `CASE WHEN s."suspended" = 1 THEN 5 WHEN s."buriedDay" = ?3 THEN 6 WHEN s."phase" = 'new' THEN 0
  WHEN s."phase" = 'learning' THEN 1 WHEN s."phase" = 'relearning' THEN 2
  WHEN s."interval" >= ${MATURE_DAYS * DAY_SECONDS} THEN 4 ELSE 3 END`;

const INTERVAL = `CASE WHEN s."phase" = 'review' THEN 1 + ${classOf(
  's."interval"',
  INTERVAL_EDGES.map((days) => days * DAY_SECONDS),
)} ELSE 0 END`;

/** The classes of a card in one number, so that the database sorts by one: 32 places each. */
const PACKED = `((${STANDING} * 32 + ${INTERVAL}) * 32
  + CASE WHEN s."stability" IS NULL THEN 0 ELSE 1 + ${classOf('s."stability"', STABILITY_EDGES)} END) * 1024
  + CASE WHEN s."stability" IS NULL THEN 0
    ELSE (1 + min(max(CAST(s."difficulty" AS INTEGER), 1), 9) - 1) * 32 + 1 + min(CAST(${RECALL} * 20 AS INTEGER), 19) END`;

const SCOPES = {
  decks: `json_each(?2) wanted CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."deckId" = wanted.value AND s."archived" = 0`,
  cards: `json_each(?2) wanted CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = wanted.value`,
} as const;

function memoryStatement(kind: CardScope['kind']): string {
  return `WITH curve AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck", json_extract(value, '$[1]') AS "decay",
      json_extract(value, '$[2]') AS "factor" FROM json_each(?4))
    SELECT json_group_array(json_array("packed", "cards", "stability", "difficulty", "recall")) AS "tallies" FROM (
      SELECT ${PACKED} AS "packed", count(*) AS "cards", total(s."stability") AS "stability",
        total(s."difficulty") AS "difficulty", total(${RECALL}) AS "recall"
      FROM ${SCOPES[kind]} CROSS JOIN curve ON curve."deck" = s."deckId" GROUP BY "packed")`;
}

const MEMORY = { decks: memoryStatement('decks'), cards: memoryStatement('cards') };

/** The states of the cards of a scope on a study day, in classes. `curves` names every deck that they can lie in. */
export async function memoryTallies(
  db: Db,
  user: UserId,
  { scope, today, curves }: { scope: CardScope; today: number; curves: readonly DeckCurve[] },
): Promise<MemoryTally[]> {
  const row = await queryOne<{ tallies: string }>(
    db,
    MEMORY[scope.kind],
    user,
    wantedOf(scope),
    today,
    JSON.stringify(curves.map(({ deck, decay, factor }) => [deck, decay, factor])),
  );
  return (JSON.parse(row?.tallies ?? '[]') as PackedTuple[]).map(unpack);
}

type PackedTuple = [number, number, number, number, number];

function unpack([packed, cards, stabilitySum, difficultySum, recallSum]: PackedTuple): MemoryTally {
  return {
    standing: CARD_STANDINGS[packed >> 20] ?? 'new',
    interval: placeAt(packed, 15),
    stability: placeAt(packed, 10),
    difficulty: placeAt(packed, 5),
    recall: placeAt(packed, 0),
    cards,
    stabilitySum,
    difficultySum,
    recallSum,
  };
}

function placeAt(packed: number, bits: number): number | null {
  const place = (packed >> bits) & 31;
  return place === 0 ? null : place - 1;
}

function wantedOf(scope: CardScope): string {
  return list(scope.kind === 'decks' ? scope.decks : scope.cards);
}

/** Cards due on one study day. */
export interface DueOnDay {
  readonly day: number;
  readonly cards: number;
}

const SERVABLE = `s."suspended" = 0 AND s."archived" = 0`;

const DUE_WANTED = {
  decks: `json_each(?2) wanted CROSS JOIN json_each('["learning","relearning","review"]') p
    CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."deckId" = wanted.value AND ${SERVABLE} AND s."phase" = p.value`,
  cards: `json_each(?2) wanted CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = wanted.value AND ${SERVABLE}`,
} as const;

const STEPS_WANTED = {
  decks: `"CardState" s WHERE s."userId" = ?1 AND s."dueAt" IS NOT NULL AND ${SERVABLE}
    AND s."deckId" IN (SELECT value FROM json_each(?2))`,
  cards: `${SCOPES.cards} WHERE s."dueAt" IS NOT NULL AND ${SERVABLE}`,
} as const;

/** How many cards of a scope are due on each study day before `until`, overdue ones among them; suspended cards are not. */
export function dueByDay(
  db: Db,
  user: UserId,
  { scope, until }: { scope: CardScope; until: number },
): Promise<DueOnDay[]> {
  return query(
    db,
    `SELECT s."dueDay" AS "day", count(*) AS "cards" FROM ${DUE_WANTED[scope.kind]} AND s."dueDay" < ?3 GROUP BY s."dueDay"`,
    user,
    wantedOf(scope),
    until,
  );
}

/** How many cards of a scope stand on a step within the day. */
export async function countSteps(db: Db, user: UserId, scope: CardScope): Promise<number> {
  const sql = `SELECT count(*) AS "cards" FROM ${STEPS_WANTED[scope.kind]}`;
  const row = await queryOne<{ cards: number }>(db, sql, user, wantedOf(scope));
  return row?.cards ?? 0;
}
