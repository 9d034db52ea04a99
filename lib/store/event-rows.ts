import type {
  AnswerEvent,
  BaselineEvent,
  CardEvent,
  ChainLink,
  Phase,
  PracticeEvent,
  Rating,
  RescheduleEvent,
  RetractEvent,
  Schedule,
  SetDueEvent,
} from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId, UserId } from '#lib/shared/ids.ts';
import { rowToDue } from './card-states.ts';

/** The columns of an event, but whether it is retracted. */
export type EventRow = {
  readonly userId: string;
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
  readonly byDay: number;
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
  readonly ankiId: number | null;
  readonly upstream: string | null;
};

/** Writes an event as columns. One literal: spreading parts together takes ten times as long, and a history has a million of them. */
export function eventToRow(event: CardEvent, user: UserId): EventRow {
  const answer = event.kind === 'answer' ? event : null;
  const rated = answer ?? (event.kind === 'practice' ? event : null);
  const chosen = answer ?? (event.kind === 'reschedule' ? event : null);
  const schedule = scheduleIn(event);
  const chain = answer?.outcome.chain ?? (event.kind === 'reschedule' ? event.chain : null);
  return {
    userId: user,
    id: event.id,
    cardId: event.card,
    kind: event.kind,
    at: event.at,
    clientAt: event.clientAt,
    receivedAt: event.receivedAt,
    studyDay: event.studyDay,
    device: event.device,
    zoneOffset: event.zoneOffset,
    rating: rated?.rating ?? null,
    revealMs: rated?.revealMs ?? null,
    durationMs: rated?.durationMs ?? null,
    phaseBefore: answer?.phaseBefore ?? null,
    byDay: answer?.byDay ? 1 : 0,
    recall: answer?.recall ?? null,
    presetId: chosen?.preset ?? null,
    presetVersion: chosen?.presetVersion ?? null,
    revision: rated?.revision ?? null,
    language: answer?.language ?? null,
    phase: schedule?.phase ?? null,
    step: schedule?.step ?? null,
    dueAt: schedule?.due.kind === 'instant' ? schedule.due.at : null,
    dueDay: schedule?.due.kind === 'day' ? schedule.due.day : null,
    interval: schedule?.interval ?? null,
    chain: chain && JSON.stringify(chain),
    typed: answer?.typed ?? null,
    verdict: answer?.verdict ?? null,
    baseline: event.kind === 'baseline' ? baselineText(event) : null,
    targetId: event.kind === 'retract' ? event.target : null,
    ankiId: event.anki?.id ?? null,
    upstream: event.anki?.row ?? null,
  };
}

function scheduleIn(event: CardEvent): Schedule | null {
  switch (event.kind) {
    case 'answer':
      return event.outcome;
    case 'baseline':
    case 'set-due':
    case 'reschedule':
      return event.schedule;
    case 'practice':
    case 'reset':
    case 'retract':
      return null;
  }
}

function baselineText({ memory, reps, lapses }: BaselineEvent): string {
  return JSON.stringify({ memory, reps, lapses });
}

/** Reads an event from columns. Throws when a column that its kind needs is empty: such a row is damaged. */
export function rowToEvent(row: EventRow): CardEvent {
  if (row.kind === 'answer') return rowToAnswer(row);
  const base = {
    id: row.id as EventId,
    card: row.cardId as CardId,
    at: row.at,
    clientAt: row.clientAt,
    receivedAt: row.receivedAt,
    studyDay: row.studyDay,
    device: row.device,
    zoneOffset: row.zoneOffset,
    ...(row.upstream === null ? {} : { anki: { id: row.ankiId, row: row.upstream } }),
  };
  switch (row.kind) {
    case 'practice':
      return {
        ...base,
        kind: 'practice',
        rating: needed(row, 'rating') as Rating,
        revealMs: row.revealMs,
        durationMs: needed(row, 'durationMs'),
        revision: needed(row, 'revision'),
      } satisfies PracticeEvent;
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
  | 'id'
  | 'kind'
  | 'card'
  | 'at'
  | 'clientAt'
  | 'receivedAt'
  | 'studyDay'
  | 'device'
  | 'zoneOffset'
  | 'anki'
>;

/** Written out at once, as most of a history is of these. */
function rowToAnswer(row: EventRow): AnswerEvent {
  const { phase, step, interval, due } = rowToSchedule(row);
  const answer: AnswerEvent = {
    id: row.id as EventId,
    kind: 'answer',
    card: row.cardId as CardId,
    at: row.at,
    clientAt: row.clientAt,
    receivedAt: row.receivedAt,
    studyDay: row.studyDay,
    device: row.device,
    zoneOffset: row.zoneOffset,
    rating: needed(row, 'rating') as Rating,
    revealMs: row.revealMs,
    durationMs: needed(row, 'durationMs'),
    phaseBefore: needed(row, 'phaseBefore') as Phase,
    recall: row.recall,
    preset: needed(row, 'presetId') as PresetId,
    presetVersion: needed(row, 'presetVersion'),
    revision: needed(row, 'revision'),
    language: needed(row, 'language'),
    outcome: { phase, step, interval, due, chain: JSON.parse(needed(row, 'chain')) as ChainLink[] },
    typed: row.typed,
    verdict: row.verdict,
  };
  if (row.upstream === null) return row.byDay ? { ...answer, byDay: true } : answer;
  const anki = { id: row.ankiId, row: row.upstream };
  return row.byDay ? { ...answer, byDay: true, anki } : { ...answer, anki };
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

const COLUMNS = [
  ...['id', 'cardId', 'kind', 'at', 'clientAt', 'receivedAt', 'studyDay', 'device', 'zoneOffset'],
  ...['rating', 'revealMs', 'durationMs', 'phaseBefore', 'byDay', 'recall', 'presetId'],
  ...['presetVersion', 'revision', 'language', 'phase', 'step', 'dueAt', 'dueDay', 'interval'],
  ...['chain', 'typed', 'verdict', 'baseline', 'targetId', 'ankiId', 'upstream'],
] as (keyof EventRow)[];

/** Names the columns of `EventRow`, for queries. */
export const EVENT_COLUMNS = COLUMNS.map((name) => `"${name}"`).join(', ');

/** All rows of a subquery that gives {@link EVENT_COLUMNS}, in its order, as one text: row by row they take twice as long. */
export const EVENTS_AS_TEXT = `json_group_array(json_array(${EVENT_COLUMNS}))`;

/** Reads what {@link EVENTS_AS_TEXT} gave. Throws as {@link rowToEvent} does. */
export function textToEvents(text: string): CardEvent[] {
  return (JSON.parse(text) as unknown[][]).map((values) => rowToEvent(rowOf(values)));
}

function rowOf(values: readonly unknown[]): EventRow {
  const row: Record<string, unknown> = {};
  for (let place = 0; place < COLUMNS.length; place++) {
    row[COLUMNS[place] as string] = values[place];
  }
  return row as unknown as EventRow;
}
