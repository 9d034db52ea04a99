import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { countCards, MOST_COUNTED } from '#lib/library/browse-cards.ts';

/** How many cards a search asks for; `more` where there are more than were counted. */
export const GET = route(async (request) => {
  const search = new URL(request.url).searchParams.get('q') ?? '';
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const counted = await countCards(context, actor, search);
  const more = counted !== null && counted > MOST_COUNTED;
  const count = more ? MOST_COUNTED : counted;
  return Response.json({ count, more }, { headers: { 'cache-control': 'no-store' } });
});
