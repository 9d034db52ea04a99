import type { AnkiReview, AnkiReviewKind, UpstreamReview } from '#lib/formats/anki/collection.ts';
import { REVIEW_KINDS } from '#lib/formats/anki/collection.ts';
import { nextMemory, withinBounds } from '#lib/scheduler/memory.ts';
import type { Memory, StudyDay } from '#lib/scheduler/types.ts';
import type { EventForAnki } from '#lib/store/anki-rows.ts';
import { loggedInterval } from './anki-presets.ts';

/** What an SM-2 program would call the ease of a card whose difficulty nobody knows. */
const PLAIN_FACTOR = 2500;

/** What stands before an event. */
interface Before {
  readonly memory: Memory | null;
  readonly day: StudyDay | null;
  /** As the log has it. */
  readonly interval: number;
}

const BEGINNING: Before = { memory: null, day: null, interval: 0 };

/**
 * The log of a card for Anki: its events that count, each under the instant at which it happened. Rows that came from Anki go back as
 * they came. Difficulty is folded under the present parameters.
 */
export function ankiReviews(
  events: readonly EventForAnki[],
  { card, parameters }: { readonly card: number; readonly parameters: readonly number[] },
): AnkiReview[] {
  const isOurs = events.some(({ kind, upstream }) => kind !== 'baseline' && upstream === null);
  const rows: AnkiReview[] = [];
  let before = BEGINNING;
  for (const event of events) {
    const after = isOurs ? afterEvent(event, before, parameters) : before;
    const row = rowOf(event, before, after);
    if (row) rows.push({ ...row, id: event.ankiId ?? event.at, card });
    before = after;
  }
  return rows;
}

type Row = Omit<AnkiReview, 'id' | 'card'>;

/** A baseline says no more than the card's own row does. */
function rowOf(event: EventForAnki, before: Before, after: Before): Row | null {
  if (event.kind === 'baseline') return null;
  if (event.upstream !== null) return cameAs(JSON.parse(event.upstream) as UpstreamReview);
  const plain = {
    rating: event.rating ?? 0,
    interval: after.interval,
    lastInterval: before.interval,
    factor: factorOf(after.memory),
    milliseconds: Math.max(0, Math.round(event.durationMs ?? 0)),
  };
  switch (event.kind) {
    case 'answer':
      return { ...plain, kind: kindOf(event.phaseBefore) };
    case 'practice':
      // Without a factor it is a look at the card that moved nothing.
      return { ...plain, factor: 0, kind: 'filtered' };
    case 'reset':
      return { ...plain, interval: 0, factor: 0, kind: 'manual' };
    case 'set-due':
      return { ...plain, factor: plain.factor || PLAIN_FACTOR, kind: 'manual' };
    case 'reschedule':
      return { ...plain, kind: 'rescheduled' };
  }
}

function cameAs([rating, interval, lastInterval, factor, milliseconds, kind]: UpstreamReview): Row {
  return {
    rating,
    interval,
    lastInterval,
    factor,
    milliseconds,
    kind: REVIEW_KINDS[kind] ?? 'manual',
  };
}

function kindOf(phase: string | null): AnkiReviewKind {
  return phase === 'review' || phase === 'relearning' ? phase : 'learning';
}

/** Difficulty 1–10 as Anki's log has it, 100–1100. */
function factorOf(memory: Memory | null): number {
  return memory ? Math.round(((memory.difficulty - 1) / 9 + 0.1) * 1000) : 0;
}

function afterEvent(event: EventForAnki, before: Before, parameters: readonly number[]): Before {
  const interval =
    event.interval === null
      ? before.interval
      : loggedInterval(event.interval, event.dueDay !== null);
  switch (event.kind) {
    case 'answer': {
      const elapsed = before.day === null ? 0 : event.studyDay - before.day;
      const rating = event.rating ?? 3;
      const memory = nextMemory(before.memory, elapsed, { rating, parameters });
      return { memory, day: event.studyDay, interval };
    }
    case 'baseline': {
      const { memory } = JSON.parse(event.baseline ?? '{}') as { memory: Memory | null };
      return { memory: memory ? withinBounds(memory) : null, day: event.studyDay, interval };
    }
    case 'reset':
      return BEGINNING;
    case 'practice':
      return before;
    case 'set-due':
    case 'reschedule':
      return { ...before, interval };
  }
}
