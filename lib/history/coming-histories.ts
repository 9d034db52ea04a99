import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardEvent, CardMemoryState, Preset } from '#lib/scheduler/types.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import type { CardPlace } from '#lib/store/card-states.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { cardPlace, refoldCards } from './refold-cards.ts';
import { optionsUnder } from './study-options.ts';

/** How a card stands once its events have come. */
export interface ComingState {
  readonly place: CardPlace;
  /** What the events that came give; that of a new card where they do not come in order. */
  readonly state: CardMemoryState;
}

/** How far a history is folded. */
interface Folded {
  readonly place: CardPlace;
  readonly options: StudyOptions;
  state: CardMemoryState;
  /** Of the event that came last. */
  at: number;
  id: string;
}

/** Cards whose places are asked for at once. */
const CHUNK = 5000;

/**
 * Folds histories while their events come: to read a million events again takes longer than to write them. Cards that had a history
 * or state before, and those whose events come out of order or take others back, are folded from what is written.
 */
export class ComingHistories {
  readonly #db: Db;
  readonly #user: UserId;
  readonly #presets: readonly Preset[];
  readonly #here: ReadonlySet<CardId>;
  readonly #folded = new Map<CardId, Folded>();
  readonly #others = new Set<CardId>();

  private constructor(given: {
    db: Db;
    user: UserId;
    presets: readonly Preset[];
    here: ReadonlySet<CardId>;
  }) {
    this.#db = given.db;
    this.#user = given.user;
    this.#presets = given.presets;
    this.#here = given.here;
  }

  /** `here` are the cards that have a history or a state here. Presets and places of the cards are written by now. */
  static async begin(db: Db, user: UserId, here: ReadonlySet<CardId>): Promise<ComingHistories> {
    return new ComingHistories({ db, user, presets: await readPresets(db, user), here });
  }

  /** Says which cards will probably get events: to ask for the places of many at once takes less time. */
  async expect(cards: readonly CardId[]): Promise<void> {
    for (let start = 0; start < cards.length; start += CHUNK) {
      await this.#meet(cards.slice(start, start + CHUNK));
    }
  }

  /** Takes events that were not here. */
  async take(events: readonly CardEvent[]): Promise<void> {
    await this.#meet(events.map(({ card }) => card));
    for (const event of events) this.#takeOne(event);
  }

  /** The cards that got events. */
  cards(): CardId[] {
    const came = [...this.#folded].filter(([card, { id }]) => id !== '' || this.#others.has(card));
    return came.map(([card]) => card);
  }

  /** How a card that had no state is to be written: as a new one where it got no events. Null for one that was neither expected nor got any. */
  stateOf(card: CardId): ComingState | null {
    const folded = this.#folded.get(card);
    if (!folded) return null;
    const { place, state } = folded;
    return { place, state: this.#others.has(card) ? newCardState : state };
  }

  /** Folds the others from what is written, and writes their states and which of their events are live. */
  async refoldOthers(): Promise<void> {
    await refoldCards(this.#db, this.#user, [...this.#others]);
  }

  async #meet(cards: readonly CardId[]): Promise<void> {
    const met = new Set<CardId>();
    for (const card of cards) if (!this.#folded.has(card)) met.add(card);
    if (met.size === 0) return;
    for (const place of await readPlaces(this.#db, this.#user, [...met])) {
      const options = optionsUnder(this.#presets, place);
      const start = { place: cardPlace(place), options, state: newCardState, at: 0, id: '' };
      this.#folded.set(place.card, start);
    }
  }

  #takeOne(event: CardEvent): void {
    const { card, at, id } = event;
    if (this.#others.has(card)) return;
    const known = this.#folded.get(card);
    const isNext = known && (at > known.at || (at === known.at && id > known.id));
    if (!isNext || event.kind === 'retract' || this.#here.has(card)) {
      this.#others.add(card);
      return;
    }
    known.state = foldOne(known.state, event, known.options);
    known.at = at;
    known.id = id;
  }
}
