import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { cardsAgain } from '#lib/review/cards-again.ts';
import { idOf } from '../id-schema.ts';

/** A session holds no more of one note. */
const MOST = 500;
const ids = z.array(idOf<'card'>()).max(MOST);

/** Cards as they read now, `?cards=a,b`. */
export const GET = route(async (request) => {
  const query = new URL(request.url).searchParams;
  const asked = ids.parse((query.get('cards') ?? '').split(',').filter(Boolean));
  const again = await cardsAgain(await getContext(), await getActor(), asked);
  return Response.json(again, { headers: { 'cache-control': 'no-store' } });
});
