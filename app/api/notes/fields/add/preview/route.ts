import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { previewAddedFields } from '#lib/library/editing/add-fields.ts';
import { FIELDS_LIMIT, fieldsAddition } from '../../../note-schema.ts';
import { outlookInWords } from '../../../outlook-in-words.ts';

/** What a note with fields would add to a deck. */
export const POST = route(async (request) => {
  const addition = fieldsAddition.parse(await readJson(request, FIELDS_LIMIT));
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const outlook = await previewAddedFields(context, actor, addition);
  return Response.json(outlookInWords(outlook, language));
});
