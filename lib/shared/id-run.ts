import type { Id } from './ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Time and the first letters of chance, which a run has in common. */
const HEAD = 13;
const COUNTER = 7;
/** Letters of chance at the end. */
const END = 6;
/** All pairs of letters, in their order. */
const PAIRS = [...ALPHABET].flatMap((first) => [...ALPHABET].map((second) => first + second));

/** Ids that were made together: all from one to another, both included. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
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
  let rest = count;
  let text = '';
  for (let place = 0; place < COUNTER; place++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
