import type { AnkiCard, AnkiCollection, AnkiDeck } from './collection.ts';

/** A collection of nothing: what a file that is no package of Anki's says of it. */
export const EMPTY_COLLECTION: AnkiCollection = {
  layout: 'collection.anki2',
  ...{ created: 0, modified: 0, rollover: null, creationOffset: 0, localOffset: null },
  ...{ usesFsrs: true, config: {}, decks: [], presets: [], noteTypes: [], media: [] },
  counts: { notes: 0, reviews: 0 },
  hasProgress: false,
  notes: () => [],
  cards: () => [],
  cardsById: () => [],
  reviews: () => [],
  unknownReviews: () => [],
  reviewFile: () => null,
};

/** A deck of which only its name is known, parts joined by `::`. */
export function plainDeck(id: number, name: string): AnkiDeck {
  return {
    ...{ id, name, modified: 0, collapsed: false, browserCollapsed: false, other: {} },
    studied: { day: 0, newCards: 0, reviews: 0, learning: 0, milliseconds: 0 },
    kind: {
      ...{ kind: 'normal', preset: 0, description: '', isMarkdown: false },
      ...{ newLimit: null, reviewLimit: null, newLimitToday: null, reviewLimitToday: null },
      ...{ extendNew: 0, extendReview: 0, desiredRetention: null },
    },
  };
}

/** The name of a deck without empty parts, none longer than what a list can show. */
export function deckName(name: string): string {
  const parts = name
    .normalize('NFC')
    .split('::')
    .map((part) => part.trim().slice(0, 200))
    .filter((part) => part !== '');
  return parts.slice(0, 20).join('::') || 'Default';
}

/** A new card, but for what it is a card of. */
export const NEW_CARD: Omit<AnkiCard, 'id' | 'note' | 'deck' | 'ordinal' | 'modified' | 'due'> = {
  ...{ type: 'new', queue: 'new', interval: 0, ease: 0, reps: 0, lapses: 0, left: 0 },
  ...{ originalDue: 0, originalDeck: 0, flags: 0 },
  data: {
    ...{ raw: '', position: null, stability: null, difficulty: null, desiredRetention: null },
    ...{ decay: null, lastReviewAt: null, custom: null },
  },
};
