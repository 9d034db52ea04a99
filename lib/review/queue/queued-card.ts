import type { Standing } from '#lib/scheduler/standing.ts';
import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Counts } from '../types.ts';

/** A card in the queue. */
export interface QueuedCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly standing: Standing;
}

/** A card on a step within the day. */
export interface QueuedStep extends QueuedCard {
  readonly standing: 'step';
  readonly dueAt: Instant;
}

/** Cards in the order in which they are served. */
export interface Queue {
  readonly cards: readonly QueuedCard[];
  /** Whether a limit or a sibling keeps something back until tomorrow. */
  readonly held: boolean;
}

/** How many cards there are of each kind. */
export function countsOf(cards: readonly Pick<QueuedCard, 'standing'>[]): Counts {
  const counts = { new: 0, learning: 0, review: 0 };
  for (const { standing } of cards) {
    counts[standing === 'new' || standing === 'review' ? standing : 'learning']++;
  }
  return counts;
}
