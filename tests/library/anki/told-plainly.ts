import { type AnkiReview, numberOfKind } from '#lib/formats/anki/collection.ts';
import { studyDay, zoneOffset } from '#lib/scheduler/study-day.ts';
import type { Calendar, CardEvent, Phase, Rating, Schedule } from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';

/** What the events of a log say besides its rows. */
export interface Telling {
  readonly card: CardId;
  readonly preset: PresetId;
  readonly calendar: Calendar;
  readonly now: number;
}

/** The rows of one card's log, in order, as events without names: each row by itself, in plain words of this language. */
export function toldPlainly(reviews: readonly AnkiReview[], telling: Telling): CardEvent[] {
  let isBegun = false;
  return reviews.map((review, at) => {
    const wasBegun = isBegun;
    if (review.rating !== 0) isBegun = true;
    else if (isReset(review)) isBegun = false;
    return eventOf(review, { ...telling, wasBegun, next: reviews[at + 1] });
  });
}

interface Row extends Telling {
  readonly wasBegun: boolean;
  readonly next: AnkiReview | undefined;
}

function eventOf(review: AnkiReview, row: Row): CardEvent {
  const { card, preset, calendar, now } = row;
  const { id, rating, interval, lastInterval, factor, milliseconds, kind } = review;
  const at = Math.min(id, now);
  const number = numberOfKind(kind);
  const base = {
    ...{ id: '' as EventId, card, at, clientAt: id, receivedAt: at, device: 'anki' },
    studyDay: studyDay(at, calendar),
    zoneOffset: zoneOffset(Math.floor(at / DAY) * DAY, calendar.zone),
    anki: {
      id,
      row: JSON.stringify([rating, interval, lastInterval, factor, milliseconds, number]),
    },
  };
  const rated = {
    ...{ rating: rating as Rating, revealMs: null, revision: 1 },
    durationMs: Math.max(0, milliseconds),
  };
  const chosen = { preset, presetVersion: 1 };
  const isAnswered = rating >= 1 && rating <= 4;
  const isUnknown = typeof kind === 'number';
  if (isAnswered && (isUnknown || (kind === 'filtered' && factor === 0))) {
    return { ...base, kind: 'practice', ...rated };
  }
  if (isAnswered) {
    const outcome = { ...scheduleOf(review, phaseAfter(review, row.next), calendar), chain: [] };
    const isByDay = (kind === 'learning' || kind === 'relearning') && lastInterval > 0;
    return {
      ...{ ...base, kind: 'answer', ...rated, phaseBefore: phaseBefore(review, row.wasBegun) },
      ...{ recall: null, ...chosen, language: 'en', outcome, typed: null, verdict: null },
      ...(isByDay ? { byDay: true } : {}),
    };
  }
  if (isReset(review)) return { ...base, kind: 'reset' };
  const schedule = scheduleOf(review, 'review', calendar);
  if (kind !== 'rescheduled') return { ...base, kind: 'set-due', schedule };
  return { ...base, kind: 'reschedule', ...chosen, schedule, chain: [] };
}

function isReset({ kind, rating, factor }: AnkiReview): boolean {
  return kind === 'manual' && rating === 0 && factor === 0;
}

function phaseBefore({ kind }: AnkiReview, wasBegun: boolean): Phase {
  if (kind === 'learning') return wasBegun ? 'learning' : 'new';
  return kind === 'relearning' ? 'relearning' : 'review';
}

function phaseAfter(
  { kind, interval }: AnkiReview,
  next: AnkiReview | undefined,
): Exclude<Phase, 'new'> {
  if (next?.kind === 'learning' || next?.kind === 'relearning') return next.kind;
  if (next?.kind === 'review' || next?.kind === 'filtered' || interval > 0) return 'review';
  return kind === 'learning' ? 'learning' : 'relearning';
}

function scheduleOf(
  { id, interval }: AnkiReview,
  phase: Exclude<Phase, 'new'>,
  calendar: Calendar,
): Schedule {
  if (interval <= 0) {
    const due = { kind: 'instant' as const, at: id - interval * 1000 };
    return { phase, step: 0, due, interval: Math.abs(interval) };
  }
  const due = { kind: 'day' as const, day: studyDay(id, calendar) + interval };
  return { phase, step: 0, due, interval: interval * 86_400 };
}
