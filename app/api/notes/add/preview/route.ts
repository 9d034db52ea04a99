import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { previewAddition } from '#lib/library/editing/add-note.ts';
import { noteAddition } from '../../note-schema.ts';
import { outlookInWords } from '../../outlook-in-words.ts';

/** What a text would add to a deck. */
export const POST = route(async (request) => {
  const addition = noteAddition.parse(await readJson(request));
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  return Response.json(outlookInWords(await previewAddition(context, actor, addition), language));
});
