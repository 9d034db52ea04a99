import type { AnkiCard, AnkiCardData, UpstreamCard } from '#lib/formats/anki/collection.ts';
import { readCardData } from '#lib/formats/anki/read/card-data.ts';
import { memoryFromSm2 } from '#lib/scheduler/sm2-memory.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { BaselineEvent, Due, Memory, Phase, Schedule } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant } from '#lib/shared/instant.ts';
import type { LogOutline } from '#lib/store/review-log.ts';
import type { StudyCalendar } from './study-calendar.ts';

/** What baselines are made with. */
export interface BaselineMaking {
  readonly calendar: StudyCalendar;
  readonly newEventId: () => EventId;
  readonly now: Instant;
  /** What they name as where they were made. */
  readonly device: string;
}

/** A card in Anki, with its log and the options that its deck has there. */
export interface CardHistory {
  readonly card: AnkiCard;
  /** Null where nothing was ever logged. */
  readonly log: LogOutline | null;
  readonly options: Pick<StudyOptions, 'learningSteps' | 'relearningSteps' | 'parameters'>;
}

/** Due times above this are seconds, below it days: no collection has lived so many days. */
const SECONDS_FROM = 1_000_000_000;

/** What an import says about a card: how it stood in Anki. Null for a new card of which nothing was ever logged. */
export function baselineOf(
  history: CardHistory,
  id: CardId,
  { calendar, newEventId, now, device }: BaselineMaking,
): BaselineEvent | null {
  const { card, log } = history;
  if (card.type === 'new' && log === null) return null;
  const answeredAt = Math.min(lastAnswer(history, calendar) ?? now, now);
  const last = log?.last ?? answeredAt;
  const at = Math.min(Math.max(answeredAt, last), now);
  return {
    kind: 'baseline',
    id: newEventId(),
    card: id,
    at,
    clientAt: at,
    receivedAt: now,
    studyDay: calendar.studyDayAt(answeredAt),
    device,
    zoneOffset: calendar.offsetAt(at),
    anki: { id: null, row: JSON.stringify(upstreamOf(card)) },
    schedule: card.type === 'new' ? null : scheduleOf(history, answeredAt, calendar),
    memory: card.type === 'new' ? null : memoryOf(history),
    reps: Math.max(0, card.reps),
    lapses: Math.max(0, card.lapses),
  };
}

/** What of the card's row no state of ours says. */
export function upstreamOf(card: AnkiCard): UpstreamCard {
  const { ease, left, modified, data, flags, interval } = card;
  const row = { ease, left, modified, data: data.raw, flags };
  return card.type === 'relearning' ? { ...row, interval } : row;
}

/**
 * Whether a row that came before says the same. Layouts differ in how tightly and how exactly `data` is written: an `.apkg` rounds what a `.colpkg`
 * gives as it lies in the collection.
 */
export function isAsCame(row: string | null | undefined, card: AnkiCard): boolean {
  if (!row) return false;
  const now = upstreamOf(card);
  if (row === JSON.stringify(now)) return true;
  const before = JSON.parse(row) as UpstreamCard;
  return (
    isSameObject(besides({ ...now, ...before }), besides(now)) &&
    isSameData(readCardData(before.data), card.data)
  );
}

/** All but `data`, and the flag that a person sees, which goes its own way. */
function besides({ data, flags, ...row }: UpstreamCard) {
  return { ...row, flags: flags & ~7 };
}

function isSameData(one: AnkiCardData, other: AnkiCardData): boolean {
  const rest = (data: AnkiCardData) => rounded({ ...data, stability: null });
  return isSameStability(one.stability, other.stability) && isSameObject(rest(one), rest(other));
}

/** Anki counts with 32 bits: when it writes stability again, the last of its four places may be the next one. */
function isSameStability(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) < 1.5e-4 + one * 2 ** -22;
}

