import type { Id } from './ids.ts';

/** Time and the first letters of chance, which a run has in common. */
const HEAD = 13;
/** Digits of the counter, hexadecimal: they rise as text, too. */
const COUNTER = 7;
/** Letters of chance at the end. */
const END = 6;
/** All pairs of digits, in their order. */
const PAIRS = Array.from({ length: 256 }, (_, low) => low.toString(16).padStart(2, '0'));

/** Ids that were made together: all from one to another, both included. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

/** Ids that somebody else makes: `head`, a number from `from` on as {@link COUNTER} hexadecimal digits, `end`. */
export interface IdBlock {
  readonly head: string;
  readonly from: number;
  readonly end: string;
}

/**
 * Ids of one kind that are made together and so form a range of their own: a million of them can be named by two. They rise, and
 * end in letters of chance like all others.
 */
export class IdRun<Kind extends string> {
  readonly #head: string;
  readonly #tail: () => string;
  #count = 0;
  /** All but the last two letters of the counter, for as long as only those two change. */
  #hundreds = '';
  #chance = '';

  /** `first` is a fresh id that nothing bears; `tail` gives another, whose end is used. */
  constructor(first: Id<Kind>, tail: () => string) {
    this.#head = first.slice(0, HEAD);
    this.#tail = tail;
  }

  next(): Id<Kind> {
    const low = this.#count % PAIRS.length;
    if (low === 0) this.#hundreds = this.#head + counted(this.#count).slice(0, -2);
    this.#count += 1;
    return (this.#hundreds + PAIRS[low] + this.#end()) as Id<Kind>;
  }

  /** Leaves the next ids, so many of them, to somebody else. */
  block(count: number): IdBlock {
    const from = this.#count;
    this.#count += count;
    this.#hundreds = this.#head + counted(this.#count).slice(0, -2);
    return { head: this.#head, from, end: this.#end() };
  }

  /** The chance in another id is enough for two. */
  #end(): string {
    if (this.#chance === '') {
      const chance = this.#tail().slice(-2 * END);
      this.#chance = chance.slice(END);
      return chance.slice(0, END);
    }
    const end = this.#chance;
    this.#chance = '';
    return end;
  }

  /** Ranges of so many ids each that together hold all that were made. */
  ranges(size: number): IdRange[] {
    const ranges: IdRange[] = [];
    for (let start = 0; start < this.#count; start += size) {
      const last = Math.min(start + size, this.#count) - 1;
      const [from, to] = [start, last].map((count) => this.#head + counted(count));
      ranges.push({ from: from as string, to: `${to}zzzzzz` });
    }
    return ranges;
  }
}

function counted(count: number): string {
  return count.toString(16).padStart(COUNTER, '0');
}

/** The id with this number in a block. */
export function idInBlock<Kind extends string>(
  { head, from, end }: IdBlock,
  number: number,
): Id<Kind> {
  return (head + counted(from + number) + end) as Id<Kind>;
}
