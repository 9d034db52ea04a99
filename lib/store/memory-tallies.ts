import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { list, queryOne } from './sql.ts';
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

/** Study days ahead for which due cards are told. */
export const DAYS_AHEAD = 365;

/** The cards of a scope on a study day, counted by class. Classes are places among edges, from 0. */
export interface MemoryTallies {
  readonly standings: Readonly<Record<CardStanding, number>>;
  /** Of cards in review. */
  readonly intervals: readonly number[];
  readonly stability: readonly number[];
  readonly difficulty: readonly number[];
  readonly recall: readonly number[];
  /** Sums over all cards that have a memory. */
  readonly difficultySum: number;
  readonly recallSum: number;
  /** Cards that are not suspended and were due by the day before today. */
  readonly overdue: number;
  /** Such cards due today and on each of the days after it. */
  readonly due: readonly number[];
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

const STABILITY = `CASE WHEN s."stability" IS NULL THEN 0 ELSE 1 + ${classOf('s."stability"', STABILITY_EDGES)} END`;
const DIFFICULTY = `CASE WHEN s."stability" IS NULL THEN 0 ELSE min(max(CAST(s."difficulty" AS INTEGER), 1), 9) END`;
const RECALLED = `CASE WHEN s."stability" IS NULL THEN 0 ELSE 1 + min(CAST(${RECALL} * 20 AS INTEGER), 19) END`;
/** 0 for what is not due in time, 1 for what is overdue, 2 for today. */
const DUE = `CASE WHEN s."suspended" = 1 OR s."dueDay" IS NULL OR s."dueDay" >= ?3 + ${DAYS_AHEAD} THEN 0 ELSE max(s."dueDay" - ?3 + 2, 1) END`;

/** All classes of a card in one number. */
const PACKED = `((((${STANDING} * 32 + ${INTERVAL}) * 32 + ${STABILITY}) * 16 + ${DIFFICULTY}) * 32 + ${RECALLED}) * 512 + ${DUE}`;

const OF_CARDS = `json_each(?2) wanted CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = wanted.value`;

const FROM = {
  decks: `curve CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."deckId" = curve."deck" AND s."archived" = 0`,
  cards: `${OF_CARDS} CROSS JOIN curve ON curve."deck" = s."deckId"`,
} as const;

/** One number for each card, in one text: to sort them in the database would take longer than to count them here. */
function statement(kind: CardScope['kind']): string {
  return `WITH curve AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck", json_extract(value, '$[1]') AS "decay",
      json_extract(value, '$[2]') AS "factor" FROM json_each(?4))
    SELECT json_group_array(${PACKED}) AS "packed", total(s."difficulty") AS "difficulty", total(${RECALL}) AS "recall"
    FROM ${FROM[kind]}`;
}

const STATEMENTS = { decks: statement('decks'), cards: statement('cards') };

interface PackedRow {
  readonly packed: string;
  readonly difficulty: number;
  readonly recall: number;
}

/** Counts the states of the cards of a scope on a study day. `curves` names every deck that they can lie in. */
export async function memoryTallies(
  db: Db,
  user: UserId,
  { scope, today, curves }: { scope: CardScope; today: number; curves: readonly DeckCurve[] },
): Promise<MemoryTallies> {
  const counting = new Counting();
  for (const own of curvesApart(scope, curves)) {
    const given = JSON.stringify(own.map(({ deck, decay, factor }) => [deck, decay, factor]));
    const wanted = scope.kind === 'cards' ? list(scope.cards) : null;
    const row = await queryOne<PackedRow>(db, STATEMENTS[scope.kind], user, wanted, today, given);
    if (row) counting.add(row);
  }
  return counting.done();
}

/** Decks are read one by one, so that others get their turn in between. */
function curvesApart(scope: CardScope, curves: readonly DeckCurve[]): (readonly DeckCurve[])[] {
  if (scope.kind === 'cards') return [curves];
  const wanted = new Set(scope.decks);
  return curves.filter(({ deck }) => wanted.has(deck)).map((curve) => [curve]);
}

class Counting {
  readonly #standings = new Array<number>(8).fill(0);
  // The place before the first is that of cards without such a class.
  readonly #intervals = new Array<number>(1 + INTERVAL_EDGES.length).fill(0);
  readonly #stability = new Array<number>(1 + STABILITY_EDGES.length).fill(0);
  readonly #difficulty = new Array<number>(1 + DIFFICULTY_EDGES.length).fill(0);
  readonly #recall = new Array<number>(1 + RECALL_EDGES.length).fill(0);
  readonly #due = new Array<number>(2 + DAYS_AHEAD).fill(0);
  #difficultySum = 0;
  #recallSum = 0;

  add({ packed, difficulty, recall }: PackedRow): void {
    for (const card of JSON.parse(packed) as number[]) {
      count(this.#due, card & 511);
      count(this.#recall, (card >> 9) & 31);
      count(this.#difficulty, (card >> 14) & 15);
      count(this.#stability, (card >> 18) & 31);
      count(this.#intervals, (card >> 23) & 31);
      count(this.#standings, card >> 28);
    }
    this.#difficultySum += difficulty;
    this.#recallSum += recall;
  }

  done(): MemoryTallies {
    const standings = CARD_STANDINGS.map((name, place) => [name, this.#standings[place] ?? 0]);
    return {
      standings: Object.fromEntries(standings) as Record<CardStanding, number>,
      intervals: this.#intervals.slice(1),
      stability: this.#stability.slice(1),
      difficulty: this.#difficulty.slice(1),
      recall: this.#recall.slice(1),
      difficultySum: this.#difficultySum,
      recallSum: this.#recallSum,
      overdue: this.#due[1] ?? 0,
      due: this.#due.slice(2),
    };
  }
}

function count(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

const STEPS = {
  decks: `"CardState" s WHERE s."userId" = ?1 AND +s."deckId" IN (SELECT value FROM json_each(?2)) AND +s."archived" = 0`,
  cards: `${OF_CARDS} WHERE true`,
} as const;

/** How many cards of a scope stand on a step within the day, suspended ones aside. */
export async function countSteps(db: Db, user: UserId, scope: CardScope): Promise<number> {
  // SQLite is to go by the few that have an instant.
  const sql = `SELECT count(*) AS "cards" FROM ${STEPS[scope.kind]} AND s."dueAt" > 0 AND s."suspended" = 0`;
  const wanted = list(scope.kind === 'decks' ? scope.decks : scope.cards);
  const row = await queryOne<{ cards: number }>(db, sql, user, wanted);
  return row?.cards ?? 0;
}
