import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { acceptAnswers } from '#lib/review/accept-answers.ts';
import { slice } from '../slice-schema.ts';

/** More cards of the queue, `?deck=…&have=a,b&want=24`: the same reply as to answers, of which there are none. */
export const GET = route(async (request) => {
  const query = new URL(request.url).searchParams;
  const wish = slice.parse({
    deck: query.get('deck') || null,
    have: (query.get('have') ?? '').split(',').filter(Boolean),
    want: Number(query.get('want') ?? 0),
  });
  const reply = await acceptAnswers(await getContext(), await getActor(), { ...wish, answers: [] });
  return Response.json(reply, { headers: { 'cache-control': 'no-store' } });
});
