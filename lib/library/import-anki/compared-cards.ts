import type { AnkiCard } from '#lib/formats/anki/collection.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { type ComparedLog, comparedLogs } from '#lib/store/review-log.ts';
import type { Db } from '#lib/store/store.ts';
import { isAsCame } from './card-baseline.ts';
import type { NumberedCard } from './review-log.ts';
import type { WrittenCard } from './write-notes.ts';

/** Cards that are compared at once. */
const ROUND = 2000;
/** So many rounds may wait: at first the log is still being copied. */
const MOST_ROUNDS = 8;

interface Round {
  readonly cards: readonly NumberedCard[];
  readonly logs: Promise<readonly ComparedLog[]>;
}

/**
 * Tells the cards of which the file says something else than what is known here. Most are as they were when a file comes again: those are compared
 * from afar, by the database while the next notes are planned, and let go.
 */
export class ComparedCards {
  readonly #db: Db;
  readonly #user: UserId;
  #waiting: NumberedCard[] = [];
  readonly #asked: Round[] = [];
  /** Those whose histories differ, by their numbers. */
  readonly changed = new Map<number, WrittenCard>();
  /** Those, and the ones that were marked there. */
  readonly open = new Map<number, WrittenCard>();

  /** The log of the file lies next to the database. */
  constructor(db: Db, user: UserId) {
    this.#db = db;
    this.#user = user;
  }

  async add(cards: readonly NumberedCard[]): Promise<void> {
    for (const card of cards) this.#waiting.push(card);
    if (this.#waiting.length < ROUND) return;
    this.#ask();
    if (this.#asked.length > MOST_ROUNDS) await this.#look();
  }

  /** Compares those that are left. */
  async finish(): Promise<void> {
    if (this.#waiting.length > 0) this.#ask();
    while (this.#asked.length > 0) await this.#look();
  }

  #ask(): void {
    const cards = this.#waiting;
    this.#waiting = [];
    const pairs = cards.map(({ card, anki }) => ({ card: card.id, number: anki.id }));
    const logs = comparedLogs(this.#db, this.#user, pairs);
    // Whoever waits for them hears of it; where the import ends before, nobody does.
    logs.catch(() => {});
    this.#asked.push({ cards, logs });
  }

  async #look(): Promise<void> {
    const [round] = this.#asked.splice(0, 1);
    const logs = (await round?.logs) ?? [];
    for (const [place, { card, anki }] of (round?.cards ?? []).entries()) {
      const isSame = isAsKnown(logs[place], anki);
      if (!isSame) this.changed.set(anki.id, card);
      if (!isSame || card.news !== null) this.open.set(anki.id, card);
    }
  }
}

/** Whether the file says of a card just what is known here: of one that was never studied, nothing. */
function isAsKnown(log: ComparedLog | undefined, anki: AnkiCard): boolean {
  if (!log?.isSame) return false;
  const isUntouched = anki.type === 'new' && log.row === null && !log.isLogged;
  return isUntouched || isAsCame(log.row, anki);
}
