import type { Id } from './ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Time and the first letters of chance, which a run has in common. */
const HEAD = 13;
const COUNTER = 7;

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

  /** `first` is a fresh id that nothing bears; `tail` gives another, whose end is used. */
  constructor(first: Id<Kind>, tail: () => string) {
    this.#head = first.slice(0, HEAD);
    this.#tail = tail;
  }

  next(): Id<Kind> {
    return `${this.#head}${counted(this.#count++)}${this.#tail().slice(HEAD + COUNTER)}` as Id<Kind>;
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
