import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { moreCards } from '#lib/review/more-cards.ts';
import { slice } from '../slice-schema.ts';

/** More cards of the queue, `?deck=…&custom=JSON&have=a,b&want=24`, and what was done today. */
export const GET = route(async (request) => {
  const query = new URL(request.url).searchParams;
  const wish = slice.parse({
    deck: query.get('deck') || null,
    custom: jsonOf(query.get('custom')),
    have: (query.get('have') ?? '').split(',').filter(Boolean),
    want: Number(query.get('want') ?? 0),
  });
  const reply = await moreCards(await getContext(), await getActor(), wish);
  return Response.json(reply, { headers: { 'cache-control': 'no-store' } });
});

/** What is no JSON is left as it is, for the schema to refuse. */
function jsonOf(text: string | null): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
