import type { BundleCard } from './bundle.ts';
import type { ExistingCard } from './existing.ts';

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

/**
 * Pairs the cards of a note with those it had: by facet. A hole whose text was edited has a new facet;
 * where exactly one live card is left on either side, they are the same card. Removing a hole therefore never
 * gives its history to another.
 */
export function matchCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): CardMatching {
  const byFacet = new Map(existing.map((card) => [card.facet, card]));
  const facets = new Set(incoming.map(({ facet }) => facet));
  const strangers = incoming.filter(({ facet }) => !byFacet.has(facet));
  const leftOver = existing.filter(({ facet, archived }) => !facets.has(facet) && !archived);
  const [renamed] = strangers.length === 1 && leftOver.length === 1 ? leftOver : [];
  const matches = incoming.map((card) => ({
    incoming: card,
    existing: byFacet.get(card.facet) ?? (card === strangers[0] ? (renamed ?? null) : null),
  }));
  return { matches, missing: leftOver.filter((card) => card !== renamed) };
}
