import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { STANDINGS, type Standing } from '#lib/store/queue.ts';
import type { QueuedCard } from './queued-card.ts';

type Placed = Pick<QueuedCard, 'id' | 'note' | 'standing'>;

/**
 * The cards of this day, by note: those answered, by where they stood first, and those in the queue. A card that may not
 * meet its siblings waits for another day when one of them stood before it.
 */
export class Siblings {
  readonly #byNote = new Map<NoteId, { id: CardId; rank: number }[]>();

  constructor(answered: readonly Placed[], steps: readonly Placed[]) {
    const known = new Set(answered.map(({ id }) => id));
    for (const card of answered) this.add(card);
    for (const card of steps) if (!known.has(card.id)) this.add(card);
  }

  add({ id, note, standing }: Placed): void {
    const own = { id, rank: STANDINGS.indexOf(standing) };
    const others = this.#byNote.get(note);
    if (others) others.push(own);
    else this.#byNote.set(note, [own]);
  }

  /** Whether a sibling stood before this card. */
  precede({ id, note, standing }: Placed): boolean {
    const rank = STANDINGS.indexOf(standing);
    return this.#byNote.get(note)?.some((each) => each.id !== id && each.rank <= rank) ?? false;
  }
}

/** Whether a card that stands so waits for another day once a sibling came. Steps within the day never do. */
export function waitsForSiblings(standing: Standing, options: StudyOptions): boolean {
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
