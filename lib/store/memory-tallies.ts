import type Database from 'better-sqlite3';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import {
  addCounts,
  type CountedCard,
  countCard,
  type MemoryCounts,
  type MemoryTallies,
  noCounts,
  PHASE_PLACE,
  talliesOf,
} from './memory-counts.ts';
import { type DeckCurve, remembered } from './remembered.ts';
import { list, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** Which cards are looked at. */
export type CardScope =
  | { readonly kind: 'decks'; readonly decks: readonly DeckId[] }
  | { readonly kind: 'cards'; readonly cards: readonly CardId[] };

const OF_CARDS = `json_each(?2) wanted CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."cardId" = wanted.value`;

const FROM = {
  decks: `curve CROSS JOIN "CardState" s ON s."userId" = ?1 AND s."deckId" = curve."deck" AND s."archived" = 0`,
  cards: `${OF_CARDS} CROSS JOIN curve ON curve."deck" = s."deckId"`,
} as const;

/** Counted by a function of ours, which also counts a card that changes: in SQL it takes a fifth longer, and rows that come here take four times as long. */
function statement(kind: CardScope['kind']): string {
  return `WITH curve AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "deck", json_extract(value, '$[1]') AS "decay",
      json_extract(value, '$[2]') AS "factor" FROM json_each(?4))
    SELECT count_memory(?3, ${PHASE_PLACE}, CASE WHEN s."suspended" = 1 THEN 1 WHEN s."buriedDay" = ?3 THEN 2 ELSE 0 END,
      s."interval", s."stability", s."difficulty", s."lastDay", s."dueDay", curve."decay", curve."factor") AS "counts"
    FROM ${FROM[kind]}`;
}

const STATEMENTS = { decks: statement('decks'), cards: statement('cards') };

/** Gives a connection `count_memory(today, …)`, which counts cards and gives the counts as a JSON list. */
export function addMemoryCount(driver: Database.Database): void {
  driver.aggregate('count_memory', {
    varargs: true,
    // Prisma has the driver give whole numbers as BigInt otherwise.
    safeIntegers: false,
    start: noCounts,
    step: (counts: number[], ...given: unknown[]) => {
      const [today, ...card] = given as Given;
      countCard(counts, toCard(card), { today, by: 1 });
      return counts;
    },
    result: (counts: number[]) => JSON.stringify(counts),
  });
}

type Maybe = number | null;
type CardGiven = [number, number, number, Maybe, Maybe, Maybe, Maybe, number, number];
type Given = [today: number, ...card: CardGiven];

function toCard(given: CardGiven): CountedCard {
  const [phase, hidden, interval, stability, difficulty, lastDay, dueDay, decay, factor] = given;
  return { phase, hidden, interval, stability, difficulty, lastDay, dueDay, decay, factor };
}

interface Ask {
  readonly scope: CardScope;
  /** The study day on which they are counted. */
  readonly today: number;
  /** Names every deck that they can lie in. */
  readonly curves: readonly DeckCurve[];
}

/** Counts the states of the cards of a scope. What is known of a deck stays known until a card of it changes or the day is over. */
export async function memoryTallies(db: Db, user: UserId, ask: Ask): Promise<MemoryTallies> {
  const { scope, today, curves } = ask;
  if (scope.kind === 'cards') {
    const wanted = list(scope.cards);
    return talliesOf(await countStates(db, user, { kind: 'cards', wanted, today, curves }));
  }
  const decks = new Set(scope.decks);
  let counts: MemoryCounts = noCounts();
  for (const curve of curves) {
    if (!decks.has(curve.deck)) continue;
    counts = addCounts(counts, await countsOfDeck(db, user, { today, curve }));
  }
  return talliesOf(counts);
}

interface DeckAsk {
  readonly today: number;
  readonly curve: DeckCurve;
}

async function countsOfDeck(
  db: Db,
  user: UserId,
  { today, curve }: DeckAsk,
): Promise<MemoryCounts> {
  const known = remembered().memories.get(user);
  const own = known?.today === today ? known.byDeck.get(curve.deck) : undefined;
  if (own?.curve.decay === curve.decay && own.curve.factor === curve.factor) return own.counts;
  // Others get their turn before each deck that is counted.
  await letOthersIn();
  return countDeck(db, user, { today, curve });
}

async function countDeck(db: Db, user: UserId, { today, curve }: DeckAsk): Promise<MemoryCounts> {
  const { memories } = remembered();
  let counts: MemoryCounts = [];
  await memories.keep(user, async () => {
    counts = await countStates(db, user, { kind: 'decks', wanted: null, today, curves: [curve] });
    const known = memories.get(user);
    const others = known?.today === today ? known.byDeck : [];
    return { today, byDeck: new Map([...others, [curve.deck, { curve, counts }]]) };
  });
  return counts;
}

interface StatesAsk {
  readonly kind: CardScope['kind'];
  /** JSON list of cards. */
  readonly wanted: string | null;
  readonly today: number;
  readonly curves: readonly DeckCurve[];
}

async function countStates(
  db: Db,
  user: UserId,
  { kind, wanted, today, curves }: StatesAsk,
): Promise<MemoryCounts> {
  const given = JSON.stringify(curves.map(({ deck, decay, factor }) => [deck, decay, factor]));
  const sql = STATEMENTS[kind];
  const row = await queryOne<{ counts: string }>(db, sql, user, wanted, today, given);
  return JSON.parse(row?.counts ?? '[]') as number[];
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
