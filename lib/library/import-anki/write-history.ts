import { refoldCards } from '#lib/history/refold-cards.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Change } from '#lib/store/transact.ts';
import type { PackageImport } from './importing.ts';
import { KnownHistories } from './known-histories.ts';
import { NewHistories } from './new-histories.ts';
import { type NumberedCard, ReviewLog } from './review-log.ts';
import type { PresetOfDeck } from './write-study.ts';

/** Writes the histories of cards, the states that follow from them, and the marks that the person put on cards. */
export class HistoryWriter {
  readonly #change: Change;
  readonly #importing: PackageImport;
  readonly #log: ReviewLog;
  readonly #new: NewHistories;
  readonly #known: KnownHistories;

  private constructor(change: Change, importing: PackageImport, parts: Parts) {
    this.#change = change;
    this.#importing = importing;
    this.#log = parts.log;
    this.#new = parts.fresh;
    this.#known = parts.known;
  }

  /** The log of the file lies next to the database. `presets` tells under which presets those decks are studied that are there by then. */
  static of(
    change: Change,
    given: { importing: PackageImport; presets: () => Promise<PresetOfDeck> },
  ): HistoryWriter {
    const log = new ReviewLog(change.db, given.importing);
    const fresh = new NewHistories(change.db, { ...given, log });
    const known = new KnownHistories(change, { ...given, log });
    return new HistoryWriter(change, given.importing, { log, fresh, known });
  }

  /** Ids of the events of cards that are new. */
  get newIds() {
    return this.#new.ids;
  }

  /** Cards that were here, to whose histories something was added. */
  get merged(): CardId[] {
    return [...this.#known.merged];
  }

  /** Takes cards, which are written by now. */
  async add(cards: readonly NumberedCard[]): Promise<void> {
    await this.#new.add(cards.filter(({ card }) => card.isNew));
    await this.#known.add(cards.filter(({ card }) => !card.isNew));
  }

  /** Writes what is left, and what is new in the histories of cards that were here. */
  async finish(): Promise<void> {
    const { db } = this.#change;
    const { user } = this.#importing;
    await this.#new.finish();
    await this.#known.finish();
    await this.#log.close((card) => this.#new.came.has(card) || this.#known.came.has(card));
    await refoldCards(db, user, this.merged);
  }
}

interface Parts {
  readonly log: ReviewLog;
  readonly fresh: NewHistories;
  readonly known: KnownHistories;
}
