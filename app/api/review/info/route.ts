import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { cardInfo } from '#lib/review/card-info.ts';
import { idOf } from '../id-schema.ts';

const card = idOf<'card'>();

/** All there is to tell of a card, `?card=…`. */
export const GET = route(async (request) => {
  const asked = card.parse(new URL(request.url).searchParams.get('card'));
  const info = await cardInfo(await getContext(), await getActor(), asked);
  return Response.json(info, { headers: { 'cache-control': 'no-store' } });
});
