import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { additionDecks } from '#lib/library/editing/addition-decks.ts';

/** The decks that something can be added to. */
export const GET = route(async () => {
  const decks = await additionDecks(await getContext(), await getActor());
  return Response.json(decks, { headers: { 'cache-control': 'no-store' } });
});
