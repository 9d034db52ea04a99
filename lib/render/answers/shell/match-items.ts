import { align } from '../align.ts';
import type { Item } from './item.ts';
import { OPEN_PLACE } from './split-words.ts';

/** An item of the right answer with what was typed for it; one of them is null where the other stands alone. */
export interface ItemPair {
  readonly right: Item | null;
  readonly typed: Item | null;
}

/** The items of two commands, side by side. */
export interface ItemMatch {
  readonly same: readonly { readonly right: Item; readonly typed: Item }[];
  /** Each is one token off. */
  readonly off: readonly ItemPair[];
  /** What was typed for each open place. */
  readonly filled: ReadonlyMap<string, string>;
}

/** Pairs the items of two commands: words in order, flags and assignments however they stand. */
export function matchItems(right: readonly Item[], typed: readonly Item[]): ItemMatch {
  const words = align(right.filter(isWord), typed.filter(isWord), likeness);
  const left = {
    right: right.filter((item) => !isWord(item)),
    typed: typed.filter((item) => !isWord(item)),
  };
  const filled = new Map<string, string>();
  const pairs = words.pairs.map(([a, b]) => ({ right: a, typed: b }));
  const isKept = (pair: SamePair) => fill(pair, filled);
  const same = pairs.filter(isKept);
  const off: ItemPair[] = [
    ...words.gaps.flatMap((gap) => inPairs(gap.left, gap.right)),
    ...pairs.filter((pair) => !same.includes(pair)),
  ];
  // Flags without open places first: what they say is certain.
  for (const item of [...left.right].sort((a, b) => openPlaces(a) - openPlaces(b))) {
    const found = left.typed.find(
      (each) => likeness(item, each) > 0 && isKept({ right: item, typed: each }),
    );
    if (!found) continue;
    same.push({ right: item, typed: found });
    left.right = left.right.filter((each) => each !== item);
    left.typed = left.typed.filter((each) => each !== found);
  }
  return { same, off: [...off, ...pairOff(left)], filled };
}

interface SamePair {
  readonly right: Item;
  readonly typed: Item;
}

function isWord({ slot }: Item): boolean {
  return slot === 'word';
}

function openPlaces({ name, value }: Item): number {
  return `${name} ${value ?? ''}`.match(OPEN_PLACE)?.length ?? 0;
}

function inPairs(right: readonly Item[], typed: readonly Item[]): ItemPair[] {
  const length = Math.max(right.length, typed.length);
  return Array.from({ length }, (_, at) => ({
    right: right[at] ?? null,
    typed: typed[at] ?? null,
  }));
}

/** Flags left over: first those of the same name with another value, then those of the same value, then the others. */
function pairOff(left: { right: readonly Item[]; typed: readonly Item[] }): ItemPair[] {
  const pairs: ItemPair[] = [];
  let { right, typed } = left;
  const alike: ((a: Item, b: Item) => boolean)[] = [
    (a, b) => a.name === b.name,
    (a, b) => a.value === b.value && a.slot === b.slot,
  ];
  for (const isAlike of alike) {
    for (const item of right) {
      const found = typed.find((each) => isAlike(item, each));
      if (!found) continue;
      pairs.push({ right: item, typed: found });
      right = right.filter((each) => each !== item);
      typed = typed.filter((each) => each !== found);
    }
  }
  const alone = [
    ...right.map((item) => ({ right: item, typed: null })),
    ...typed.map((item) => ({ right: null, typed: item })),
  ];
  return [...pairs, ...alone];
}

/** 1 for the same, a little less for what fills an open place. */
function likeness(right: Item, typed: Item): number {
  if (right.slot !== typed.slot || (right.value === null) !== (typed.value === null)) return 0;
  if (textOf(right) === textOf(typed)) return 1;
  return fillings({ right, typed }, new Map()) ? 0.999 : 0;
}

function textOf({ name, value }: Item): string {
  return value === null ? name : `${name} ${value}`;
}

/** Notes what fills the open places of an item; false where one of them was filled otherwise before. */
function fill(pair: SamePair, filled: Map<string, string>): boolean {
  if (textOf(pair.right) === textOf(pair.typed)) return true;
  const found = fillings(pair, filled);
  for (const [place, text] of found ?? []) filled.set(place, text);
  return found !== null;
}

/** What fills the open places of an item, given what fills them already; null where the texts do not fit. */
function fillings(
  { right, typed }: SamePair,
  filled: ReadonlyMap<string, string>,
): Map<string, string> | null {
  const asked = textOf(right);
  const places: readonly string[] = asked.match(OPEN_PLACE) ?? [];
  if (places.length === 0 || isTooOpen(places.length, textOf(typed))) return null;
  const own = [...new Set(places)].filter((place) => !filled.has(place));
  const patternOf = (place: string, index: number) => {
    const known = filled.get(place);
    if (known !== undefined) return literally(known);
    return places.indexOf(place) === index ? '(.+?)' : `\\${own.indexOf(place) + 1}`;
  };
  const parts = asked.split(OPEN_PLACE).map(literally);
  const pattern = parts.map((part, at) => {
    const place = places[at];
    return part + (place === undefined ? '' : patternOf(place, at));
  });
  const found = new RegExp(`^${pattern.join('')}$`, 'su').exec(textOf(typed));
  return found && new Map(own.map((place, index) => [place, found[index + 1] ?? '']));
}

/** With many open places in one token there are too many ways in which a long text might fill them. */
function isTooOpen(places: number, text: string): boolean {
  return text.length ** (places - 1) > 1e7;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
