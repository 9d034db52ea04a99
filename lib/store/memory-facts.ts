import type { MemoryFact } from '#lib/scheduler/fold-memory.ts';
import type { Memory, Rating, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, PresetId, UserId } from '#lib/shared/ids.ts';
import type { StatesAsk } from './deck-states.ts';
import { execute, list, query } from './sql.ts';
import type { Db } from './store.ts';

/** A card with all that its memory follows from. */
export interface RememberedCard {
  readonly card: CardId;
  /** What it is studied under; null where its deck was never on the desk. */
  readonly preset: PresetId | null;
  /** Live ones, in order. */
  readonly facts: readonly MemoryFact[];
}

// One row a card: a row for each event costs far more than reading it. All of it stands in the index of the history, but for
// what a baseline says. An answer is one number, as `toFact` takes it apart; a reset is null.
const FACTS = (
  card: string,
) => `(SELECT json_group_array(CASE e."kind" WHEN 'answer' THEN e."studyDay" * 8 + e."rating"
      WHEN 'baseline' THEN json_array(e."studyDay", e."phase", (SELECT b."baseline" FROM "Event" b WHERE b."id" = e."id")) || '' END
      ORDER BY e."at", e."id")
    FROM "Event" e WHERE e."cardId" = ${card} AND e."userId" = ?1 AND e."retracted" = 0 AND e."kind" IN ('answer', 'baseline', 'reset'))`;

const REMEMBERED = `SELECT s."cardId" AS "card", n."presetId" AS "preset", ${FACTS('s."cardId"')} AS "facts"
  FROM "CardState" s LEFT JOIN "Enrolment" n ON n."userId" = s."userId" AND n."deckId" = s."deckId" WHERE s."userId" = ?1 AND s."cardId" > ?2 AND s."lastEventId" IS NOT NULL
    AND s."deckId" IN (SELECT value FROM json_each(?3)) ORDER BY s."cardId" LIMIT ?4`;

/** Cards of some decks that something has happened to, with what their memory follows from, by id. */
export async function readMemoryFacts(
  db: Db,
  user: UserId,
  { decks, after, most }: StatesAsk,
): Promise<RememberedCard[]> {
  const rows = await query<{ card: CardId; preset: PresetId | null; facts: string }>(
    db,
    REMEMBERED,
    user,
    after,
    list(decks),
    most,
  );
  return rows.map(({ card, preset, facts }) => ({ card, preset, facts: factsIn(facts) }));
}

/** What the memory of each of these cards follows from. */
export async function readFactsOf(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, readonly MemoryFact[]>> {
  const rows = await query<{ card: CardId; facts: string }>(
    db,
    `SELECT value AS "card", ${FACTS('value')} AS "facts" FROM json_each(?2)`,
    user,
    list(cards),
  );
  return new Map(rows.map(({ card, facts }) => [card, factsIn(facts)]));
}

function factsIn(json: string): MemoryFact[] {
  return (JSON.parse(json) as FactValue[]).map(toFact);
}

/** An answer, a baseline as JSON (`BaselineTuple`), a reset. */
type FactValue = number | string | null;

type BaselineTuple = [studyDay: StudyDay, phase: string | null, baseline: string | null];

function toFact(value: FactValue): MemoryFact {
  if (value === null) return { kind: 'reset' };
  if (typeof value === 'string') return toBaseline(JSON.parse(value) as BaselineTuple);
  const studyDay = Math.floor(value / 8);
  return { kind: 'answer', rating: (value - studyDay * 8) as Rating, studyDay };
}

function toBaseline([studyDay, phase, baseline]: BaselineTuple): MemoryFact {
  if (phase === null) return { kind: 'baseline', memory: null, studyDay: null };
  const { memory } = JSON.parse(baseline ?? '{}') as { memory?: Memory | null };
  return { kind: 'baseline', memory: memory ?? null, studyDay };
}

/** Writes the memory of cards; everything else in their states stays. */
export async function writeMemories(
  db: Db,
  user: UserId,
  memories: readonly { readonly card: CardId; readonly memory: Memory | null }[],
): Promise<void> {
  // One by one: joined with a list, SQLite walks all the person's states and the whole list for each.
  for (const { card, memory } of memories) {
    await execute(
      db,
      `UPDATE "CardState" SET "stability" = ?, "difficulty" = ? WHERE "userId" = ? AND "cardId" = ?`,
      memory?.stability ?? null,
      memory?.difficulty ?? null,
      user,
      card,
    );
  }
}
