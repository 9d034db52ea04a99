import type { Mix, NewGather, NewSort, ReviewOrder } from '#lib/scheduler/study-options.ts';

const newGather: Readonly<Record<NewGather, number>> = {
  deck: 0,
  position: 1,
  'position-down': 2,
  'random-notes': 3,
  'random-cards': 4,
  'deck-random-notes': 5,
};

const newSort: Readonly<Record<NewSort, number>> = {
  'template-gathered': 0,
  gathered: 1,
  'template-random': 2,
  'random-note-template': 3,
  random: 4,
};

/** Anki speaks of ease: with FSRS the lowest ease is the hardest card. */
const review: Readonly<Record<ReviewOrder, number>> = {
  due: 0,
  'due-deck': 1,
  'deck-due': 2,
  'interval-up': 3,
  'interval-down': 4,
  'difficulty-down': 5,
  'difficulty-up': 6,
  'recall-up': 7,
  random: 8,
  added: 9,
  'added-down': 10,
  'recall-down': 11,
  overdue: 12,
};

const mix: Readonly<Record<Mix, number>> = { mixed: 0, after: 1, before: 2 };

/** The numbers of Anki's `deck_config.proto` for orders. */
export const ORDER_NUMBERS = { newGather, newSort, review, mix } as const;
