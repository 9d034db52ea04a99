/** The trigrams of a text as numbers, sorted; each as often as it occurs. */
export type Trigrams = Float64Array;

/** What follows the first characters of a very long text says no more about which note it is. */
const LONGEST = 4000;
const UNIT = 2 ** 16;

/** The trigrams of a text, with an edge before and behind it. */
export function trigramsOf(text: string): Trigrams {
  const padded = `  ${text.slice(0, LONGEST)} `;
  const found = new Float64Array(padded.length - 2);
  for (let at = 0; at < found.length; at++) {
    const head = padded.charCodeAt(at) * UNIT + padded.charCodeAt(at + 1);
    found[at] = head * UNIT + padded.charCodeAt(at + 2);
  }
  return found.sort();
}

/** How alike two texts are by their trigrams, from 0 to 1: Dice's coefficient over multisets. */
export function similarity(one: Trigrams, other: Trigrams): number {
  return (2 * shared(one, other)) / (one.length + other.length);
}

/** How much of the shorter of two texts stands in the other, by its trigrams, from 0 to 1. */
export function containment(one: Trigrams, other: Trigrams): number {
  return shared(one, other) / Math.min(one.length, other.length);
}

/** How alike two texts are, from 0 to 1. */
export function likeness(one: string, other: string): number {
  return similarity(trigramsOf(one), trigramsOf(other));
}

function shared(one: Trigrams, other: Trigrams): number {
  let count = 0;
  for (let at = 0, there = 0; at < one.length && there < other.length; ) {
    const difference = (one[at] as number) - (other[there] as number);
    if (difference === 0) count++;
    if (difference <= 0) at++;
    if (difference >= 0) there++;
  }
  return count;
}
