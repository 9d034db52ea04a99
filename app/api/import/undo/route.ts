import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route.ts';
import { undo } from '#lib/library/undo.ts';

/** Takes the last operation back. */
export const POST = route(async () => {
  return Response.json(await undo(await getContext(), await getActor()));
});
