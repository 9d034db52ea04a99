import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardEvent, CardMemoryState, Preset } from '#lib/scheduler/types.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { readPlaces } from '#lib/store/card-places.ts';
import { writeStates } from '#lib/store/card-states.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { cardPlace, refoldCards } from './refold-cards.ts';
import { optionsUnder } from './study-options.ts';

/** How far a history is folded. */
interface Folded {
  readonly options: StudyOptions;
  state: CardMemoryState;
  /** Of the event that came last. */
  at: number;
  id: string;
}

const CHUNK = 1000;

/**
 * Folds histories while their events come: to read a million events again takes longer than to write them. Cards that had a history
 * before, and those whose events come out of order or take others back, are folded from what is written.
 */
export class ComingHistories {
  readonly #db: Db;
  readonly #user: UserId;
  readonly #presets: readonly Preset[];
  readonly #had: ReadonlySet<CardId>;
  readonly #folded = new Map<CardId, Folded>();
  readonly #others = new Set<CardId>();

  private constructor(given: {
    db: Db;
    user: UserId;
    presets: readonly Preset[];
    had: ReadonlySet<CardId>;
  }) {
    this.#db = given.db;
    this.#user = given.user;
    this.#presets = given.presets;
    this.#had = given.had;
  }

  /** `had` are the cards that have a history here. Presets and places of the cards are written by now. */
  static async begin(db: Db, user: UserId, had: ReadonlySet<CardId>): Promise<ComingHistories> {
    return new ComingHistories({ db, user, presets: await readPresets(db, user), had });
  }

  /** Takes events that were not here. */
  async take(events: readonly CardEvent[]): Promise<void> {
    await this.#meet(events);
    for (const event of events) this.#takeOne(event);
  }

  /** Writes the states of cards that could be folded while their events came. */
  async write(): Promise<void> {
    const cards = [...this.#folded.keys()].filter((card) => !this.#others.has(card));
    for (let start = 0; start < cards.length; start += CHUNK) {
      const places = await readPlaces(this.#db, this.#user, cards.slice(start, start + CHUNK));
      const states = places.map((place) => {
        const state = this.#folded.get(place.card)?.state ?? newCardState;
        return { place: cardPlace(place), state };
      });
      await writeStates(this.#db, this.#user, states);
    }
  }

  /** Folds the others from what is written, and writes their states and which of their events are live. */
  async refoldOthers(): Promise<void> {
    await refoldCards(this.#db, this.#user, [...this.#others]);
  }

  async #meet(events: readonly CardEvent[]): Promise<void> {
    const met = new Set(events.map(({ card }) => card).filter((card) => !this.#folded.has(card)));
    for (const place of await readPlaces(this.#db, this.#user, [...met])) {
      const options = optionsUnder(this.#presets, place);
      this.#folded.set(place.card, { options, state: newCardState, at: 0, id: '' });
    }
  }

  #takeOne(event: CardEvent): void {
    const { card, at, id } = event;
    if (this.#others.has(card)) return;
    const known = this.#folded.get(card);
    const isNext = known && (at > known.at || (at === known.at && id > known.id));
    if (!isNext || event.kind === 'retract' || this.#had.has(card)) {
      this.#others.add(card);
      return;
    }
    known.state = foldOne(known.state, event, known.options);
    known.at = at;
    known.id = id;
  }
}
