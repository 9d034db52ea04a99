import type { Actor, Context } from '#lib/context.ts';
import { answerAlone } from '#lib/render/anki/answer-alone.ts';
import { branchIds, inTree } from '#lib/shared/deck-tree.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { readCardList } from '#lib/store/card-list.ts';
import { liveCardsOf } from '#lib/store/card-places.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';

/** A card on a sheet: both sides as clean HTML. */
export interface PrintedCard {
  readonly id: CardId;
  readonly prompt: string;
  readonly answer: string;
}

/** The cards on a sheet that lie in one deck. */
export interface PrintedPart {
  readonly deck: DeckId;
  readonly title: string;
  readonly language: string;
  readonly cards: readonly PrintedCard[];
}

/** A part of a deck for paper. */
export interface PrintedDeck {
  readonly title: string;
  readonly language: string;
  /** The deck itself, and those that lie in it. */
  readonly parts: readonly PrintedPart[];
  /** How many cards there are in all of them. */
  readonly all: number;
  /** How many come before the sheet, and how many are through with it. */
  readonly from: number;
  readonly until: number;
}

/** Cards of one sheet: a browser lays out some hundreds at ease. */
export const SHEET_CARDS = 500;

/** The cards of a deck and of those in it, in order, from the given one on, at most {@link SHEET_CARDS}. Throws `not-found`. */
export async function printDeck(
  { store }: Context,
  { user }: Actor,
  { deck, from }: { readonly deck: DeckId; readonly from: number },
): Promise<PrintedDeck> {
  const decks = await readDecks(store.db, user);
  const found = decks.find(({ id }) => id === deck);
  if (!found) throw new AppError('not-found', 'There is no such deck.');
  const places: Place[] = [];
  for (const each of branchOf(deck, decks)) {
    const ids = await liveCardsOf(store.db, each.id);
    places.push(...ids.map((card) => ({ card, deck: each })));
  }
  const sheet = places.slice(from, from + SHEET_CARDS);
  const rows = await readCardList(
    store.db,
    user,
    sheet.map(({ card }) => card),
  );
  const cards = new Map(rows.map(({ id, prompt, answer }) => [id, { id, prompt, answer }]));
  const { title, language } = found;
  const until = from + sheet.length;
  return { title, language, parts: partsOf(sheet, cards), all: places.length, from, until };
}

interface Place {
  readonly card: CardId;
  readonly deck: StudiedDeck;
}

function branchOf(deck: DeckId, decks: readonly StudiedDeck[]): StudiedDeck[] {
  const branch = new Set(branchIds(deck, decks));
  return inTree(decks.filter(({ id }) => branch.has(id))).map((placed) => placed.deck);
}

function partsOf(
  sheet: readonly Place[],
  cards: ReadonlyMap<CardId, PrintedCard>,
): readonly PrintedPart[] {
  const parts = new Map<DeckId, PrintedPart & { cards: PrintedCard[] }>();
  for (const { card, deck } of sheet) {
    const { id, title, language } = deck;
    const part = parts.get(id) ?? { deck: id, title, language, cards: [] };
    const found = cards.get(card);
    if (found) part.cards.push({ ...found, answer: answerAlone(found.prompt, found.answer) });
    parts.set(id, part);
  }
  return [...parts.values()];
}
