import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { lineStream } from '#app/server/line-stream.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import type { Acted, Acting } from '#lib/acts/act.ts';
import { archiveNotes } from '#lib/acts/archive-notes.ts';
import { buryCards, flagCards, markNotes, suspendCards } from '#lib/acts/mark-cards.ts';
import { moveCards } from '#lib/acts/move-cards.ts';
import { resetCards, setDueCards } from '#lib/acts/reschedule-cards.ts';
import { tagCards } from '#lib/acts/tag-cards.ts';
import type { Actor, Context } from '#lib/context.ts';
import { replaceInNotes } from '#lib/library/replacing/replace-in-notes.ts';
import { cardsOn } from '../cards-on.ts';
import { actBody, type Doing } from './act-schema.ts';

/**
 * Does something to many cards as one operation. The reply is a line of JSON for each part done, and one in the end; whoever
 * breaks the request off before that ends the act, and nothing was done.
 */
export const POST = route(async (request) => {
  const { id, doing, on } = actBody.parse(await readJson(request));
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const cards = await cardsOn(context, actor, on);
  return lineStream(request, (told) => {
    const acting = { cards, ...(id && { id }), told };
    return perform(context, actor, { doing, acting });
  });
});

function perform(
  context: Context,
  actor: Actor,
  { doing, acting }: { doing: Doing; acting: Acting },
): Promise<Acted> {
  switch (doing.kind) {
    case 'suspend':
      return suspendCards(context, actor, { ...acting, suspended: doing.on });
    case 'bury':
      return buryCards(context, actor, { ...acting, buried: doing.on });
    case 'mark':
      return markNotes(context, actor, { ...acting, marked: doing.on });
    case 'flag':
      return flagCards(context, actor, { ...acting, flag: doing.flag });
    case 'tag':
      return tagCards(context, actor, { ...acting, add: doing.add, remove: doing.remove });
    case 'set-due':
      return setDueCards(context, actor, { ...acting, when: doing.when });
    case 'reset':
      return resetCards(context, actor, acting);
    case 'archive':
      return archiveNotes(context, actor, acting);
    case 'move':
      return moveCards(context, actor, { ...acting, deck: doing.deck });
    case 'replace':
      return replaceInNotes(context, actor, {
        ...acting,
        wish: doing.wish,
        where: doing.where,
        folders: getEnvironment(),
      });
  }
}
