import type {
  AnswerEvent,
  BaselineEvent,
  CardEvent,
  ChainLink,
  Phase,
  Rating,
  RescheduleEvent,
  RetractEvent,
  Schedule,
  SetDueEvent,
} from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId, UserId } from '#lib/shared/ids.ts';
import { dueToRow, rowToDue } from './card-states.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';
import { insertMissingRows, type Row } from './write-rows.ts';

interface EventRow {
  readonly id: string;
  readonly cardId: string;
  readonly kind: string;
  readonly at: number;
  readonly clientAt: number;
  readonly receivedAt: number;
  readonly studyDay: number;
  readonly device: string;
  readonly zoneOffset: number;
  readonly rating: number | null;
  readonly revealMs: number | null;
  readonly durationMs: number | null;
  readonly phaseBefore: string | null;
  readonly recall: number | null;
  readonly presetId: string | null;
  readonly presetVersion: number | null;
  readonly revision: number | null;
  readonly language: string | null;
  readonly phase: string | null;
  readonly step: number | null;
  readonly dueAt: number | null;
  readonly dueDay: number | null;
  readonly interval: number | null;
  readonly chain: string | null;
  readonly typed: string | null;
  readonly verdict: string | null;
  readonly baseline: string | null;
  readonly targetId: string | null;
}

const NOTHING = {
  rating: null,
  revealMs: null,
  durationMs: null,
  phaseBefore: null,
  recall: null,
  presetId: null,
  presetVersion: null,
  revision: null,
  language: null,
  phase: null,
  step: null,
  dueAt: null,
  dueDay: null,
  interval: null,
  chain: null,
  typed: null,
  verdict: null,
  baseline: null,
  targetId: null,
};

/** Writes an event as columns. */
export function eventToRow(event: CardEvent): EventRow {
  return {
    ...NOTHING,
    id: event.id,
    cardId: event.card,
    kind: event.kind,
    at: event.at,
    clientAt: event.clientAt,
    receivedAt: event.receivedAt,
    studyDay: event.studyDay,
    device: event.device,
    zoneOffset: event.zoneOffset,
    ...partOf(event),
  };
}

function partOf(event: CardEvent): Partial<EventRow> {
  switch (event.kind) {
    case 'answer':
      return answerPart(event);
    case 'baseline':
      return {
        ...schedulePart(event.schedule),
        baseline: JSON.stringify({
          memory: event.memory,
          reps: event.reps,
          lapses: event.lapses,
        }),
      };
    case 'set-due':
      return schedulePart(event.schedule);
    case 'reschedule':
      return {
        ...schedulePart(event.schedule),
        presetId: event.preset,
        presetVersion: event.presetVersion,
        chain: JSON.stringify(event.chain),
      };
    case 'reset':
      return {};
    case 'retract':
      return { targetId: event.target };
  }
}

function answerPart(event: AnswerEvent): Partial<EventRow> {
  return {
    rating: event.rating,
    revealMs: event.revealMs,
    durationMs: event.durationMs,
    phaseBefore: event.phaseBefore,
    recall: event.recall,
    presetId: event.preset,
    presetVersion: event.presetVersion,
    revision: event.revision,
    language: event.language,
    ...schedulePart(event.outcome),
    chain: JSON.stringify(event.outcome.chain),
    typed: event.typed,
    verdict: event.verdict,
  };
}

function schedulePart(schedule: Schedule | null): Partial<EventRow> {
  if (!schedule) return {};
  const { phase, step, due, interval } = schedule;
  return { phase, step, interval, ...dueToRow(due) };
}

