/** The trigrams of a text, each once, as numbers in rising order. Of some texts, rarer trigrams have smaller numbers. */
export type RankedTrigrams = Int32Array;

const UNIT = 2 ** 16;

/** The trigrams of some texts, with their beginnings and ends marked, numbered by how few of the texts have them. */
export function rankTrigrams(texts: readonly string[]): readonly RankedTrigrams[] {
  const met = new Met();
  const all = texts.map((text) => met.numbersOf(text));
  const ranks = ranksOf(met);
  return all.map((numbers) => Int32Array.from(numbers, (each) => ranks[each] as number).sort());
}

/** Trigrams, numbered as they are met. */
class Met {
  readonly trigrams: number[] = [];
  /** By number, how many texts have each, and which was the last one. */
  readonly counts: number[] = [];
  private readonly last: number[] = [];
  private readonly numbers = new Map<number, number>();
  private texts = 0;

  /** The numbers of the trigrams of one more text, each once. */
  numbersOf(text: string): readonly number[] {
    const marked = `  ${text} `;
    const found: number[] = [];
    this.texts++;
    for (let at = 0; at + 3 <= marked.length; at++) {
      const number = this.numberOf(trigramAt(marked, at));
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
    const number = this.trigrams.push(trigram) - 1;
    this.numbers.set(trigram, number);
    this.counts.push(0);
    this.last.push(0);
    return number;
  }
}

function trigramAt(text: string, at: number): number {
  const head = text.charCodeAt(at) * UNIT + text.charCodeAt(at + 1);
  return head * UNIT + text.charCodeAt(at + 2);
}

/** By its number, the place of each trigram from the rarest on; of equally rare ones the smaller comes first. */
function ranksOf({ trigrams, counts }: Met): Int32Array {
  const order = Array.from(trigrams.keys()).sort(
    (one, other) =>
      (counts[one] as number) - (counts[other] as number) ||
      (trigrams[one] as number) - (trigrams[other] as number),
  );
  const ranks = new Int32Array(order.length);
  order.forEach((number, rank) => {
    ranks[number] = rank;
  });
  return ranks;
}
