import type { SessionState } from '#lib/review/session/state.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { inStore, openBrowserDatabase, SESSIONS } from './browser-database.ts';

/** Where a review waits for a page that opens without a network. */
export interface SessionShelf {
  /** The review that was kept; null where there is none of this build. */
  readonly read: () => Promise<SessionState | null>;
  readonly put: (session: SessionState) => Promise<void>;
}

interface Kept {
  readonly build: string;
  readonly session: SessionState;
}

/** What is studied, by whom, in pages of which build: another build may read sessions otherwise. */
export interface Place {
  readonly user: UserId;
  readonly studied: string;
  readonly build: string;
}

/** The browser's own database. It holds the newest session of each thing that is studied. */
export function openSessionShelf({ user, studied, build }: Place): SessionShelf {
  const key = `${user} ${studied}`;
  return {
    async read() {
      const kept = await inStore<Kept | undefined>(
        { database: await openBrowserDatabase(), store: SESSIONS, mode: 'readonly' },
        (store) => store.get(key),
      );
      return kept?.build === build ? kept.session : null;
    },
    async put(session) {
      const kept: Kept = { build, session };
      await inStore(
        { database: await openBrowserDatabase(), store: SESSIONS, mode: 'readwrite' },
        (store) => store.put(kept, key),
      );
    },
  };
}
