import type { CardId } from '#lib/shared/ids.ts';
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
 * Pairs the cards of a note with those it had: by facet, then by the id that a card bears where it comes from. A hole
 * whose text was edited has a new facet; where exactly one live card is left on either side, they are the same card.
 * Removing a hole therefore never gives its history to another.
 */
export function matchCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): CardMatching {
  const facets = new Set(incoming.map(({ facet }) => facet));
  const byFacet = new Map(existing.map((card) => [card.facet, card]));
  const byId = new Map(
    existing.filter(({ facet }) => !facets.has(facet)).map((card) => [card.id, card]),
  );
  const known = new Map(
    incoming.map((card) => [card, byFacet.get(card.facet) ?? byOrigin(card, byId)] as const),
  );
  const taken = new Set(known.values());
  const strangers = incoming.filter((card) => !known.get(card));
  const leftOver = existing.filter((card) => !taken.has(card) && !card.archived);
  const [renamed] = strangers.length === 1 && leftOver.length === 1 ? leftOver : [];
  const matches = incoming.map((card) => ({
    incoming: card,
    existing: known.get(card) ?? (card === strangers[0] ? (renamed ?? null) : null),
  }));
  return { matches, missing: leftOver.filter((card) => card !== renamed) };
}

function byOrigin(
  { origin }: BundleCard,
  byId: ReadonlyMap<CardId, ExistingCard>,
): ExistingCard | undefined {
  return origin && byId.get(origin.id);
}
