import type { SentAnswer } from '#lib/review/types.ts';
import type { EventId, UserId } from '#lib/shared/ids.ts';

/** Where unsent answers survive a reload and a crash. */
export interface AnswerShelf {
  readonly read: () => Promise<readonly SentAnswer[]>;
  readonly put: (answer: SentAnswer) => Promise<void>;
  readonly remove: (ids: readonly EventId[]) => Promise<void>;
}

interface Kept {
  readonly user: UserId;
  readonly answer: SentAnswer;
}

const ANSWERS = 'answers';

/**
 * The browser's own database, of which each person sees their own answers: another may sign in here
 * before these are sent. Opened when first used; rejects where the browser stores nothing for this page.
 */
export function openShelf(user: UserId): AnswerShelf {
  let database: Promise<IDBDatabase> | undefined;
  const opened = () => {
    database ??= openDatabase();
    return database;
  };
  return {
    async read() {
      const kept = await inStore<Kept[]>(await opened(), 'readonly', (store) => store.getAll());
      return kept.filter((each) => each.user === user).map(({ answer }) => answer);
    },
    async put(answer) {
      const kept: Kept = { user, answer };
      await inStore(await opened(), 'readwrite', (store) => store.put(kept, answer.id));
    },
    async remove(ids) {
      await inStore(await opened(), 'readwrite', (store) =>
        ids.map((id) => store.delete(id)).at(-1),
      );
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kartoteka', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ANSWERS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs one transaction, done when it is on disk. Keys are event ids, so reading gives the order of time. */
function inStore<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(ANSWERS, mode, { durability: 'strict' });
    const request = use(transaction.objectStore(ANSWERS));
    transaction.oncomplete = () => resolve(request?.result as T);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
