import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { readCardList } from '#lib/store/card-list.ts';
import { liveCardsOf } from '#lib/store/card-places.ts';
import { readDecks } from '#lib/store/decks.ts';

/** A card on a sheet: both sides as clean HTML. */
export interface PrintedCard {
  readonly id: CardId;
  readonly prompt: string;
  readonly answer: string;
}

/** A part of a deck for paper. */
export interface PrintedDeck {
  readonly title: string;
  readonly language: string;
  readonly cards: readonly PrintedCard[];
  /** How many cards the deck holds. */
  readonly all: number;
  /** How many come before these. */
  readonly from: number;
}

/** Cards of one sheet: a browser lays out some hundreds at ease. */
export const SHEET_CARDS = 500;

/** The cards of a deck in order, from the given one on, at most {@link SHEET_CARDS}. Throws `not-found`. */
export async function printDeck(
  { store }: Context,
  { user }: Actor,
  { deck, from }: { readonly deck: DeckId; readonly from: number },
): Promise<PrintedDeck> {
  const found = (await readDecks(store.db, user)).find(({ id }) => id === deck);
  if (!found) throw new AppError('not-found', 'There is no such deck.');
  const ids = await liveCardsOf(store.db, deck);
  const wanted = ids.slice(from, from + SHEET_CARDS);
  const cards = await readCardList(store.db, user, wanted);
  const { title, language } = found;
  return {
    title,
    language,
    from,
    all: ids.length,
    cards: cards.map(({ id, prompt, answer }) => ({ id, prompt, answer })),
  };
}
