import type { Actor, Context } from '#lib/context.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDuplicates } from '#lib/store/search/duplicates.ts';
import { readSearchedDecks } from '#lib/store/search/question.ts';
import { type BrowsedCard, browseThese } from './browse-cards.ts';

/** Groups that are shown at once: mending some makes place for the next. */
export const MOST_GROUPS = 100;

/** Live cards of different notes with the same prompt, whatever its case, group by group; those of most cards first. */
export async function findDuplicates(
  context: Context,
  actor: Actor,
): Promise<readonly (readonly BrowsedCard[])[]> {
  const { db } = context.store;
  const decks = await readSearchedDecks(db, actor.user);
  const live = decks.flatMap(({ id, archived }) => (archived ? [] : [id as DeckId]));
  const groups = await readDuplicates(db, live, MOST_GROUPS);
  const cards = await browseThese(context, actor, groups.flat());
  const byId = new Map(cards.map((card) => [card.id, card]));
  return groups.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
}
