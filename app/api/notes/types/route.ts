import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { listNoteTypes } from '#lib/library/editing/list-note-types.ts';
import { idOf } from '../../review/id-schema.ts';

const asked = z.object({ deck: idOf<'deck'>() });

/** The note types in which a note can be added to a deck. */
export const GET = route(async (request) => {
  const { deck } = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const types = await listNoteTypes(await getContext(), await getActor(), deck);
  return Response.json(types, { headers: { 'cache-control': 'no-store' } });
});
