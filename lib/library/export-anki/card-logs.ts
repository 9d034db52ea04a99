import { nextDifficulty, withinBounds } from '#lib/scheduler/memory.ts';
import type { Memory, Rating } from '#lib/scheduler/types.ts';
import type { EventKind } from '#lib/store/anki-log.ts';

/** What an SM-2 program would call the ease of a card whose difficulty nobody knows. */
const PLAIN_FACTOR = 2500;

/** An event, as the database hands it over. */
export type LoggedEvent = readonly [
  place: number,
  kind: EventKind,
  at: number,
  id: string,
  rating: Rating | null,
  /** As Anki's log has it. */
  interval: number | null,
  /** JSON: memory and counts of a baseline. */
  baseline: string | null,
];

/** What a row of Anki's log needs of the events before it. */
export interface Folded {
  /** The interval before. */
  readonly interval: number;
  /** Difficulty 1–10 as 100–1100; 0 where nothing is known. */
  readonly factor: number;
}

/**
 * The logs of cards on their way to Anki. They take the events that count, those of each card in their order, and tell of each what a row in Anki's log
 * says of the time before it. Difficulty is folded under the present parameters; it follows from the ratings alone.
 */
export class CardLogs {
  /** Cards of which an event came behind one that it should have come before: these logs are to be taken anew. */
  readonly late = new Set<number>();
  readonly #parameters: readonly (readonly number[])[];
  // A few numbers a card: of these there is one for each card of a collection, and each answer changes it.
  readonly #difficulty: Float64Array;
  readonly #interval: Float64Array;
  readonly #at: Float64Array;
  readonly #ids: string[];

  /** `parameters` are those of the cards, by their places. */
  constructor(parameters: readonly (readonly number[])[]) {
    this.#parameters = parameters;
    this.#difficulty = new Float64Array(parameters.length);
    this.#interval = new Float64Array(parameters.length);
    this.#at = new Float64Array(parameters.length).fill(Number.NEGATIVE_INFINITY);
    this.#ids = new Array(parameters.length).fill('');
  }

  /** Takes an event; null where Anki's log has no row for it, and where the card's log is to be taken anew. */
  take(event: LoggedEvent): Folded | null {
    const [place, kind, at, id] = event;
    if (!this.#isNext(place, at, id)) this.late.add(place);
    if (this.late.size > 0 && this.late.has(place)) return null;
    this.#at[place] = at;
    this.#ids[place] = id;
    const interval = this.#interval[place] as number;
    this.#fold(event);
    // A baseline says no more than the card's own row does.
    return kind === 'baseline' ? null : { interval, factor: this.#factor(place, kind) };
  }

  #isNext(place: number, at: number, id: string): boolean {
    const last = this.#at[place] as number;
    return at > last || (at === last && id > (this.#ids[place] as string));
  }

  #fold([place, kind, , , rating, interval, baseline]: LoggedEvent): void {
    if (kind === 'practice') return;
    if (kind === 'answer') this.#difficulty[place] = this.#answered(place, rating ?? 3);
    if (kind === 'baseline') this.#difficulty[place] = difficultyIn(baseline);
    if (kind === 'reset') this.#difficulty[place] = 0;
    if (kind === 'reset') this.#interval[place] = 0;
    else if (interval !== null) this.#interval[place] = interval;
  }

  #answered(place: number, rating: Rating): number {
    const before = this.#difficulty[place] || null;
    return nextDifficulty(before, rating, this.#parameters[place] as readonly number[]);
  }

  /** Without a factor, practice is a look at the card that moved nothing. */
  #factor(place: number, kind: EventKind): number {
    const difficulty = this.#difficulty[place] as number;
    const factor = difficulty ? Math.round(((difficulty - 1) / 9 + 0.1) * 1000) : 0;
    if (kind === 'practice' || kind === 'reset') return 0;
    return kind === 'set-due' ? factor || PLAIN_FACTOR : factor;
  }
}

/** 0 where it is not known. */
function difficultyIn(baseline: string | null): number {
  const { memory } = JSON.parse(baseline ?? '{}') as { memory?: Memory | null };
  return memory ? withinBounds(memory).difficulty : 0;
}
