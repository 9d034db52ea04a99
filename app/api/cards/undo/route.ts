import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { undo } from '#lib/library/undo.ts';
import { isId, type OperationId } from '#lib/shared/ids.ts';

const body = z.object({
  operation: z
    .string()
    .refine(isId)
    .transform((id) => id as OperationId),
});

/** Takes one act on cards back, also when other things were done since. */
export const POST = route(async (request) => {
  const { operation } = body.parse(await readJson(request));
  return Response.json(await undo(await getContext(), await getActor(), operation));
});
