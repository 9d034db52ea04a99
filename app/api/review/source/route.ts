import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { readSource } from '#lib/review/read-source.ts';
import { idOf } from '../id-schema.ts';

const card = idOf<'card'>();

/** The passage of the notes that a card comes from, `?card=…`. */
export const GET = route(async (request) => {
  const asked = card.parse(new URL(request.url).searchParams.get('card'));
  const passage = await readSource(await getContext(), await getActor(), asked);
  return Response.json(passage, { headers: { 'cache-control': 'no-store' } });
});
