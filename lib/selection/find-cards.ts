import type { Actor, Context } from '#lib/context.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { isDue } from '#lib/scheduler/due.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { matches, type SearchableCard } from '#lib/search/matches.ts';
import { mentionsArchive, type SearchTree } from '#lib/search/tree.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { type ListedCard, readCardIds, readCardList } from '#lib/store/card-list.ts';

const PAGE = 500;

/** The person's cards that a query asks for, in pages; archived ones only where it speaks of the archive. */
export async function* findCards(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): AsyncGenerator<ListedCard[]> {
  const { db } = context.store;
  const ids = await readCardIds(db, actor.user);
  const archive = mentionsArchive(tree);
  const searchable = searchableAt(context, actor);
  for (let start = 0; start < ids.length; start += PAGE) {
    const page = await readCardList(db, actor.user, ids.slice(start, start + PAGE));
    yield page.filter((card) => (archive || !card.archived) && matches(tree, searchable(card)));
  }
}

/** The ids of the cards that a query asks for. */
export async function findCardIds(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): Promise<Set<CardId>> {
  const ids = new Set<CardId>();
  for await (const page of findCards(context, actor, tree)) {
    for (const { id } of page) ids.add(id);
  }
  return ids;
}

function searchableAt(context: Context, actor: Actor): (card: ListedCard) => SearchableCard {
  const now = context.now();
  const calendar = calendarOf(actor.settings);
  const today = studyDay(now, calendar);
  return (card) => {
    const { deck, tags, state, suspended, archived } = card;
    const buried = card.buriedDay === today;
    const isWaiting = suspended || archived || buried || !state?.due;
    return {
      deck,
      tags,
      text: () => textOfHtml(`${card.prompt} ${card.answer}`),
      phase: state?.phase ?? 'new',
      due: !isWaiting && isDue(state.due, now, calendar),
      suspended,
      buried,
      archived,
    };
  };
}
