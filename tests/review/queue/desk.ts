import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { openSession } from '#lib/review/open-session.ts';
import type { Counts, UndoReply } from '#lib/review/types.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { newCardState } from '#lib/scheduler/fold.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readState } from '#lib/store/card-states.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { type Away, type CollectionSketch, type Made, write } from './any-collection.ts';
import { type Kind, kindOf, type PlainCard, type PlainDay } from './plain-queue.ts';

/** A made-up collection in a real place, and beside it what a person would know of it. */
export class Desk {
  readonly place: Place;
  readonly #sketch: CollectionSketch;
  readonly #made: Made;
  readonly #firstDay: number;
  /** Answers that stand, oldest first: as what the card was answered, and on which day. */
  #answers: { card: string; kind: Kind; day: number }[] = [];

  private constructor(place: Place, sketch: CollectionSketch, made: Made) {
    this.place = place;
    this.#sketch = sketch;
    this.#made = made;
    this.#firstDay = this.today;
  }

  static async open(sketch: CollectionSketch): Promise<Desk> {
    const place = await openPlace();
    const { fromTop: limitsFromTop, newIgnoresReviews } = sketch;
    const settings = { ...place.actor.settings, limitsFromTop, newIgnoresReviews };
    const actor = { ...place.actor, settings };
    const today = studyDay(place.context.now(), calendarOf(settings));
    return new Desk({ ...place, actor }, sketch, await write(place, sketch, today));
  }

  close(): Promise<void> {
    return this.place.context.store.close();
  }

  get today(): number {
    const { context, actor } = this.place;
    return studyDay(context.now(), calendarOf(actor.settings));
  }

  get onDesk(): DeckId[] {
    return this.#made.decks.filter((_, index) => this.#sketch.decks[index]?.onDesk) as DeckId[];
  }

  /** The deck that a number names; the whole desk for 0. */
  scope(number: number): DeckId | null {
    return number === 0 ? null : (this.onDesk[number % Math.max(1, this.onDesk.length)] ?? null);
  }

  async day(): Promise<PlainDay> {
    const { today } = this;
    const sketch = this.#sketch;
    const { context, actor } = this.place;
    return {
      now: context.now(),
      today,
      learnAhead: actor.settings.learnAheadMinutes * MINUTE,
      fromTop: sketch.fromTop,
      newIgnoresReviews: sketch.newIgnoresReviews,
      decks: sketch.decks.map((deck, index) => ({
        id: this.#made.decks[index] as string,
        parent: this.#parent(index),
        onDesk: deck.onDesk,
        position: sketch.decks.length - index,
        options: sketch.presets[
          deck.preset % sketch.presets.length
        ] as PlainDay['decks'][0]['options'],
        own: deck.own,
        todayOnly: today === this.#firstDay ? deck.todayOnly : null,
      })),
      cards: await Promise.all(sketch.cards.map((_, index) => this.#card(index))),
      answered: this.#answered(today),
    };
  }

  #parent(index: number): string | null {
    const parent = this.#sketch.decks[index]?.parent ?? null;
    return parent === null || index === 0 ? null : (this.#made.decks[parent % index] as string);
  }

  async #card(index: number): Promise<PlainCard> {
    const { context, actor } = this.place;
    const { deck, position, age, away } = this.#sketch.cards[index] as CollectionSketch['cards'][0];
    const id = this.#made.cards[index] as CardId;
    return {
      id,
      note: this.#made.notes[index] as string,
      deck: this.#made.decks[deck % this.#made.decks.length] as string,
      position,
      createdAt: age,
      away: this.#away(away),
      state: (await readState(context.store.db, actor.user, id)) ?? newCardState,
    };
  }

  #away(away: Away): Away {
    return away === 'buried' && this.today !== this.#firstDay ? 'no' : away;
  }

  #answered(today: number): Map<string, Kind> {
    const answered = new Map<string, Kind>();
    for (const { card, kind, day } of this.#answers) {
      if (day === today && !answered.has(card)) answered.set(card, kind);
    }
    return answered;
  }

  /** Answers the first card that a deck, or the whole desk, would serve. */
  async answerFirst(number: number, rating: Rating): Promise<string | null> {
    const { context, actor, wait } = this.place;
    const [card] = (await openSession(context, actor, { deck: this.scope(number), size: 1 })).cards;
    if (!card) return null;
    this.note(card.id, kindOf({ state: card.state } as PlainCard));
    await acceptAnswer(context, actor, {
      id: context.newId<'event'>(),
      card: card.id,
      rating,
      clientAt: context.now(),
      device: 'test',
      zoneOffset: 180,
      revealMs: null,
      durationMs: 1000,
      phaseBefore: card.state.phase,
      recall: null,
      preset: card.preset,
      presetVersion: 1,
      revision: 1,
      language: 'en',
      outcome: null,
      typed: null,
      verdict: null,
    });
    wait(1000);
    return card.id;
  }

  /** Keeps in mind that a card was answered just now. */
  note(card: string, kind: Kind): void {
    this.#answers.push({ card, kind, day: this.today });
  }

  /** Takes the last answer of today back; null where there is none. */
  async undo(deck: DeckId | null = null, stamp: string | null = null): Promise<UndoReply | null> {
    const { context, actor } = this.place;
    try {
      const reply = await undoAnswer(context, actor, { id: context.newId(), deck, stamp });
      this.#answers.pop();
      return reply;
    } catch (error) {
      if (isAppError(error)) return null;
      throw error;
    }
  }

  /** A card as it stands now. */
  async card(id: CardId): Promise<PlainCard> {
    return this.#card(this.#made.cards.indexOf(id));
  }
}

/** How many cards of each kind there are, as a person counts. */
export function countsOfPlain(cards: readonly PlainCard[]): Counts {
  const kinds = cards.map(kindOf);
  return {
    new: kinds.filter((kind) => kind === 'new').length,
    learning: kinds.filter((kind) => kind === 'step' || kind === 'day-step').length,
    review: kinds.filter((kind) => kind === 'review').length,
  };
}
