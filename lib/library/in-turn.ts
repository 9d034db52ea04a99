import type { Store } from '#lib/store/store.ts';

const TURN = Symbol.for('kartoteka.turn');

/** Pages are bundled apart from the program that serves them, but the store is one: it holds the queue. */
type Queued = Store & { [TURN]?: Promise<unknown> };

/**
 * Does a piece of work when those before it are done: a plan must be applied to the very content that it was made for, so
 * two of one process never plan at the same time.
 */
export function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const queued = store as Queued;
  const mine = (queued[TURN] ?? Promise.resolve()).then(work, work);
  queued[TURN] = mine.catch(() => {});
  return mine;
}
