import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { lineStream } from '#app/server/line-stream.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { previewReplacement } from '#lib/library/replacing/preview-replacement.ts';
import { replaceBody } from '../acts/act-schema.ts';
import { cardsOn } from '../cards-on.ts';

/** What a replacement in the notes of some cards would do, with how far the look is on the way. */
export const POST = route(async (request) => {
  const { wish, where, on } = replaceBody.parse(await readJson(request));
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const cards = await cardsOn(context, actor, on);
  return lineStream(request, (told) => {
    const replacing = { cards, wish, where, folders: getEnvironment(), told };
    return previewReplacement(context, actor, replacing);
  });
});