/** Reads an event from columns. Throws when a column that its kind needs is empty: such a row is damaged. */
export function rowToEvent(row: EventRow): CardEvent {
  const base = {
    id: row.id as EventId,
    card: row.cardId as CardId,
    at: row.at,
    clientAt: row.clientAt,
    receivedAt: row.receivedAt,
    studyDay: row.studyDay,
    device: row.device,
    zoneOffset: row.zoneOffset,
  };
  switch (row.kind) {
    case 'answer':
      return { ...base, kind: 'answer', ...rowToAnswer(row) };
    case 'baseline':
      return { ...base, kind: 'baseline', ...rowToBaseline(row) };
    case 'set-due':
      return { ...base, kind: 'set-due', schedule: rowToSchedule(row) } satisfies SetDueEvent;
    case 'reschedule':
      return {
        ...base,
        kind: 'reschedule',
        preset: needed(row, 'presetId') as PresetId,
        presetVersion: needed(row, 'presetVersion'),
        schedule: rowToSchedule(row),
        chain: JSON.parse(needed(row, 'chain')) as ChainLink[],
      } satisfies RescheduleEvent;
    case 'reset':
      return { ...base, kind: 'reset' };
    case 'retract':
      return {
        ...base,
        kind: 'retract',
        target: needed(row, 'targetId') as EventId,
      } satisfies RetractEvent;
    default:
      throw new Error(`Event ${row.id} is of a kind that this version does not know: ${row.kind}`);
  }
}

type Body<Event extends CardEvent> = Omit<
  Event,
  'id' | 'kind' | 'card' | 'at' | 'clientAt' | 'receivedAt' | 'studyDay' | 'device' | 'zoneOffset'
>;

function rowToAnswer(row: EventRow): Body<AnswerEvent> {
  return {
    rating: needed(row, 'rating') as Rating,
    revealMs: row.revealMs,
    durationMs: needed(row, 'durationMs'),
    phaseBefore: needed(row, 'phaseBefore') as Phase,
    recall: row.recall,
    preset: needed(row, 'presetId') as PresetId,
    presetVersion: needed(row, 'presetVersion'),
    revision: needed(row, 'revision'),
    language: needed(row, 'language'),
    outcome: {
      ...rowToSchedule(row),
      chain: JSON.parse(needed(row, 'chain')) as ChainLink[],
    },
    typed: row.typed,
    verdict: row.verdict,
  };
}

function rowToBaseline(row: EventRow): Body<BaselineEvent> {
  const { memory, reps, lapses } = JSON.parse(needed(row, 'baseline')) as Pick<
    BaselineEvent,
    'memory' | 'reps' | 'lapses'
  >;
  return { schedule: row.phase === null ? null : rowToSchedule(row), memory, reps, lapses };
}

function rowToSchedule(row: EventRow): Schedule {
  const due = rowToDue(row);
  if (!due) throw new Error(`Event ${row.id} has no due time`);
  return {
    phase: needed(row, 'phase') as Phase,
    step: needed(row, 'step'),
    interval: needed(row, 'interval'),
    due,
  };
}

function needed<Key extends keyof EventRow>(row: EventRow, key: Key): NonNullable<EventRow[Key]> {
  const value = row[key];
  if (value === null || value === undefined) throw new Error(`Event ${row.id} has no ${key}`);
  return value;
}

/** Adds events; those that are there already stay as they are. */
export async function insertEvents(
  db: Db,
  user: UserId,
  events: readonly CardEvent[],
): Promise<void> {
  const rows: Row[] = events.map((event) => ({ ...eventToRow(event), userId: user }));
  await insertMissingRows(db, 'Event', rows);
}

/** All events of one card of one person, retracted ones included, in order. */
export async function readEvents(db: Db, user: UserId, card: CardId): Promise<CardEvent[]> {
  const rows = await query<EventRow>(
    db,
    `SELECT * FROM "Event" WHERE "userId" = ? AND "cardId" = ? ORDER BY "at", "id"`,
    user,
    card,
  );
  return rows.map(rowToEvent);
}

