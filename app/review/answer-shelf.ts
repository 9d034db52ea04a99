import type { SentItem } from '#lib/review/types.ts';
import type { EventId, UserId } from '#lib/shared/ids.ts';
import { ANSWERS, inStore, openBrowserDatabase } from './browser-database.ts';

/** Where unsent answers survive a reload and a crash. */
export interface AnswerShelf {
  readonly read: () => Promise<readonly SentItem[]>;
  readonly put: (answer: SentItem) => Promise<void>;
  readonly remove: (ids: readonly EventId[]) => Promise<void>;
}

interface Kept {
  readonly user: UserId;
  readonly answer: SentItem;
}

/**
 * The browser's own database, of which each person sees their own answers: another may sign in here
 * before these are sent. Keys are event ids, so reading gives the order of time.
 */
export function openShelf(user: UserId): AnswerShelf {
  const inAnswers = async <T>(
    mode: IDBTransactionMode,
    use: (store: IDBObjectStore) => IDBRequest<T> | undefined,
  ) => inStore({ database: await openBrowserDatabase(), store: ANSWERS, mode }, use);
  return {
    async read() {
      const kept = await inAnswers<Kept[]>('readonly', (store) => store.getAll());
      return kept.filter((each) => each.user === user).map(({ answer }) => answer);
    },
    async put(answer) {
      const kept: Kept = { user, answer };
      await inAnswers('readwrite', (store) => store.put(kept, answer.id));
    },
    async remove(ids) {
      await inAnswers('readwrite', (store) => ids.map((id) => store.delete(id)).at(-1));
    },
  };
}
