import { randomUUID } from 'node:crypto';
import type { UserId } from '#lib/shared/ids.ts';

/**
 * Counts the writes of each person since the place was opened. One process writes, so whoever read at the same number
 * read the same. A write is counted when it is over, and also when it failed: so one who takes the number first and reads
 * then never has old things under a new number.
 */
export class Changes {
  #opened: string = randomUUID();
  readonly #counts = new Map<UserId, number>();

  /** Notes that a write is over. */
  note(user: UserId): void {
    this.#counts.set(user, this.count(user) + 1);
  }

  /** Notes that everything may be other than it was: another database lies where this one lay. */
  renew(): void {
    this.#opened = randomUUID();
  }

  count(user: UserId): number {
    return this.#counts.get(user) ?? 0;
  }

  /** A text that stands for the count and for this opening of the place. */
  stamp(user: UserId): string {
    return `${this.#opened}.${this.count(user)}`;
  }
}
