import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { idOf } from '../id-schema.ts';
import { stamp } from '../slice-schema.ts';
import { studied } from '../studied-schema.ts';

const body = studied.extend({
  id: idOf<'event'>().optional(),
  act: idOf<'event'>().nullable().default(null),
  stamp,
});

/** Takes the newest answer of today back, or the act that is named; the reply holds its card as it was before. */
export const POST = route(async (request) => {
  const input = body.parse(await readJson(request));
  const context = await getContext();
  const id = input.id ?? context.newId<'event'>();
  return Response.json(await undoAnswer(context, await getActor(), { ...input, id }));
});
