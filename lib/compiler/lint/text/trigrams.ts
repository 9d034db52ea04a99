/** The trigrams of a text, each once, as numbers in rising order. Of some texts, rarer trigrams have smaller numbers. */
export type RankedTrigrams = Int32Array;

/** The trigrams of some texts, with their beginnings and ends marked, numbered by how few of the texts have them. */
export function rankTrigrams(texts: readonly string[]): readonly RankedTrigrams[] {
  const met = new Met(texts);
  const all = texts.map((text) => met.numbersOf(text));
  const ranks = ranksOf(met);
  return all.map((numbers) => ranked(numbers, ranks));
}

function ranked(numbers: readonly number[], ranks: Int32Array): RankedTrigrams {
  const found = new Int32Array(numbers.length);
  for (let at = 0; at < found.length; at++) found[at] = ranks[numbers[at] as number] as number;
  return found.sort();
}

/** Trigrams, numbered as they are met. */
class Met {
  /** By number, how many texts have each, and which was the last one. */
  readonly counts: number[] = [];
  private readonly last: number[] = [];
  private readonly numbers = new Map<number, number>();
  private readonly letters: ReadonlyMap<number, number>;
  private texts = 0;

  constructor(texts: readonly string[]) {
    this.letters = lettersOf(texts);
  }

  /** The numbers of the trigrams of one more text, each once. */
  numbersOf(text: string): readonly number[] {
    const found: number[] = [];
    this.texts++;
    const size = this.letters.size;
    let [first, second] = [EDGE, EDGE];
    for (let at = 0; at <= text.length; at++) {
      const third = at < text.length ? (this.letters.get(text.charCodeAt(at)) as number) : EDGE;
      const number = this.numberOf((first * size + second) * size + third);
      [first, second] = [second, third];
      if (this.last[number] === this.texts) continue;
      this.last[number] = this.texts;
      this.counts[number] = (this.counts[number] as number) + 1;
      found.push(number);
    }
    return found;
  }

  private numberOf(trigram: number): number {
    const known = this.numbers.get(trigram);
    if (known !== undefined) return known;
    const number = this.counts.push(0) - 1;
    this.numbers.set(trigram, number);
    this.last.push(0);
    return number;
  }
}

/** A space marks the edges of a text. */
const EDGE = 0;

/** The letters of some texts, numbered: trigrams of small numbers are small numbers, which are found faster. */
function lettersOf(texts: readonly string[]): ReadonlyMap<number, number> {
  const letters = new Map([[' '.charCodeAt(0), EDGE]]);
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!letters.has(code)) letters.set(code, letters.size);
    }
  }
  return letters;
}

const UNIT = 2 ** 32;

/** By its number, the place of each trigram from the rarest on. */
function ranksOf({ counts }: Met): Int32Array {
  const order = Float64Array.from(counts, (count, number) => count * UNIT + number).sort();
  const ranks = new Int32Array(order.length);
  order.forEach((each, rank) => {
    ranks[each % UNIT] = rank;
  });
  return ranks;
}
