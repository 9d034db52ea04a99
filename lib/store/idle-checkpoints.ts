import type Database from 'better-sqlite3';

/** Nobody has written for so long: nobody waits. Milliseconds. */
const QUIET = 300;
/** Pages of the log from which on it is worth the while: answers write the same pages again and again. */
const ENOUGH = 500;
/** Pages of the log at which a commit copies them after all, for writes that never pause. */
const MOST = 32_000;

/** Copies what was committed from the write-ahead log to the database while nobody waits, instead of within a commit. */
export class IdleCheckpoints {
  readonly #driver: Database.Database;
  #timer: NodeJS.Timeout | null = null;

  constructor(driver: Database.Database) {
    this.#driver = driver;
    driver.pragma(`wal_autocheckpoint = ${MOST}`);
  }

  /** A commit is over. What it wrote is on the disk already, in the log. */
  note(): void {
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#check(), QUIET).unref();
  }

  /** The connection is about to be closed, which copies what is left. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #check(): void {
    this.#timer = null;
    if (!this.#driver.open) return;
    // A transaction of ours waits for something: its commit comes here again.
    if (this.#driver.inTransaction || this.#pages() < ENOUGH) return;
    try {
      this.#driver.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // As on a full disk. Nothing is lost, for it is all in the log; whoever writes next will hear of it.
    }
  }

  /** Pages in the log that are not copied yet. */
  #pages(): number {
    const [state] = this.#driver.pragma('wal_checkpoint(NOOP)') as {
      readonly log: number;
      readonly checkpointed: number;
    }[];
    return state === undefined ? 0 : state.log - state.checkpointed;
  }
}
