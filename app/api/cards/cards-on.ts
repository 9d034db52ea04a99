import type { Actor, Context } from '#lib/context.ts';
import { cardsOfSearch } from '#lib/library/browse-cards.ts';
import type { CardId } from '#lib/shared/ids.ts';

/** The cards that something is done to: those named, or all that a search asks for. */
export async function cardsOn(
  context: Context,
  actor: Actor,
  on: { readonly cards: readonly CardId[] } | { readonly search: string },
): Promise<readonly CardId[]> {
  return 'cards' in on ? on.cards : cardsOfSearch(context, actor, on.search);
}
