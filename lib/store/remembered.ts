import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId, UserId } from '#lib/shared/ids.ts';
import type { MemoryCounts } from './memory-counts.ts';
import type { AnsweredDays } from './tallies.ts';

/** How many cards fall due on each study day from `from` on, by deck. */
export interface DueLoads {
  readonly from: StudyDay;
  /** How many days are counted. */
  readonly days: number;
  readonly byDeck: ReadonlyMap<DeckId, readonly number[]>;
}

/** How the cards of a deck are forgotten: recall after `t` days is (1 + factor·t/stability)^−decay. */
export interface DeckCurve {
  readonly deck: DeckId;
  readonly decay: number;
  readonly factor: number;
}

/** The live cards of decks, counted by class on a study day. */
export interface DeckMemories {
  readonly today: StudyDay;
  readonly byDeck: ReadonlyMap<
    DeckId,
    { readonly curve: DeckCurve; readonly counts: MemoryCounts }
  >;
}

/** How many reviews were answered on each of the last days before `today` on which any were, the newest first. */
export interface PastReviews {
  readonly today: StudyDay;
  /** How many days were asked for. */
  readonly days: number;
  readonly counts: readonly number[];
}

/** What was counted for each person, until what it was counted from changes; of at most so many people. */
export class Kept<T> {
  readonly #known = new Map<UserId, T>();
  readonly #most: number;
  #changes = 0;

  constructor(most = Infinity) {
    this.#most = most;
  }

  get(user: UserId): T | undefined {
    return this.#known.get(user);
  }

  /** All that is known, as it stands now. */
  all(): [UserId, T][] {
    return [...this.#known];
  }

  set(user: UserId, value: T): void {
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= this.#most && !this.#known.has(user)) {
      this.#known.delete(oldest);
    }
    this.#known.set(user, value);
  }

  /** Counts by `count` and keeps what comes of it, unless anything changed meanwhile. */
  async keep(user: UserId, count: () => Promise<T>): Promise<T> {
    const changes = this.#changes;
    const value = await count();
    if (this.#changes === changes) this.set(user, value);
    return value;
  }

  /** What it was counted from changed: of one person, or of anybody. */
  forget(user?: UserId): void {
    this.#changes++;
    if (user === undefined) this.#known.clear();
    else this.#known.delete(user);
  }
}

interface Remembered {
  /** From states: what is due. Counting it anew takes long where there are many cards. */
  readonly loads: Kept<DueLoads>;
  /** From states: what is known, for statistics. */
  readonly memories: Kept<DeckMemories>;
  /** From the log: the days past stay as they are, but for what comes late and what is taken back. */
  readonly reviews: Kept<PastReviews>;
  /** From the tallies of days that are over. */
  readonly answers: Kept<AnsweredDays>;
}

// Served pages and the process around them are built apart, and write to the same database.
const SHARED = Symbol.for('kartoteka.remembered');

/** What this process knows. */
export function remembered(): Remembered {
  const shared = globalThis as { [SHARED]?: Remembered };
  shared[SHARED] ??= {
    loads: new Kept(),
    memories: new Kept(),
    reviews: new Kept(),
    // Some megabytes each, after ten years.
    answers: new Kept(20),
  };
  return shared[SHARED];
}

/** States of cards change. */
export function forgetStates(): void {
  remembered().loads.forget();
  remembered().memories.forget();
}

/** Everything may be other than it was: for one person, or for all. */
export function forgetEverything(user?: UserId): void {
  for (const kept of Object.values(remembered())) kept.forget(user);
}
