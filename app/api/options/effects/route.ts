import { z } from 'zod';
import { effectWords } from '#app/(desk)/decks/[deck]/options/open-form.ts';
import { readForm } from '#app/(desk)/decks/[deck]/options/read-form.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { type DeckId, isId } from '#lib/shared/ids.ts';

const body = z.object({
  deck: z
    .string()
    .refine(isId)
    .transform((id) => id as DeckId),
  fields: z.array(z.tuple([z.string(), z.string()])).max(100),
});

/** What the fields of a deck's options lead to as they are filled now, in words. */
export const POST = route(async (request) => {
  const { deck, fields } = body.parse(await readJson(request));
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const values = readForm(fields);
  return Response.json(await effectWords(context, actor, { deck, values, language }));
});
