import { randomFillSync } from 'node:crypto';

const STORE = 8192;
let store = new Uint8Array(STORE);
let used = STORE;

/** Random bytes, up to a few thousand at once: taken from a store, for asking the system each time takes ten times as long. */
export function randomBytes(size: number): Uint8Array {
  if (used + size > store.length) {
    // A new one: what was given out stays what it is.
    store = randomFillSync(new Uint8Array(STORE));
    used = 0;
  }
  used += size;
  return store.subarray(used - size, used);
}
