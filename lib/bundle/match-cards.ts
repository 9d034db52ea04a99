import { type AlikePair, alikePairs } from './alike-pairs.ts';
import { askedText } from './asked-text.ts';
import { assign } from './assign.ts';
import type { BundleCard } from './bundle.ts';
import type { ExistingCard, ExistingNote } from './existing.ts';
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
  /** Existing cards whose facet another one takes: they bear `displacedFacet` until they get one of their own. */
  readonly displaced: readonly ExistingCard[];
  /** Notes from which matched cards came over; absent where all are the note's own. */
  readonly givers?: readonly ExistingNote[];
}

/** What two cards ask for is at least so alike where it was edited. */
const EDITED_FROM = 0.6;
/** Names of rows and marks that were edited are at least so alike. */
const RENAMED_FROM = 0.5;

/**
 * Pairs the cards of a note with those it had. A facet names a card, but for a number in it: where holes are numbered anew or
 * a place in a list shifts, what a card asks for tells which one it is. Then come the id that a card bears where it comes from, the very
 * same gap, and what asks for nearly the same. So what is taken out, put in or moved never gives its history to another.
 */
export function matchCards(
  incoming: readonly BundleCard[],
  existing: readonly ExistingCard[],
): CardMatching {
  const open: Open = { incoming: new Set(incoming), existing: new Set(existing), found: new Map() };
  matchUnchanged(open);
  if (open.incoming.size > 0) matchEdited(open);
  const matches = incoming.map((card) => ({
    incoming: card,
    existing: open.found.get(card) ?? null,
  }));
  const missing = [...open.existing].filter(({ archived }) => !archived);
  return { matches, missing, displaced: displacedBy(matches, existing) };
}

interface Open {
  readonly incoming: Set<BundleCard>;
  readonly existing: Set<ExistingCard>;
  readonly found: Map<BundleCard, ExistingCard>;
}

function settle({ incoming, existing, found }: Open, card: BundleCard, here: ExistingCard): void {
  incoming.delete(card);
  existing.delete(here);
  found.set(card, here);
}

function displacedBy(
  matches: readonly CardMatch[],
  existing: readonly ExistingCard[],
): ExistingCard[] {
  const owners = new Map(matches.map((match) => [match.incoming.facet, match.existing]));
  return existing.filter((card) => owners.has(card.facet) && owners.get(card.facet) !== card);
}

function matchUnchanged(open: Open): void {
  const byFacet = new Map([...open.existing].map((card) => [card.facet, card]));
  for (const card of [...open.incoming]) {
    const here = byFacet.get(card.facet);
    if (here?.hash === card.hash) settle(open, card, here);
  }
}

function matchEdited(open: Open): void {
  for (const archived of [false, true]) {
    for (const name of new Set([...open.incoming].map(withoutNumbers))) {
      matchClass(open, { name, archived });
    }
  }
  const byId = new Map([...open.existing].map((card) => [card.id, card]));
  for (const card of [...open.incoming]) {
    const here = card.origin && byId.get(card.origin.id);
    if (here) settle(open, card, here);
  }
  const live = [...open.existing].filter(({ archived }) => !archived);
  if (live.length === 0) return;
  for (const [card, here] of editedCards([...open.incoming], live)) settle(open, card, here);
}

/** Cards whose facets differ in nothing but numbers. */
interface FacetClass {
  readonly name: string;
  readonly archived: boolean;
}

/** What is in the archive returns only where it asks for the same. */
function matchClass(open: Open, { name, archived }: FacetClass): void {
  const columns = [...open.existing].filter(
    (card) => card.archived === archived && withoutNumbers(card) === name,
  );
  if (columns.length === 0) return;
  const rows = [...open.incoming].filter((card) => withoutNumbers(card) === name);
  const left = (): FacetCards => ({
    rows: rows.filter((card) => open.incoming.has(card)),
    columns: columns.filter((card) => open.existing.has(card)),
  });
  const settleAll = (pairs: readonly [BundleCard, ExistingCard][]) => {
    for (const [card, here] of pairs) {
      if (open.incoming.has(card) && open.existing.has(here)) settle(open, card, here);
    }
  };
  settleAll(pairsWhere(left(), (card, here) => card.hash === here.hash));
  settleAll(askingTheSame(left()));
  if (!archived) settleAll(askingAlike(left()));
  const isNumbered = name.includes(NUMBER);
  if (!archived || !isNumbered) settleAll(pairsWhere(left(), (a, b) => a.facet === b.facet));
}

interface FacetCards {
  readonly rows: readonly BundleCard[];
  readonly columns: readonly ExistingCard[];
}

const NUMBER = '#';
/** What a displaced card bears behind its facet. */
const DISPLACED = /~[0-9a-hjkmnp-tv-z]{26}$/;

/** A facet without what an insertion elsewhere may shift: numbers of holes, of equal texts, of places in lists; the direction. */
export function withoutNumbers({ facet }: { readonly facet: string }): string {
  const name = facet.replace(DISPLACED, '');
  if (name === 'fwd' || name === 'rev') return 'side';
  if (name.startsWith('mark:')) {
    return name.replace(/~\d+$/, '').replace(/(?<=[:.])\d+(?=\.|$)/g, NUMBER);
  }
  return name.replace(/^c:\d+$/, `c:${NUMBER}`).replace(/(?<=[:/][0-9a-f]{8})\.\d+(?=\/|$)/g, '');
}

/** Whether a card bears the facet that it was left when another took its own, or when what made it went away. */
export function isDisplaced({ facet }: { readonly facet: string }): boolean {
  return DISPLACED.test(facet);
}

/** The facet that a card bears when another has taken its own. */
export function displacedFacet({ facet, id }: Pick<ExistingCard, 'facet' | 'id'>): string {
  return `${facet.replace(DISPLACED, '')}~${id}`;
}

function pairsWhere(
  { rows, columns }: FacetCards,
  isSame: (card: BundleCard, here: ExistingCard) => boolean,
): [BundleCard, ExistingCard][] {
  return rows.flatMap((card) =>
    columns.flatMap((here) =>
      isSame(card, here) ? [[card, here] as [BundleCard, ExistingCard]] : [],
    ),
  );
}

/** Of several that ask for the same text, those whose prompts are most alike. */
function askingTheSame({ rows, columns }: FacetCards): [BundleCard, ExistingCard][] {
  const asked = columns.map(askedText);
  const pairs = rows.flatMap((card, row) => {
    const text = askedText(card);
    return columns.flatMap((here, column) =>
      asked[column] === text
        ? [{ row, column, similarity: (1 + likeness(card.prompt, here.prompt)) / 2 }]
        : [],
    );
  });
  return chosen({ rows, columns }, pairs);
}

function askingAlike({ rows, columns }: FacetCards): [BundleCard, ExistingCard][] {
  const asked = (card: BundleCard | ExistingCard) => trigramsOf(askedText(card));
  return chosen({ rows, columns }, alikePairs(rows.map(asked), columns.map(asked), EDITED_FROM));
}

function chosen(
  { rows, columns }: FacetCards,
  pairs: readonly AlikePair[],
): [BundleCard, ExistingCard][] {
  return assign(pairs).map(({ row, column }) => [
    rows[row] as BundleCard,
    columns[column] as ExistingCard,
  ]);
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

/** The kind of a facet: `fwd`, `rev`, `all`, `c`, `item`, `row`, `mark`. */
export function kindOf({ facet }: { readonly facet: string }): string {
  const colon = facet.indexOf(':');
  return colon < 0 ? facet : facet.slice(0, colon);
}
