import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { idOf } from '../id-schema.ts';
import { stamp } from '../slice-schema.ts';

const body = z.object({ id: idOf<'event'>().optional(), deck: idOf<'deck'>().nullable(), stamp });

/** Takes the newest answer of today back; the reply holds its card as it was before. */
export const POST = route(async (request) => {
  const input = body.parse(await readJson(request));
  const context = await getContext();
  const id = input.id ?? context.newId<'event'>();
  return Response.json(await undoAnswer(context, await getActor(), { ...input, id }));
});
