import { cardsTexts } from '#app/i18n/cards.ts';
import { messages } from '#app/i18n/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { browseCards, type Order, type PageEnd } from '#lib/library/browse-cards.ts';
import { describeSearchError } from '#lib/search/describe-error.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { calendarOf, type Language } from '#lib/shared/settings.ts';
import { type Row, rowOf } from './rows.ts';

/** Cards on one page of the list. */
export const PAGE = 60;

/** What is wrong with a search: columns count characters from 1, the end is exclusive. */
export interface WrongSearch {
  readonly column: number;
  readonly endColumn: number;
  readonly message: string;
  /** The search with what was probably meant; null where nothing is near. */
  readonly mended: string | null;
}

/** A page of the list, or what is wrong with the search. */
export type CardsReply =
  | { readonly rows: readonly Row[]; readonly end: PageEnd | null; readonly wrong: null }
  | { readonly rows: readonly []; readonly end: null; readonly wrong: WrongSearch };

/** Looks for cards and writes them in the person's language. */
export async function cardsReply(
  context: Context,
  actor: Actor,
  wish: { search: string; order: Order; after: PageEnd | null; language: Language },
): Promise<CardsReply> {
  const { language, ...browsing } = wish;
  const found = await browseCards(context, actor, { ...browsing, limit: PAGE }).catch(
    (error: unknown) => {
      if (isAppError(error) && error.code === 'too-slow') return null;
      throw error;
    },
  );
  if (found === null) {
    const message = messages(language).failure['too-slow'];
    const wrong = { column: 1, endColumn: wish.search.length + 1, message, mended: null };
    return { rows: [], end: null, wrong };
  }
  if ('cards' in found) {
    const { zone } = calendarOf(actor.settings);
    const reader = { language, zone, texts: cardsTexts(language) };
    return { rows: found.cards.map((card) => rowOf(card, reader)), end: found.end, wrong: null };
  }
  const { error } = found;
  const { column, endColumn, meant } = error;
  const { search } = wish;
  const mended =
    meant === null ? null : search.slice(0, column - 1) + meant + search.slice(endColumn - 1);
  const message = describeSearchError(error, language);
  return { rows: [], end: null, wrong: { column, endColumn, message, mended } };
}
