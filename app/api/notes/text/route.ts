import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { openNote } from '#lib/library/editing/open-note.ts';
import { idOf } from '../../review/id-schema.ts';

const card = idOf<'card'>();

/** The text that a card comes from, open for editing, `?card=…`. */
export const GET = route(async (request) => {
  const asked = card.parse(new URL(request.url).searchParams.get('card'));
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const note = await openNote(context, actor, { card: asked, folders: getEnvironment() });
  return Response.json(note, { headers: { 'cache-control': 'no-store' } });
});
