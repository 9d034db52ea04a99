import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { saveEdit } from '#lib/library/editing/edit-note.ts';
import { noteEdit } from '../note-schema.ts';

/** Saves another text of a card; tells where somebody else changed it meanwhile. */
export const POST = route(async (request) => {
  const edit = noteEdit.parse(await readJson(request));
  const saved = await saveEdit(await getContext(), await getActor(), {
    ...edit,
    folders: getEnvironment(),
  });
  return Response.json(saved);
});
