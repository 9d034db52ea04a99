import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { addFields } from '#lib/library/editing/add-fields.ts';
import { FIELDS_LIMIT, fieldsAddition } from '../../note-schema.ts';

/** Adds a note with fields to a deck. */
export const POST = route(async (request) => {
  const addition = fieldsAddition.parse(await readJson(request, FIELDS_LIMIT));
  return Response.json(await addFields(await getContext(), await getActor(), addition));
});
