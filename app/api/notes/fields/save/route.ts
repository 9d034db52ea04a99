import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { saveFields } from '#lib/library/editing/edit-fields.ts';
import { FIELDS_LIMIT, fieldsEdit } from '../../note-schema.ts';

/** Saves other fields of a note; tells where somebody else changed it meanwhile. */
export const POST = route(async (request) => {
  const edit = fieldsEdit.parse(await readJson(request, FIELDS_LIMIT));
  return Response.json(await saveFields(await getContext(), await getActor(), edit));
});