/** To the places that Anki itself keeps. */
function rounded({
  position,
  stability,
  difficulty,
  desiredRetention,
  decay,
  ...rest
}: AnkiCardData) {
  return {
    position,
    stability: stability?.toFixed(4),
    difficulty: difficulty?.toFixed(3),
    desiredRetention: desiredRetention?.toFixed(2),
    decay: decay?.toFixed(3),
    lastReviewAt: rest.lastReviewAt,
    custom: rest.custom,
  };
}

function isSameObject(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** When the card was last answered: what Anki noted, else the log, else the day from which its interval counts. */
function lastAnswer({ card, log }: CardHistory, calendar: StudyCalendar): Instant | null {
  const answer = log?.lastAnswer ?? null;
  if (answer !== null && answer > (log?.lastReset ?? -Infinity)) return answer;
  if (card.data.lastReviewAt !== null) return card.data.lastReviewAt * 1000;
  if (answer !== null) return answer;
  if (card.type !== 'review') return card.modified * 1000;
  const day = calendar.dayOf(nearDay(dueOf(card) - card.interval));
  return noonOf(day, calendar);
}

/** An instant of a study day, without asking when it began. */
function noonOf(day: number, calendar: StudyCalendar): Instant {
  const noon = day * DAY_SECONDS * 1000 + (DAY_SECONDS * 1000) / 2;
  return noon - calendar.offsetAt(noon) * 60_000;
}

/** As of its home deck: a filtered deck lends it out. */
function dueOf({ due, originalDue, originalDeck }: AnkiCard): number {
  return originalDeck !== 0 && originalDue !== 0 ? originalDue : due;
}

/** What Anki keeps of memory; where it has FSRS switched off, what ease and interval say, so that the next interval follows on from the last. */
function memoryOf({ card, options }: CardHistory): Memory | null {
  const { stability, difficulty } = card.data;
  if (stability !== null && difficulty !== null) return { stability, difficulty };
  if (card.interval <= 0) return null;
  const ease = card.ease > 0 ? card.ease / 1000 : USUAL_EASE;
  const sm2 = { ease, interval: card.interval, retention: SM2_RETENTION };
  return memoryFromSm2(sm2, options.parameters);
}

/** The ease with which SM-2 begins, and the recall at which it is supposed to ask. */
const USUAL_EASE = 2.5;
const SM2_RETENTION = 0.9;

function scheduleOf(history: CardHistory, answeredAt: Instant, calendar: StudyCalendar): Schedule {
  const { card } = history;
  const due = dueTime(dueOf(card), calendar);
  const phase = card.type as Exclude<Phase, 'new'>;
  if (phase === 'review') {
    // A review is due by the day, whatever the file says.
    const day = due.kind === 'day' ? due.day : calendar.studyDayAt(due.at);
    const interval = Math.max(0, card.interval) * DAY_SECONDS;
    return { phase, step: 0, due: { kind: 'day', day }, interval };
  }
  return { phase, step: stepOf(history), due, interval: waitOf(due, answeredAt, calendar) };
}

function dueTime(due: number, calendar: StudyCalendar): Due {
  if (due >= SECONDS_FROM) return { kind: 'instant', at: due * 1000 };
  return { kind: 'day', day: calendar.dayOf(nearDay(due)) };
}

const MOST_DAYS = 1_000_000;

/** Far away no calendar reaches. */
function nearDay(day: number): number {
  return Math.min(MOST_DAYS, Math.max(-MOST_DAYS, day));
}

/** Anki counts the steps that are left. */
function stepOf({ card, options }: CardHistory): number {
  const steps = card.type === 'learning' ? options.learningSteps : options.relearningSteps;
  return Math.max(0, steps.length - (card.left % 1000));
}

function waitOf(due: Due, answeredAt: Instant, calendar: StudyCalendar): number {
  if (due.kind === 'instant') return Math.max(0, (due.at - answeredAt) / 1000);
  return Math.max(0, due.day - calendar.studyDayAt(answeredAt)) * DAY_SECONDS;
}
