import {
  type AnkiReview,
  REVIEW_KINDS,
  type UpstreamReview,
} from '#lib/formats/anki/collection.ts';
import type { AnswerEvent, CardEvent, Due, Phase, Rating, Schedule } from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant } from '#lib/shared/instant.ts';
import type { StudyCalendar } from './study-calendar.ts';

/** The card here whose log is told. */
export interface LoggedCard {
  readonly card: CardId;
  readonly preset: PresetId;
  readonly presetVersion: number;
  readonly revision: number;
  readonly language: string;
}

/** What events are made with. */
export interface EventMaking {
  readonly calendar: StudyCalendar;
  readonly newEventId: () => EventId;
  readonly now: Instant;
  /** What the events name as where they were made. */
  readonly device: string;
}

/**
 * The rows of one card's log in Anki, in order, as events. A row that set a due date or changed it for new options says no more than the interval; where it is the
 * newest, the baseline after it says the rest.
 */
export function eventsOfReviews(
  reviews: readonly AnkiReview[],
  card: LoggedCard,
  making: EventMaking,
): CardEvent[] {
  let isBegun = false;
  return reviews.map((review, place) => {
    const isFirst = !isBegun;
    isBegun = review.rating === 0 ? isBegun && !isReset(review) : true;
    return eventOf(review, { card, making, isFirst, next: reviews[place + 1] });
  });
}

interface Telling {
  readonly card: LoggedCard;
  readonly making: EventMaking;
  /** Whether the card was new until then. */
  readonly isFirst: boolean;
  readonly next: AnkiReview | undefined;
}

function eventOf(review: AnkiReview, telling: Telling): CardEvent {
  if (review.rating >= 1 && review.rating <= 4) {
    return isPractice(review) ? practiceOf(review, telling) : answerOf(review, telling);
  }
  const { making, card } = telling;
  const base = baseOf(review, card.card, making);
  if (isReset(review)) return { ...base, kind: 'reset' };
  const schedule = scheduleOf(review, 'review', making.calendar);
  if (review.kind !== 'rescheduled') return { ...base, kind: 'set-due', schedule };
  const { preset, presetVersion } = card;
  return { ...base, kind: 'reschedule', preset, presetVersion, schedule, chain: [] };
}

function baseOf(
  review: AnkiReview,
  card: CardId,
  { calendar, newEventId, now, device }: EventMaking,
) {
  const at = Math.min(review.id, now);
  return {
    id: newEventId(),
    card,
    at,
    clientAt: review.id,
    receivedAt: at,
    studyDay: calendar.studyDayAt(at),
    device,
    zoneOffset: calendar.offsetAt(at),
    anki: { id: review.id, row: JSON.stringify(rowOf(review)) },
  };
}

function rowOf(review: AnkiReview): UpstreamReview {
  const { rating, interval, lastInterval, factor, milliseconds, kind } = review;
  return [rating, interval, lastInterval, factor, milliseconds, REVIEW_KINDS.indexOf(kind)];
}

/** Answered in a filtered deck that changes no schedule. */
function isPractice({ kind, factor }: AnkiReview): boolean {
  return kind === 'filtered' && factor === 0;
}

/** Anki notes a reset as a row without rating and without ease. */
export function isReset({ kind, rating, factor }: AnkiReview): boolean {
  return kind === 'manual' && rating === 0 && factor === 0;
}

function practiceOf(review: AnkiReview, { card, making }: Telling): CardEvent {
  return {
    ...baseOf(review, card.card, making),
    kind: 'practice',
    rating: review.rating as Rating,
    revealMs: null,
    durationMs: Math.max(0, review.milliseconds),
    revision: card.revision,
  };
}

/** Written out at once: of a million of these, parts that are spread together take thirty seconds. */
function answerOf(review: AnkiReview, { card, making, isFirst, next }: Telling): AnswerEvent {
  const { calendar, newEventId, now, device } = making;
  const { phase, step, due, interval } = scheduleOf(review, phaseAfter(review, next), calendar);
  const at = Math.min(review.id, now);
  const answer: AnswerEvent = {
    id: newEventId(),
    kind: 'answer',
    card: card.card,
    at,
    clientAt: review.id,
    receivedAt: at,
    studyDay: calendar.studyDayAt(at),
    device,
    zoneOffset: calendar.offsetAt(at),
    anki: { id: review.id, row: JSON.stringify(rowOf(review)) },
    rating: review.rating as Rating,
    revealMs: null,
    durationMs: Math.max(0, review.milliseconds),
    phaseBefore: phaseBefore(review, isFirst),
    recall: null,
    preset: card.preset,
    presetVersion: card.presetVersion,
    revision: card.revision,
    language: card.language,
    outcome: { phase, step, due, interval, chain: [] },
    typed: null,
    verdict: null,
  };
  return stoodByDay(review) ? { ...answer, byDay: true } : answer;
}

function phaseBefore({ kind }: AnkiReview, isFirst: boolean): Phase {
  if (kind === 'learning') return isFirst ? 'new' : 'learning';
  return kind === 'relearning' ? 'relearning' : 'review';
}

/** Steps of days are logged as days. */
function stoodByDay({ kind, lastInterval }: AnkiReview): boolean {
  return (kind === 'learning' || kind === 'relearning') && lastInterval > 0;
}

/** The next row says where the card stood; the last one only whether it waits for days. */
function phaseAfter(review: AnkiReview, next: AnkiReview | undefined): Phase {
  if (next?.kind === 'learning' || next?.kind === 'relearning') return next.kind;
  if (next?.kind === 'review' || next?.kind === 'filtered' || review.interval > 0) return 'review';
  return review.kind === 'learning' ? 'learning' : 'relearning';
}

function scheduleOf({ id, interval }: AnkiReview, phase: Phase, calendar: StudyCalendar): Schedule {
  if (interval > 0) {
    const due: Due = { kind: 'day', day: calendar.studyDayAt(id) + interval };
    return { phase, step: 0, due, interval: interval * DAY_SECONDS };
  }
  return {
    phase,
    step: 0,
    due: { kind: 'instant', at: id - interval * 1000 },
    interval: -interval,
  };
}
