import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import type { Acted, Acting } from '#lib/acts/act.ts';
import { archiveNotes } from '#lib/acts/archive-notes.ts';
import { buryCards, flagCards, markNotes, suspendCards } from '#lib/acts/mark-cards.ts';
import { resetCards, setDueCards } from '#lib/acts/reschedule-cards.ts';
import { tagCards } from '#lib/acts/tag-cards.ts';
import type { Actor, Context } from '#lib/context.ts';
import { cardsOfSearch } from '#lib/library/browse-cards.ts';
import { actBody, type Doing } from './act-schema.ts';

/** A line of the reply: how far it is, what came of it, or that it failed. */
export type ActLine =
  | { readonly done: number; readonly total: number }
  | { readonly acted: Acted }
  | { readonly failed: true };

/**
 * Does something to many cards as one operation. The reply is a line of JSON for each part done, and one in the end; whoever
 * breaks the request off before that ends the act, and nothing was done.
 */
export const POST = route(async (request) => {
  const { id, doing, on } = actBody.parse(await readJson(request));
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const cards = 'cards' in on ? on.cards : await cardsOfSearch(context, actor, on.search);
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: ActLine) =>
        controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      const told = (done: number, total: number) => {
        request.signal.throwIfAborted();
        say({ done, total });
      };
      try {
        const acting = { cards, ...(id && { id }), told };
        say({ acted: await perform(context, actor, { doing, acting }) });
        controller.close();
      } catch (error) {
        if (request.signal.aborted) return;
        console.error(error);
        say({ failed: true });
        controller.close();
      }
    },
  });
  return new Response(lines, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
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
  }
}
