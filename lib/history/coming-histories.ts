import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardEvent, CardMemoryState, Preset } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { readPlaces, type StudiedDeck, studiedDecks } from '#lib/store/card-places.ts';
import type { CardPlace } from '#lib/store/card-states.ts';
import { readPresets } from '#lib/store/presets.ts';
import type { Db } from '#lib/store/store.ts';
import { refoldCards } from './refold-cards.ts';
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
  /** Null where it is folded from what is written, once all is. */
  state: CardMemoryState | null;
  /** Of the event that came last. */
  at: number;
  id: string;
}

/** Where a card lies. */
export type ExpectedCard = Omit<CardPlace, 'salt'>;

/**
 * Folds histories while their events come: to read a million events again takes longer than to write them. Cards that had a history
 * or state before, and those whose events come out of order or take others back, are folded from what is written.
 */
export class ComingHistories {
  readonly #db: Db;
  readonly #user: UserId;
  readonly #presets: readonly Preset[];
  readonly #decks: ReadonlyMap<DeckId, StudiedDeck>;
  readonly #options = new Map<DeckId, StudyOptions>();
  readonly #here: ReadonlySet<CardId>;
  readonly #folded = new Map<CardId, Folded>();
  readonly #others = new Set<CardId>();

  private constructor(given: {
    db: Db;
    user: UserId;
    presets: readonly Preset[];
    decks: ReadonlyMap<DeckId, StudiedDeck>;
    here: ReadonlySet<CardId>;
  }) {
    this.#db = given.db;
    this.#user = given.user;
    this.#presets = given.presets;
    this.#decks = given.decks;
    this.#here = given.here;
  }

  /** `here` are the cards that have a history or a state here. It is written by now how decks are studied. */
  static async begin(db: Db, user: UserId, here: ReadonlySet<CardId>): Promise<ComingHistories> {
    const presets = await readPresets(db, user);
    return new ComingHistories({ db, user, presets, decks: await studiedDecks(db, user), here });
  }

  /** Says of new cards where they lie: nothing has to be asked about them then. */
  expect(cards: readonly ExpectedCard[]): void {
    for (const { card, deck, note, archived } of cards) {
      this.#folded.set(card, {
        place: { card, deck, note, archived, salt: cardSalt(card) },
        options: this.#optionsOf(deck),
        state: this.#here.has(card) ? null : newCardState,
        at: 0,
        id: '',
      });
    }
  }

  /** Takes events that were not here. */
  async take(events: readonly CardEvent[]): Promise<void> {
    const unmet = events.filter((event) => !this.#takeOne(event));
    if (unmet.length === 0) return;
    const cards = new Set(unmet.map(({ card }) => card));
    this.expect(await readPlaces(this.#db, this.#user, [...cards]));
    for (const event of unmet) if (!this.#takeOne(event)) this.#others.add(event.card);
  }

  /** The cards that got events. */
  cards(): CardId[] {
    const came = [...this.#folded].filter(([card, { id }]) => id !== '' || this.#others.has(card));
    return came.map(([card]) => card);
  }

  /** How a card that had no state is to be written: as a new one where it got no events. Null for one that was neither expected nor got any. */
  stateOf(card: CardId): ComingState | null {
    const folded = this.#folded.get(card);
    return folded ? { place: folded.place, state: folded.state ?? newCardState } : null;
  }

  /** Has all that got events be folded from what is written: not all that came was. */
  distrust(): void {
    for (const card of this.cards()) this.#others.add(card);
  }

  /** Folds the others from what is written, and writes their states and which of their events are live. */
  async refoldOthers(): Promise<void> {
    await refoldCards(this.#db, this.#user, [...this.#others]);
  }

  #optionsOf(deck: DeckId): StudyOptions {
    const known = this.#options.get(deck);
    if (known) return known;
    const options = optionsUnder(this.#presets, this.#decks.get(deck) ?? null);
    this.#options.set(deck, options);
    return options;
  }

  /** False where it is not known yet where the card lies. */
  #takeOne(event: CardEvent): boolean {
    const { card, at, id, kind } = event;
    const known = this.#folded.get(card);
    if (!known) return false;
    const isNext = at > known.at || (at === known.at && id > known.id);
    if (known.state && isNext && kind !== 'retract') {
      known.state = foldOne(known.state, event, known.options);
      known.at = at;
      known.id = id;
    } else {
      this.#others.add(card);
      known.state = null;
    }
    return true;
  }
}
