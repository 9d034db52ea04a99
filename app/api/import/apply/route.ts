import { appliedInWords } from '#app/(desk)/import/plan-in-words.ts';
import type { ApplyReply } from '#app/(desk)/import/replies.ts';
import { decidedSchema, decisionsOf } from '#app/api/import/decisions.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readUpload } from '#app/server/read-body.ts';
import { failure, route } from '#app/server/route-handler.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { deckByKey } from '#lib/library/deck-by-key.ts';
import { isBundleFile } from '#lib/library/read-upload.ts';
import type { Applied } from '#lib/library/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';

/** Adds what an uploaded file or folder of Markdown holds. `?archive=all` agrees to a mass archive, too; the field `decided` settles ambiguous notes. */
export const POST = route(async (request) => {
  const context = await getContext();
  const { form, upload } = await readUpload(request, context.limits);
  // It would keep everybody else waiting.
  if ('bytes' in upload && (await isBundleFile(upload.bytes, context.limits))) {
    return failure('is-bundle', await getLanguage());
  }
  const decisions = decisionsOf(
    decidedSchema.parse(JSON.parse(String(form.get('decided') ?? '{}'))),
  );
  const agreed = new URL(request.url).searchParams.get('archive') === 'all';
  const consent = agreed ? 'mass-archive' : 'yes';
  const input = { ...upload, consent, decisions } as const;
  const applied = await applyUpload(context, await getActor(), input);
  const words = appliedInWords(applied, await getLanguage());
  return Response.json({ applied, words, deck: await onlyDeck(applied) } satisfies ApplyReply);
}, 'upload');

/** Where exactly one deck came, the way to review it; else the whole desk is reviewed. */
async function onlyDeck({ plan }: Applied): Promise<DeckId | null> {
  const [only, second] = plan.decks;
  return only && !second ? deckByKey(await getContext(), await getActor(), only.key) : null;
}
