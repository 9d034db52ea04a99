import { planInWords } from '#app/(desk)/import/plan-in-words.ts';
import type { PlanReply } from '#app/(desk)/import/replies.ts';
import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { route } from '#app/server/route-handler.ts';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';

/** Says what compiling the files of the deck folders would change. Changes nothing. */
export const POST = route(async () => {
  const { deckFolders, errataFolders, dataFolder } = getEnvironment();
  const input = { paths: [], deckFolders, errataFolders, dataFolder, consent: null };
  const { plan } = await compileDeckFiles(await getContext(), await getActor(), input);
  return Response.json({ plan, words: planInWords(plan, await getLanguage()) } satisfies PlanReply);
});
