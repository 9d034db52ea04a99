import { appliedInWords } from '#app/(desk)/import/plan-in-words.ts';
import type { ApplyReply } from '#app/(desk)/import/replies.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readUpload } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';

/** Adds what an uploaded file holds. `?archive=all` agrees to a mass archive, too. */
export const POST = route(async (request) => {
  const upload = await readUpload(request);
  const agreed = new URL(request.url).searchParams.get('archive') === 'all';
  const consent = agreed ? 'mass-archive' : 'yes';
  const input = { ...upload, consent } as const;
  const applied = await applyUpload(await getContext(), await getActor(), input);
  const words = appliedInWords(applied, await getLanguage());
  return Response.json({ applied, words } satisfies ApplyReply);
}, 'upload');