/** All events of many cards of one person, by card. */
export async function readEventsOf(
  db: Db,
  user: UserId,
  cards: readonly CardId[],
): Promise<Map<CardId, CardEvent[]>> {
  const rows = await query<EventRow>(
    db,
    `SELECT * FROM "Event" WHERE "userId" = ? AND "cardId" IN (SELECT value FROM json_each(?)) ORDER BY "cardId", "at", "id"`,
    user,
    list(cards),
  );
  const byCard = new Map<CardId, CardEvent[]>(cards.map((card) => [card, []]));
  for (const row of rows) byCard.get(row.cardId as CardId)?.push(rowToEvent(row));
  return byCard;
}

/** Which person and card an event belongs to; null where there is no such event. */
export function findEvent(db: Db, id: EventId): Promise<{ userId: string; cardId: string } | null> {
  return queryOne(db, `SELECT "userId", "cardId" FROM "Event" WHERE "id" = ?`, id);
}

/** The answer that a retraction takes back, and its card; null where there is no such retraction. */
export async function retractedAnswer(
  db: Db,
  user: UserId,
  retraction: EventId,
): Promise<{ id: EventId; card: CardId } | null> {
  return queryOne(
    db,
    `SELECT "targetId" AS "id", "cardId" AS "card" FROM "Event"
     WHERE "id" = ? AND "userId" = ? AND "kind" = 'retract'`,
    retraction,
    user,
  );
}

/** Those of these events that are the person's, with their cards. */
export async function findEvents(
  db: Db,
  user: UserId,
  ids: readonly EventId[],
): Promise<{ id: EventId; card: CardId }[]> {
  return query(
    db,
    `SELECT "id", "cardId" AS "card" FROM "Event" WHERE "userId" = ? AND "id" IN (SELECT value FROM json_each(?))`,
    user,
    list(ids),
  );
}

/** The instant of the newest event of a card, of whatever kind; null where there is none. */
export async function newestInstant(db: Db, user: UserId, card: CardId): Promise<number | null> {
  const row = await queryOne<{ at: number | null }>(
    db,
    `SELECT max("at") AS "at" FROM "Event" WHERE "userId" = ? AND "cardId" = ?`,
    user,
    card,
  );
  return row?.at ?? null;
}

/** Which of these events exist already, whosever they are. */
export async function knownEvents(db: Db, ids: readonly EventId[]): Promise<Set<EventId>> {
  const rows = await query<{ id: EventId }>(
    db,
    `SELECT "id" FROM "Event" WHERE "id" IN (SELECT value FROM json_each(?))`,
    list(ids),
  );
  return new Set(rows.map(({ id }) => id));
}

/** The person's newest live answer, and its card; null where there is none. */
export async function newestLiveAnswer(
  db: Db,
  user: UserId,
  fromDay: number,
): Promise<{ id: EventId; card: CardId } | null> {
  const row = await queryOne<{ id: EventId; cardId: CardId }>(
    db,
    `SELECT "id", "cardId" FROM "Event"
     WHERE "userId" = ? AND "studyDay" >= ? AND "kind" = 'answer' AND "retracted" = 0
     ORDER BY "receivedAt" DESC, "id" DESC LIMIT 1`,
    user,
    fromDay,
  );
  return row && { id: row.id, card: row.cardId };
}

/** Notes on the events which of them are retracted; `retracted` holds those that are, of `events`. */
export async function markRetracted(
  db: Db,
  events: readonly EventId[],
  retracted: readonly EventId[],
): Promise<void> {
  await execute(
    db,
    `UPDATE "Event" SET "retracted" = ("id" IN (SELECT value FROM json_each(?)))
     WHERE "id" IN (SELECT value FROM json_each(?))`,
    list(retracted),
    list(events),
  );
}

/** Removes events that an import brought, when the import is taken back. */
export async function deleteEvents(
  db: Db,
  user: UserId,
  events: readonly EventId[],
): Promise<void> {
  await execute(
    db,
    `DELETE FROM "Event" WHERE "userId" = ? AND "id" IN (SELECT value FROM json_each(?))`,
    user,
    list(events),
  );
}
