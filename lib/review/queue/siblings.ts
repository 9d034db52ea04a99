import { type Standing, waitsFor } from '#lib/scheduler/standing.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { NoteId } from '#lib/shared/ids.ts';
import type { QueuedCard } from './queued-card.ts';

type Placed = Pick<QueuedCard, 'id' | 'note' | 'standing'>;

/** The cards of this day, by note: those answered, by where they stood first, and those in the queue. */
export class Siblings {
  readonly #byNote = new Map<NoteId, Placed[]>();

  constructor(answered: readonly Placed[], steps: readonly Placed[]) {
    const known = new Set(answered.map(({ id }) => id));
    for (const card of answered) this.add(card);
    for (const card of steps) if (!known.has(card.id)) this.add(card);
  }

  add(card: Placed): void {
    const others = this.#byNote.get(card.note);
    if (others) others.push(card);
    else this.#byNote.set(card.note, [card]);
  }

  /** Whether a card waits for another day because of a sibling. */
  keep({ id, note, standing }: Placed, options: StudyOptions): boolean {
    const hides = (sibling: { id: string; standing: Standing }) =>
      sibling.id !== id && waitsFor(standing, sibling.standing, options);
    return this.#byNote.get(note)?.some(hides) ?? false;
  }
}
