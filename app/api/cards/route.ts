import { z } from 'zod';
import { readOrder } from '#app/(desk)/cards/columns.ts';
import { cardsReply } from '#app/(desk)/cards/replies.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { route } from '#app/server/route-handler.ts';

const end = z.object({ key: z.union([z.string(), z.number()]), id: z.string() }).nullable();

/** A page of the cards that a search asks for. */
export const GET = route(async (request) => {
  const { searchParams } = new URL(request.url);
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const after = end.parse(JSON.parse(searchParams.get('after') ?? 'null'));
  const search = searchParams.get('q') ?? '';
  const order = readOrder(searchParams.get('sort'));
  const reply = await cardsReply(context, actor, { search, order, after, language });
  return Response.json(reply, { headers: { 'cache-control': 'no-store' } });
});
