import type { RawRow } from './kept-statements.ts';
import type { Letter, Order } from './letter.ts';
import type { SqlValue } from './sql.ts';
import type { Executor } from './store.ts';

/** The other thread: it carries out what letters say, in turn, and answers with what the last statement of each gave. */
export interface Line {
  readonly ask: (letter: Letter) => Promise<unknown>;
}

/** So many signs go in one letter. */
const LETTER_SIGNS = 200_000;
/** So many signs may be under way before whoever sends more waits. */
const MOST_SIGNS = 4_000_000;

/** Statements that another thread runs. What is sent runs while this one prepares more. */
export class ThreadStatements implements Executor {
  readonly #line: Line;
  /** Numbers of the texts that were told. */
  readonly #told = new Map<string, number>();
  #numbers = 0;
  #letter: Order[] = [];
  #letterSigns = 0;
  /** Letters that were not answered yet: they are in their order. */
  readonly #sent: Promise<void>[] = [];
  #signs = 0;
  #failure: { readonly error: unknown } | null = null;

  constructor(line: Line) {
    this.#line = line;
  }

  async all(text: string, values: readonly SqlValue[]): Promise<RawRow[]> {
    return (await this.#asked('all', text, values)) as RawRow[];
  }

  async run(text: string, values: readonly SqlValue[]): Promise<number> {
    return (await this.#asked('run', text, values)) as number;
  }

  /** Throws what an earlier one failed with. */
  async send(text: string, values: readonly SqlValue[]): Promise<void> {
    this.#check();
    this.#add('run', text, values);
    const isIdle = this.#sent.length === 0;
    if (!isIdle && this.#letterSigns < LETTER_SIGNS) return;
    this.#post();
    while (this.#signs > MOST_SIGNS) await this.#sent[0];
  }

  /** Keeps what the transaction wrote. Throws what of it failed: nothing is kept then. */
  async commit(): Promise<void> {
    this.#post();
    await this.#settled();
    await this.#asked('run', 'COMMIT', []);
  }

  /** Takes back what the transaction wrote, also where something of it failed. */
  async rollback(): Promise<void> {
    this.#take();
    // What was to be told in the letter that stays here is not known there.
    this.#told.clear();
    await this.#settled();
    this.#add('run', 'ROLLBACK', []);
    await this.#line.ask(this.#take());
    this.#failure = null;
  }

  /** What was sent before has been carried out by then: throws what of it failed. */
  async #asked(does: Order['does'], text: string, values: readonly SqlValue[]): Promise<unknown> {
    this.#check();
    this.#post();
    this.#add(does, text, values);
    const answer = await this.#line.ask(this.#take()).catch((error: unknown) => {
      this.#failure ??= { error };
    });
    this.#check();
    return answer;
  }

  #add(does: Order['does'], text: string, values: readonly SqlValue[]): void {
    this.#letter.push({ does, ...this.#named(text), values });
    for (const value of values) this.#letterSigns += signsOf(value);
  }

  #named(text: string): Pick<Order, 'number' | 'text'> {
    const known = this.#told.get(text);
    if (known !== undefined) return { number: known, text: null };
    const number = this.#numbers++;
    this.#told.set(text, number);
    return { number, text };
  }

  #take(): Letter {
    const letter = this.#letter;
    this.#letter = [];
    this.#letterSigns = 0;
    return letter;
  }

  #post(): void {
    const signs = this.#letterSigns;
    const letter = this.#take();
    if (letter.length === 0) return;
    const answered = this.#line.ask(letter).catch((error: unknown) => {
      this.#failure ??= { error };
    });
    const done = answered.then(() => {
      this.#sent.shift();
      this.#signs -= signs;
      // It goes on with what waits, though nobody sends more.
      if (this.#sent.length === 0 && this.#failure === null) this.#post();
    });
    this.#sent.push(done);
    this.#signs += signs;
  }

  async #settled(): Promise<void> {
    await Promise.all(this.#sent);
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

/** A number weighs as much as so many. */
const OF_NUMBER = 8;

function signsOf(value: SqlValue): number {
  return typeof value === 'string' ? value.length : OF_NUMBER;
}
