/** A pause in long work, in which whatever else waits for this process gets its turn. */
export function letOthersIn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
