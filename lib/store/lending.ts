/**
 * Lets another process write for a while: writes of this one wait until it is done, rather than stand before a locked file. Reads go on.
 */
export class Lending {
  #end: Promise<unknown> | null = null;

  /** Runs `work`, during which another process writes. */
  async lend<T>(work: () => Promise<T>): Promise<T> {
    await this.returned();
    const under = work();
    const end = under.catch(() => {});
    this.#end = end;
    try {
      return await under;
    } finally {
      if (this.#end === end) this.#end = null;
    }
  }

  /** Settles when nobody else writes. */
  async returned(): Promise<void> {
    while (this.#end !== null) await this.#end;
  }
}
