import type { StudyOptions } from './study-options.ts';
import type { CardMemoryState } from './types.ts';

/** On a step within the day, on a step of days, in review, or new: the order in which cards are gathered. */
export const STANDINGS = ['step', 'day-step', 'review', 'new'] as const;

/** One of {@link STANDINGS}. */
export type Standing = (typeof STANDINGS)[number];

/** Where a card stands. */
export function standingOf({ phase, due }: Pick<CardMemoryState, 'phase' | 'due'>): Standing {
  if (phase === 'new' || phase === 'review') return phase;
  return due?.kind === 'day' ? 'day-step' : 'step';
}

/**
 * Whether a card that stands so waits for another day once a sibling came that stood at `sibling`. A card waits only for
 * what is gathered no later than itself, and steps within the day never wait.
 */
export function waitsFor(standing: Standing, sibling: Standing, options: StudyOptions): boolean {
  const isLater = STANDINGS.indexOf(sibling) > STANDINGS.indexOf(standing);
  return !isLater && isApart(standing, options);
}

function isApart(standing: Standing, options: StudyOptions): boolean {
  switch (standing) {
    case 'step':
      return false;
    case 'day-step':
      return options.buryInterday;
    case 'review':
      return options.buryReviews;
    case 'new':
      return options.buryNew;
  }
}
