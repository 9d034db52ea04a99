import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { previewEdit } from '#lib/library/editing/edit-note.ts';
import { noteEdit } from '../note-schema.ts';
import { outlookInWords } from '../outlook-in-words.ts';

/** What another text of a card would do; null where its document is another one by now. */
export const POST = route(async (request) => {
  const edit = noteEdit.parse(await readJson(request));
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const outlook = await previewEdit(context, actor, { ...edit, folders: getEnvironment() });
  return Response.json(outlook && outlookInWords(outlook, language));
});
