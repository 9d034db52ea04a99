import { Readable } from 'node:stream';
import { planInWords } from '#app/(desk)/import/plan-in-words.ts';
import type { UploadReply } from '#app/(desk)/import/replies.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readUpload } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { sendPackage } from '#lib/library/import-anki/package-jobs.ts';
import { nameOfItsKind } from '#lib/library/packed-kind.ts';
import { planUpload } from '#lib/library/plan-upload.ts';

/** Says what an uploaded file or folder holds and what adding it would change. Changes nothing. */
export const POST = route(async (request) => {
  const [context, actor] = [await getContext(), await getActor()];
  const { upload } = await readUpload(request, context.limits);
  // A package or bundle file under another name goes the way of the others: in a process of its own.
  const name = 'bytes' in upload ? await nameOfItsKind(upload, context.limits) : null;
  if ('bytes' in upload && name !== null) {
    const chunks = Readable.from([upload.bytes]);
    await sendPackage(context, actor, { name, chunks });
    return Response.json({ isPackage: true } satisfies UploadReply);
  }
  const plan = await planUpload(context, actor, upload);
  const words = planInWords(plan, await getLanguage());
  return Response.json({ isPackage: false, plan, words } satisfies UploadReply);
}, 'upload');
