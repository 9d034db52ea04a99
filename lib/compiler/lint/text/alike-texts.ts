import { type RankedTrigrams, rankTrigrams } from './trigrams.ts';

/** A text is compared with so many earlier ones at most, those first that share its rarest trigrams. */
const MOST_COMPARED = 4000;

/**
 * For each text of each group the place of an earlier one of the group that shares at least this part of its trigrams (Jaccard), 0
 * to 1; -1 where there is none. Texts for which one was found are themselves not found. Texts that are alike share one of their
 * rarest trigrams (prefix filtering: of n, the rarest n - ceil(threshold * n) + 1), so that only those are looked up.
 */
export function alikeBefore(
  groups: readonly (readonly string[])[],
  threshold: number,
): readonly (readonly number[])[] {
  const ranked = rankTrigrams(groups.flat());
  let from = 0;
  return groups.map(({ length }) => {
    const search = new AlikeSearch(ranked.slice(from, from + length), threshold);
    from += length;
    return Array.from({ length }, (_, place) => search.findOrAdd(place));
  });
}

class AlikeSearch {
  private readonly texts: readonly RankedTrigrams[];
  private readonly threshold: number;
  private readonly sketches: readonly Sketch[];
  private readonly holders = new Map<number, number[]>();
  /** The last text that each was compared with. */
  private readonly compared: Int32Array;

  constructor(texts: readonly RankedTrigrams[], threshold: number) {
    this.texts = texts;
    this.threshold = threshold;
    this.sketches = texts.map(sketchOf);
    this.compared = new Int32Array(texts.length).fill(-1);
  }

  findOrAdd(place: number): number {
    const trigrams = this.texts[place] as RankedTrigrams;
    const rarest = trigrams.subarray(0, this.countRarest(trigrams.length));
    const found = this.find(place, rarest);
    if (found < 0) this.add(place, rarest);
    return found;
  }

  private countRarest(size: number): number {
    return size - Math.ceil(this.threshold * size) + 1;
  }

  private find(place: number, rarest: RankedTrigrams): number {
    let left = MOST_COMPARED;
    for (const trigram of rarest) {
      for (const other of this.holders.get(trigram) ?? []) {
        if (this.compared[other] === place) continue;
        if (left-- === 0) return -1;
        this.compared[other] = place;
        if (this.areAlike(place, other)) return other;
      }
    }
    return -1;
  }

  private add(place: number, rarest: RankedTrigrams): void {
    for (const trigram of rarest) {
      const holders = this.holders.get(trigram);
      if (holders) holders.push(place);
      else this.holders.set(trigram, [place]);
    }
  }

  private areAlike(one: number, other: number): boolean {
    const [here, there] = [this.texts[one] as RankedTrigrams, this.texts[other] as RankedTrigrams];
    const sizes = here.length + there.length;
    // What both together have more than they may is seen in their sketches, nearly always.
    const most = (sizes * (1 - this.threshold)) / (1 + this.threshold);
    if (differences(this.sketches[one] as Sketch, this.sketches[other] as Sketch) > most + 1e-6)
      return false;
    const both = countShared(here, there);
    return both / (sizes - both) >= this.threshold;
  }
}

/** 64 bits, each of which tells whether a text has an odd number of the trigrams that fall to it. */
interface Sketch {
  readonly low: number;
  readonly high: number;
}

function sketchOf(trigrams: RankedTrigrams): Sketch {
  let low = 0;
  let high = 0;
  for (const trigram of trigrams) {
    if (trigram & 32) high ^= 1 << (trigram & 31);
    else low ^= 1 << (trigram & 31);
  }
  return { low, high };
}

/** How many trigrams only one of two texts has, at least. */
function differences(one: Sketch, other: Sketch): number {
  return countBits(one.low ^ other.low) + countBits(one.high ^ other.high);
}

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function countShared(one: RankedTrigrams, other: RankedTrigrams): number {
  let count = 0;
  for (let at = 0, there = 0; at < one.length && there < other.length; ) {
    const difference = (one[at] as number) - (other[there] as number);
    if (difference === 0) count++;
    if (difference <= 0) at++;
    if (difference >= 0) there++;
  }
  return count;
}
