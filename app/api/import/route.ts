import { planInWords } from '#app/(desk)/import/plan-in-words.ts';
import type { PlanReply } from '#app/(desk)/import/replies.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readUpload } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { planUpload } from '#lib/library/plan-upload.ts';

/** Says what an uploaded file or folder holds and what adding it would change. Changes nothing. */
export const POST = route(async (request) => {
  const { upload } = await readUpload(request);
  const plan = await planUpload(await getContext(), await getActor(), upload);
  const words = planInWords(plan, await getLanguage());
  return Response.json({ plan, words } satisfies PlanReply);
}, 'upload');
