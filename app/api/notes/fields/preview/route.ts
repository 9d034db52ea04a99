import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { previewFields } from '#lib/library/editing/edit-fields.ts';
import { FIELDS_LIMIT, fieldsEdit } from '../../note-schema.ts';
import { outlookInWords } from '../../outlook-in-words.ts';

/** What other fields of a note would do; null where it is another one by now. */
export const POST = route(async (request) => {
  const edit = fieldsEdit.parse(await readJson(request, FIELDS_LIMIT));
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const outlook = await previewFields(context, actor, edit);
  return Response.json(outlook && outlookInWords(outlook, language));
});
