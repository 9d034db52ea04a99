/** The trigrams of a text, each once, as numbers in rising order. Of some texts, rarer trigrams have smaller numbers. */
export type RankedTrigrams = Int32Array;

const UNIT = 2 ** 16;

/** The trigrams of some texts, with their beginnings and ends marked, numbered by how few of the texts have them. */
export function rankTrigrams(texts: readonly string[]): readonly RankedTrigrams[] {
  const known = new Map<number, number>();
  const counts: number[] = [];
  const all = texts.map((text) => numbersOf(text, known, counts));
  const ranks = ranksOf([...known.keys()], counts);
  return all.map((numbers) => Int32Array.from(numbers, (each) => ranks[each] as number).sort());
}

/** The trigrams of a text by the order in which they were first met, and counts them. */
function numbersOf(text: string, known: Map<number, number>, counts: number[]): Set<number> {
  const marked = `  ${text} `;
  const numbers = new Set<number>();
  for (let at = 0; at + 3 <= marked.length; at++) {
    const trigram = trigramAt(marked, at);
    let number = known.get(trigram);
    if (number === undefined) {
      number = known.size;
      known.set(trigram, number);
    }
    if (numbers.has(number)) continue;
    numbers.add(number);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return numbers;
}

function trigramAt(text: string, at: number): number {
  const head = text.charCodeAt(at) * UNIT + text.charCodeAt(at + 1);
  return head * UNIT + text.charCodeAt(at + 2);
}

/** By its number, the place of each trigram from the rarest on; of equally rare ones the smaller comes first. */
function ranksOf(trigrams: readonly number[], counts: readonly number[]): Int32Array {
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
