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

/** A day on which nothing was answered. */
const NEVER = -1_000_000_000;

const BEGINNING: Before = { memory: null, day: null, interval: 0 };

/**
 * The log of a card on its way to Anki. It takes the card's events that count one by one, in their order, and gives a row for each under
 * the instant at which it happened. Rows that came from Anki go back as they came. Difficulty is folded under the present parameters.
 */
export class CardLog {
  /** Its number in Anki. */
  readonly card: number;
  readonly #parameters: readonly number[];
  // Numbers, not objects: of these there is one for each card of a collection, and each answer changes it.
  #stability = 0.1;
  #difficulty = 0.1;
  #day = NEVER;
  #interval = 0;
  #at = 0.1;
  #id = '';

  constructor(card: number, parameters: readonly number[]) {
    this.card = card;
    this.#parameters = parameters;
  }

  /** The same log before it took anything. */
  anew(): CardLog {
    return new CardLog(this.card, this.#parameters);
  }

  /** Whether an event comes after all that were taken. */
  isNext({ at, id }: EventForAnki): boolean {
    return at > this.#at || (at === this.#at && id > this.#id);
  }

  /** Takes an event; null where Anki's log has no row for it. */
  take(event: EventForAnki): AnkiReview | null {
    const before = this.#before();
    const after = afterEvent(event, before, this.#parameters);
    this.#keep(after);
    this.#at = event.at;
    this.#id = event.id;
    return rowOf(event, { card: this.card, before, after });
  }

  #before(): Before {
    if (this.#day === NEVER) return { memory: null, day: null, interval: this.#interval };
    const memory = { stability: this.#stability, difficulty: this.#difficulty };
    const isKnown = memory.stability > 0;
    return { memory: isKnown ? memory : null, day: this.#day, interval: this.#interval };
  }

  #keep({ memory, day, interval }: Before): void {
    this.#stability = memory?.stability ?? 0;
    this.#difficulty = memory?.difficulty ?? 0;
    this.#day = day ?? NEVER;
    this.#interval = interval;
  }
}

interface Around {
  readonly card: number;
  readonly before: Before;
  readonly after: Before;
}

/** A baseline says no more than the card's own row does. */
function rowOf(event: EventForAnki, around: Around): AnkiReview | null {
  if (event.kind === 'baseline') return null;
  if (event.upstream !== null) return cameAs(event, around.card);
  const row = plainRow(event, around);
  switch (event.kind) {
    case 'answer':
      return row;
    case 'practice':
      // Without a factor it is a look at the card that moved nothing.
      return { ...row, factor: 0, kind: 'filtered' };
    case 'reset':
      return { ...row, interval: 0, factor: 0, kind: 'manual' };
    case 'set-due':
      return { ...row, factor: row.factor || PLAIN_FACTOR, kind: 'manual' };
    case 'reschedule':
      return { ...row, kind: 'rescheduled' };
  }
}

function plainRow(event: EventForAnki, { card, before, after }: Around): AnkiReview {
  return {
    id: event.ankiId ?? event.at,
    card,
    rating: event.rating ?? 0,
    interval: after.interval,
    lastInterval: before.interval,
    factor: factorOf(after.memory),
    milliseconds: Math.max(0, Math.round(event.durationMs ?? 0)),
    kind: kindOf(event.phaseBefore),
  };
}

function cameAs({ upstream, ankiId, at }: EventForAnki, card: number): AnkiReview {
  const came = JSON.parse(upstream ?? '[]') as UpstreamReview;
  const [rating, interval, lastInterval, factor, milliseconds, kind] = came;
  return {
    id: ankiId ?? at,
    card,
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
