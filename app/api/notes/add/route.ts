import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { addNote } from '#lib/library/editing/add-note.ts';
import { noteAddition } from '../note-schema.ts';

/** Adds a text to the inbox of a deck. */
export const POST = route(async (request) => {
  const addition = noteAddition.parse(await readJson(request));
  return Response.json(await addNote(await getContext(), await getActor(), addition));
});
