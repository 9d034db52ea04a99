import type { CardMemoryState, Due, Phase } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, NoteId, UserId } from '#lib/shared/ids.ts';
import { keepingCount } from './keeping-count.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import { type Row, upsertRows } from './write-rows.ts';

/** The columns of a card's state that the fold gives. */
export interface StateRow {
  readonly phase: string;
  readonly step: number;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly dueAt: number | null;
  readonly dueDay: number | null;
  readonly interval: number;
  readonly lastAt: number | null;
  readonly lastDay: number | null;
  readonly introducedDay: number | null;
  readonly reps: number;
  readonly lapses: number;
  readonly lastEventId: string | null;
}

/** Names the columns of `StateRow`, for queries. */
export const STATE_COLUMNS = [
  'phase',
  'step',
  'stability',
  'difficulty',
  'dueAt',
  'dueDay',
  'interval',
  'lastAt',
  'lastDay',
  'introducedDay',
  'reps',
  'lapses',
  'lastEventId',
] as const satisfies readonly (keyof StateRow)[];

/** Writes a state as columns. */
export function stateToRow(state: CardMemoryState): StateRow {
  return {
    phase: state.phase,
    step: state.step,
    stability: state.memory?.stability ?? null,
    difficulty: state.memory?.difficulty ?? null,
    dueAt: state.due?.kind === 'instant' ? state.due.at : null,
    dueDay: state.due?.kind === 'day' ? state.due.day : null,
    interval: state.interval,
    lastAt: state.lastAt,
    lastDay: state.lastDay,
    introducedDay: state.introducedDay,
    reps: state.reps,
    lapses: state.lapses,
    lastEventId: state.lastEvent,
  };
}

/** Reads a state from columns. */
export function rowToState(row: StateRow): CardMemoryState {
  return {
    phase: row.phase as Phase,
    step: row.step,
    memory:
      row.stability === null || row.difficulty === null
        ? null
        : { stability: row.stability, difficulty: row.difficulty },
    due: rowToDue(row),
    interval: row.interval,
    lastAt: row.lastAt,
    lastDay: row.lastDay,
    introducedDay: row.introducedDay,
    reps: row.reps,
    lapses: row.lapses,
    lastEvent: row.lastEventId as EventId | null,
  };
}

/** Reads a due time from columns. */
export function rowToDue(row: { dueAt: number | null; dueDay: number | null }): Due | null {
  if (row.dueAt !== null) return { kind: 'instant', at: row.dueAt };
  if (row.dueDay !== null) return { kind: 'day', day: row.dueDay };
  return null;
}

/** Where a card belongs, as its state repeats it. */
export interface CardPlace {
  readonly card: CardId;
  readonly deck: DeckId;
  readonly note: NoteId;
  readonly archived: boolean;
  readonly salt: number;
}

/** One person's state of one card; null where they have none yet. */
export async function readState(
  db: Db,
  user: UserId,
  card: CardId,
): Promise<CardMemoryState | null> {
  const row = await queryOne<StateRow>(
    db,
    `SELECT ${STATE_COLUMNS.map((name) => `"${name}"`).join(', ')} FROM "CardState" WHERE "userId" = ? AND "cardId" = ?`,
    user,
    card,
  );
  return row && rowToState(row);
}

/** Writes folded states; the person's marks on the cards stay as they are. */
export function writeStates(
  db: Db,
  user: UserId,
  states: readonly { place: CardPlace; state: CardMemoryState }[],
): Promise<void> {
  const rows: Row[] = states.map(({ place, state }) => ({
    userId: user,
    cardId: place.card,
    deckId: place.deck,
    noteId: place.note,
    archived: place.archived ? 1 : 0,
    salt: place.salt,
    ...stateToRow(state),
  }));
  const cards = states.map(({ place }) => place.card);
  return keepingCount(db, user, { cards, write: () => upsertRows(db, 'CardState', rows) });
}

/** What a person, or the scheduler for them, has put on a card. */
export interface CardMarks {
  readonly suspended: boolean;
  /** Personal tags. */
  readonly tags: readonly string[];
}

/** The marks of a card that the person has a state of. */
export async function readMarks(db: Db, user: UserId, card: CardId): Promise<CardMarks> {
  const row = await queryOne<{ suspended: number; tags: string }>(
    db,
    `SELECT "suspended", "tags" FROM "CardState" WHERE "userId" = ? AND "cardId" = ?`,
    user,
    card,
  );
  if (!row) throw new Error(`Card ${card} has no state to mark`);
  return { suspended: Boolean(row.suspended), tags: JSON.parse(row.tags) as string[] };
}

/** The marks of a card as a row of its state that has no other columns. */
export function marksToRow(user: UserId, card: CardId, { suspended, tags }: CardMarks): Row {
  return {
    userId: user,
    cardId: card,
    suspended: suspended ? 1 : 0,
    tags: JSON.stringify(tags),
  };
}

/** Those of these cards whose states name another deck than the one in which they lie by now. */
export function movedStates(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<{ readonly card: CardId; readonly from: DeckId; readonly to: DeckId }[]> {
  return query(
    db,
    `SELECT c."id" AS "card", s."deckId" AS "from", c."deckId" AS "to"
     FROM json_each(?2) wanted CROSS JOIN "CardState" s CROSS JOIN "Card" c
     WHERE s."userId" = ?1 AND s."cardId" = wanted.value AND c."id" = wanted.value AND c."deckId" <> s."deckId"`,
    user,
    list(cards),
  );
}

/** Repeats on the states where their cards now belong. */
export async function followPlaces(db: Db, cards: readonly CardId[]): Promise<void> {
  await query(
    db,
    `UPDATE "CardState" SET
       "deckId" = (SELECT "deckId" FROM "Card" WHERE "id" = "CardState"."cardId"),
       "noteId" = (SELECT "noteId" FROM "Card" WHERE "id" = "CardState"."cardId"),
       "archived" = (SELECT "archivedAt" IS NOT NULL FROM "Card" WHERE "id" = "CardState"."cardId")
     WHERE "cardId" IN (SELECT value FROM json_each(?)) RETURNING "cardId"`,
    list(cards),
  );
}

/** All cards that the person has a state of. */
export async function cardsOfStates(db: Db, user: UserId): Promise<CardId[]> {
  const sql = 'SELECT "cardId" FROM "CardState" WHERE "userId" = ?';
  return (await query<{ cardId: CardId }>(db, sql, user)).map(({ cardId }) => cardId);
}

/** Which of these cards the person has a state of. */
export async function cardsWithState(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Set<CardId>> {
  const rows = await query<{ cardId: CardId }>(
    db,
    `SELECT "cardId" FROM "CardState" WHERE "userId" = ? AND "cardId" IN (SELECT value FROM json_each(?))`,
    user,
    list(cards),
  );
  return new Set(rows.map(({ cardId }) => cardId));
}
