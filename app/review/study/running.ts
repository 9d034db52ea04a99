import { beginSession } from '#lib/review/session/begin.ts';
import { reduce, type SessionEvent } from '#lib/review/session/reduce.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import type { CustomStudy, SessionCard, SessionStart } from '#lib/review/types.ts';
import { type DeckId, idMaker, type NewId } from '#lib/shared/ids.ts';
import { type Clock, startClock } from '../clock.ts';
import { createStore, type Store } from '../store.ts';

/** What is studied, as requests say it. */
export interface Studied {
  readonly deck: DeckId | null;
  /** Null for the queue of the day. */
  readonly custom: CustomStudy | null;
}

/** The pure session as it runs in this browser, with the clock and the ids that it is given. */
export class Running {
  readonly session: Store<SessionState>;
  readonly studied: Studied;
  readonly clock: Clock;
  readonly newId: NewId;

  constructor(start: SessionStart, studied: Studied) {
    this.session = createStore(beginSession(start));
    this.studied = studied;
    this.clock = startClock(start.now, () => performance.now());
    this.newId = idMaker(this.clock.now, (size) => crypto.getRandomValues(new Uint8Array(size)));
  }

  get state(): SessionState {
    return this.session.get();
  }

  /** All cards held here, the one shown first. */
  get cards(): readonly SessionCard[] {
    const { current, line } = this.state;
    return [...(current ? [current.card] : []), ...line.main, ...line.steps];
  }

  dispatch(event: SessionEvent, now = this.clock.now()): void {
    this.session.set(reduce(this.state, { ...event, now }));
  }
}
