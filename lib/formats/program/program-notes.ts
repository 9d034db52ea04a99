import type {
  AnkiCard,
  AnkiCollection,
  AnkiDeck,
  AnkiMedia,
  AnkiNote,
  AnkiNoteType,
  AnkiReview,
} from '#lib/formats/anki/collection.ts';
import { deckName, EMPTY_COLLECTION, NEW_CARD, plainDeck } from '#lib/formats/anki/plain.ts';

/** A note of another program's file, in the terms of Anki. */
export interface ProgramNote {
  /** The same for the same note in every file. */
  readonly guid: string;
  readonly type: AnkiNoteType;
  /** Parts joined by `::`. */
  readonly deck: string;
  /** Epoch seconds of its last change; 0 where that is not said. */
  readonly modified: number;
  readonly tags: readonly string[];
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
  readonly cards: readonly ProgramCard[];
}

/** A card of such a note. */
export interface ProgramCard {
  readonly ordinal: number;
  readonly isSuspended: boolean;
  /** Null where it is new. */
  readonly study: ProgramStudy | null;
  /** In order. */
  readonly reviews: readonly ProgramReview[];
}

/** How a card stands. */
export interface ProgramStudy {
  /** Days since 1970-01-01 of the civil date on which it is due. */
  readonly due: number;
  /** Days. */
  readonly interval: number;
  /** Permille; 0 where the program has none. */
  readonly ease: number;
  readonly reps: number;
  readonly lapses: number;
  /** Epoch milliseconds. */
  readonly answeredAt: number;
  /** FSRS memory, where the program keeps it. */
  readonly memory: { readonly stability: number; readonly difficulty: number } | null;
}

/** An answer. */
export interface ProgramReview {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 1 Again – 4 Easy. */
  readonly rating: number;
  /** Given, and had before: days; seconds where negative. */
  readonly interval: number;
  readonly lastInterval: number;
  /** Ease in permille; 0 none. */
  readonly ease: number;
  readonly milliseconds: number;
  readonly kind: 'learning' | 'review' | 'relearning';
}

/** Notes of another program as a collection of Anki's. Notes and cards are numbered by their places. */
export function programAsCollection(
  notes: readonly ProgramNote[],
  media: readonly AnkiMedia[],
): AnkiCollection {
  const decks = new Map<string, AnkiDeck>();
  const deckOf = (name: string) => {
    const clean = deckName(name);
    const deck = decks.get(clean) ?? plainDeck(decks.size + 1, clean);
    decks.set(clean, deck);
    return deck.id;
  };
  const types = new Map<number, AnkiNoteType>();
  for (const { type } of notes) types.set(type.id, type);
  const rows: AnkiNote[] = [];
  const cards: AnkiCard[] = [];
  const histories: ProgramCard['reviews'][] = [];
  for (const [at, { deck, cards: own, type, ...note }] of notes.entries()) {
    rows.push({ ...note, id: at + 1, noteType: type.id });
    for (const card of [...own].sort((a, b) => a.ordinal - b.ordinal)) {
      histories.push(card.reviews);
      cards.push(programCard(card, { id: cards.length + 1, note: at + 1, deck: deckOf(deck) }));
    }
  }
  const reviews = histories.reduce((sum, { length }) => sum + length, 0);
  return {
    ...EMPTY_COLLECTION,
    decks: [...decks.values()],
    noteTypes: [...types.values()],
    counts: { notes: rows.length, reviews },
    hasProgress: reviews > 0,
    notes: () => rows,
    cards: () => cards,
    cardsById: () => cards,
    reviews: () => programReviews(histories),
    media,
  };
}

/** A card as a row of Anki's; days count from 1970-01-01. */
export function programCard(
  { ordinal, isSuspended, study }: Omit<ProgramCard, 'reviews'>,
  place: Pick<AnkiCard, 'id' | 'note' | 'deck'>,
): AnkiCard {
  const queue = isSuspended ? 'suspended' : study ? 'review' : 'new';
  const common = { ...NEW_CARD, ...place, ordinal, queue } as const;
  if (study === null) return { ...common, modified: 0, due: place.note };
  const { due, interval, ease, reps, lapses, answeredAt, memory } = study;
  const lastReviewAt = Math.floor(answeredAt / 1000);
  return {
    ...common,
    ...{ type: 'review', modified: lastReviewAt, due, interval, ease, reps, lapses },
    data: { ...NEW_CARD.data, ...memory, lastReviewAt },
  };
}

/**
 * The answers of cards, which are numbered by their places from 1. Each has an id of its own, as Anki wants it: what is graded in one go has one
 * instant in a program that counts seconds.
 */
export function* programReviews(
  histories: readonly ProgramCard['reviews'][],
): Generator<AnkiReview> {
  const taken = new Set<number>();
  for (const [at, reviews] of histories.entries()) {
    let last = 0;
    for (const { at: instant, ease, ...review } of reviews) {
      last = Math.max(instant, last + 1);
      while (taken.has(last)) last += 1;
      taken.add(last);
      yield { ...review, id: last, card: at + 1, factor: ease };
    }
  }
}
