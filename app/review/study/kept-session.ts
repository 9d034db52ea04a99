import type { SessionState } from '#lib/review/session/state.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { SessionShelf } from '../session-shelf.ts';
import type { Running } from './running.ts';

/** A session is kept so late at the most, in milliseconds. */
const KEEP_WITHIN = 300;

/** The session as this browser keeps it for times without a network. */
export class KeptSession {
  readonly #running: Running;
  readonly #shelf: SessionShelf | null;
  /** Whether the server has taken in all that was done. */
  readonly #isSettled: () => boolean;
  #keeping: number | undefined;

  constructor(running: Running, shelf: SessionShelf | null, isSettled: () => boolean) {
    this.#running = running;
    this.#shelf = shelf;
    this.#isSettled = isSettled;
  }

  /** Keeping costs milliseconds: it must not stand before the next card. */
  keepLater(): void {
    this.#keeping ??= whenIdle(() => this.keep());
  }

  /** What the server has not acknowledged waits on the shelf of answers: it is told again to the session that is kept here. */
  keep(): void {
    this.#keeping = undefined;
    const session = this.#running.state;
    if (session.pending.length === 0 && this.#isSettled()) {
      this.#shelf?.put(session).catch(() => {});
    }
  }

  /** The session that was kept, where it went on after a page did; null else. */
  async readNewerThan(at: Instant): Promise<SessionState | null> {
    const kept = await this.#shelf?.read().catch(() => null);
    return kept && kept.server.at >= at ? kept : null;
  }
}

/** Not every browser tells when it is idle. */
function whenIdle(work: () => void): number {
  if ('requestIdleCallback' in globalThis)
    return requestIdleCallback(work, { timeout: KEEP_WITHIN });
  return setTimeout(work, KEEP_WITHIN) as unknown as number;
}
