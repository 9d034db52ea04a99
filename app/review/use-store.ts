import { useSyncExternalStore } from 'react';
import type { Store } from './store.ts';

/** The value of a store, as long as the component is there. */
export function useStore<T>({ get, subscribe }: Store<T>): T {
  return useSyncExternalStore(subscribe, get, get);
}
