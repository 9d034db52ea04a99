import { askedText } from './asked-text.ts';
import type { BundleCard, BundleNote } from './bundle.ts';
import type { ExistingCard, ExistingNote } from './existing.ts';
import { kindOf, withoutNumbers } from './match-cards.ts';
import { containment, type Trigrams } from './trigrams.ts';

/** So much of the shorter of two notes stands in the longer one where one was split off the other. */
const PART_FROM = 0.7;

/** What the cards of a note ask for, where it is made of parts: holes, items, rows, marks. */
export function partsOf({ cards }: BundleNote | ExistingNote): ReadonlySet<string> {
  return new Set([...cards].flatMap((card) => partOf(card) ?? []));
}

/** What names a part, in whatever note it stands; null for a card that is none. Cells and values need the names of their places. */
export function partOf(card: BundleCard | ExistingCard): string | null {
  const kind = kindOf(card);
  if (kind === 'c' || kind === 'item') return `${kind} ${askedText(card)}`;
  if (kind === 'row' || kind === 'mark') return `${withoutNumbers(card)} ${askedText(card)}`;
  return null;
}

/** Whether one text may have been split off another, or joined to it. */
export function isPartly(one: Trigrams, other: Trigrams): boolean {
  return containment(one, other) >= PART_FROM;
}

/** The places of things by what they hold; at most so many of each, for more are of no use. */
export function placesOf<T>(
  things: readonly T[],
  held: (thing: T) => Iterable<string>,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, thing] of things.entries()) {
    for (const name of held(thing)) {
      const known = places.get(name);
      if (!known) places.set(name, [place]);
      else if (known.length < MOST_PLACES) known.push(place);
    }
  }
  return places;
}

const MOST_PLACES = 24;
