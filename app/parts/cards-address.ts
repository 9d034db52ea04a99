import { quoted } from '#lib/search/print-query.ts';

/** The address of the page of cards with a search, in an order as that page names it. */
export function cardsAddress(search: string, sort = ''): string {
  const asked = new URLSearchParams({ q: search, ...(sort && { sort }) });
  return `/cards?${asked}`;
}

/** The search for the cards of a deck, with those of the decks in it. */
export function deckSearch({ key }: { readonly key: string }): string {
  return `deck:${quoted(key)}`;
}
