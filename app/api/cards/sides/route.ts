import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { readSides } from '#lib/library/browse-cards.ts';
import { type CardId, isId } from '#lib/shared/ids.ts';

const id = z
  .string()
  .refine(isId)
  .transform((text) => text as CardId);

/** Both sides of a card. */
export const GET = route(async (request) => {
  const card = id.parse(new URL(request.url).searchParams.get('card'));
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  return Response.json(await readSides(context, actor, card));
});
