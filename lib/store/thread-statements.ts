import type { RawRow } from './kept-statements.ts';
import type { SqlValue } from './sql.ts';
import type { Executor } from './store.ts';

/** A statement for another thread, with what fills it. */
export interface Order {
  readonly does: 'all' | 'run';
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** The other thread: it carries orders out in turn. */
export interface Line {
  readonly ask: (order: Order) => Promise<unknown>;
}

/** So much may be under way before whoever sends more waits: in signs, and in statements. */
const MOST_SIGNS = 4_000_000;
const MOST_STATEMENTS = 64;

/** Statements that another thread runs. What is sent runs while this one prepares more. */
export class ThreadStatements implements Executor {
  readonly #line: Line;
  readonly #sent: { readonly signs: number; readonly done: Promise<void> }[] = [];
  #signs = 0;
  #failure: { readonly error: unknown } | null = null;

  constructor(line: Line) {
    this.#line = line;
  }

  async all(text: string, values: readonly SqlValue[]): Promise<RawRow[]> {
    return (await this.#asked({ does: 'all', text, values })) as RawRow[];
  }

  async run(text: string, values: readonly SqlValue[]): Promise<number> {
    return (await this.#asked({ does: 'run', text, values })) as number;
  }

  /** Throws what an earlier one failed with. */
  async send(text: string, values: readonly SqlValue[]): Promise<void> {
    this.#check();
    const signs = values.reduce<number>((sum, value) => sum + signsOf(value), text.length);
    const done = this.#line.ask({ does: 'run', text, values }).then(
      () => {},
      (error: unknown) => {
        this.#failure ??= { error };
      },
    );
    this.#sent.push({ signs, done });
    this.#signs += signs;
    while (this.#signs > MOST_SIGNS || this.#sent.length > MOST_STATEMENTS) await this.#oldest();
  }

  async #settled(): Promise<void> {
    while (this.#sent.length > 0) await this.#oldest();
    this.#check();
  }

  /** Takes back what the transaction wrote, also where something of it failed. */
  async rollback(): Promise<void> {
    while (this.#sent.length > 0) await this.#oldest();
    await this.#line.ask({ does: 'run', text: 'ROLLBACK', values: [] });
    this.#failure = null;
  }

  /** What was sent before has been carried out by then. */
  async #asked(order: Order): Promise<unknown> {
    await this.#settled();
    return this.#line.ask(order);
  }

  async #oldest(): Promise<void> {
    const first = this.#sent.shift();
    if (!first) return;
    await first.done;
    this.#signs -= first.signs;
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

function signsOf(value: SqlValue): number {
  return typeof value === 'string' ? value.length : 1;
}
