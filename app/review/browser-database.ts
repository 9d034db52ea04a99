/** Unsent answers, by their ids. */
export const ANSWERS = 'answers';
/** Reviews under way, by person and by what is studied. */
export const SESSIONS = 'sessions';

const STORES = [ANSWERS, SESSIONS];

let opened: Promise<IDBDatabase> | undefined;

/** The browser's own database, opened when first used. Rejects where the browser stores nothing for this page. */
export function openBrowserDatabase(): Promise<IDBDatabase> {
  opened ??= open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('kartoteka', 2);
    request.onupgradeneeded = () => {
      const { objectStoreNames: present } = request.result;
      for (const name of STORES) {
        if (!present.contains(name)) request.result.createObjectStore(name);
      }
    };
    request.onsuccess = () => {
      // A tab of a newer build must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

/** Runs one transaction over one store, done when it is on disk. */
export function inStore<T>(
  { database, store, mode }: { database: IDBDatabase; store: string; mode: IDBTransactionMode },
  use: (store: IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = use(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result as T);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
