import type { CardId } from '#lib/shared/ids.ts';
import { type AlikePair, alikePairs } from './alike-pairs.ts';
import { askedText } from './asked-text.ts';
import { assign } from './assign.ts';
import type { BundleCard } from './bundle.ts';
import type { ExistingCard } from './existing.ts';
import { likeness, trigramsOf } from './trigrams.ts';

/** An incoming card with the card here that it is; null for a new one. */
export interface CardMatch {
  readonly incoming: BundleCard;
  readonly existing: ExistingCard | null;
}

/** Which incoming cards of one note are which existing ones, and which existing ones are gone. */
export interface CardMatching {
  readonly matches: readonly CardMatch[];
  readonly missing: readonly ExistingCard[];
}

/** What two cards ask for is at least so alike where it was edited. */
const EDITED_FROM = 0.6;
/** Names of rows and marks that were edited are at least so alike. */
const RENAMED_FROM = 0.5;

/**
 * Pairs the cards of a note with those it had: by facet, then by the id that a card bears where it comes from. A hole, an
 * item or a row whose text was edited has a new facet; it is the card that asked for nearly the same, or with the very
 * same gap. So a removed hole never gives its history to another.
 */
export function matchCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): CardMatching {
  const known = knownCards(incoming, existing);
  const taken = new Set(known.values());
  const leftOver = existing.filter((card) => !taken.has(card) && !card.archived);
  const strangers = incoming.filter((card) => !known.has(card));
  const edited = leftOver.length > 0 ? editedCards(strangers, leftOver) : new Map();
  const matches = incoming.map((card) => ({
    incoming: card,
    existing: known.get(card) ?? edited.get(card) ?? null,
  }));
  const found = new Set(edited.values());
  return { matches, missing: leftOver.filter((card) => !found.has(card)) };
}

function knownCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): Map<BundleCard, ExistingCard> {
  const facets = new Set(incoming.map(({ facet }) => facet));
  const byFacet = new Map(existing.map((card) => [card.facet, card]));
  const byId = new Map(
    existing.filter(({ facet }) => !facets.has(facet)).map((card) => [card.id, card]),
  );
  const found = incoming.flatMap((card) => {
    const here = byFacet.get(card.facet) ?? byOrigin(card, byId);
    return here ? [[card, here] as const] : [];
  });
  return new Map(found);
}

function byOrigin(
  { origin }: BundleCard,
  byId: ReadonlyMap<CardId, ExistingCard>,
): ExistingCard | undefined {
  return origin && byId.get(origin.id);
}

/** Cards whose facet has another name since their text was edited. */
function editedCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): Map<BundleCard, ExistingCard> {
  const found = new Map(sameGaps(incoming, existing));
  const taken = new Set(found.values());
  const rows = incoming.filter((card) => !found.has(card));
  const columns = existing.filter((card) => !taken.has(card));
  for (const { row, column } of assign(alikeCards(rows, columns))) {
    found.set(rows[row] as BundleCard, columns[column] as ExistingCard);
  }
  return found;
}

/** Holes with all the same around them. */
function sameGaps(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): [BundleCard, ExistingCard][] {
  return incoming.flatMap((card) => {
    if (kindOf(card) !== 'c') return [];
    const isSame = (other: BundleCard | ExistingCard) =>
      kindOf(other) === 'c' && other.prompt === card.prompt;
    const [here, second] = existing.filter(isSame);
    const isAlone = incoming.filter(isSame).length === 1;
    return here && !second && isAlone ? [[card, here] as [BundleCard, ExistingCard]] : [];
  });
}

function alikeCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): AlikePair[] {
  const asked = (card: BundleCard | ExistingCard) => trigramsOf(askedText(card));
  const pairs = alikePairs(incoming.map(asked), existing.map(asked), EDITED_FROM);
  return pairs.filter(({ row, column }) =>
    mayBe(incoming[row] as BundleCard, existing[column] as ExistingCard),
  );
}

/** Cells of one value stand in many rows: there the name of the row decides, too. */
function mayBe(card: BundleCard, here: ExistingCard): boolean {
  const kind = kindOf(card);
  if (kind !== kindOf(here)) return false;
  if (kind === 'c' || kind === 'item') return true;
  return likeness(card.facet, here.facet) >= RENAMED_FROM;
}

/** `fwd`, `rev`, `all`, `c`, `item`, `row`, `mark`. */
function kindOf({ facet }: { readonly facet: string }): string {
  const colon = facet.indexOf(':');
  return colon < 0 ? facet : facet.slice(0, colon);
}
