import { packageInWords } from '#app/(desk)/import/package/package-in-words.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { route } from '#app/server/route-handler.ts';
import { sendPackage, showPackage } from '#lib/library/import-anki/package-jobs.ts';
import { AppError } from '#lib/shared/errors.ts';

/** How the person's newest package from Anki stands. */
export const GET = route(async () => {
  const job = await showPackage(await getContext(), await getActor());
  const reply = job && packageInWords(job, await getLanguage());
  return Response.json(reply, { headers: { 'cache-control': 'no-store' } });
});

const MOST_NAME = 200;

/** Takes a package, `?name=…`, and begins to look what is in it. */
export const POST = route(async (request) => {
  const asked = new URL(request.url).searchParams.get('name') ?? '';
  const name = asked.normalize('NFC').slice(-MOST_NAME) || 'collection.apkg';
  if (!request.body) throw new AppError('bad-input', 'There is no file.');
  const chunks = request.body as unknown as AsyncIterable<Uint8Array>;
  const job = await sendPackage(await getContext(), await getActor(), { name, chunks });
  return Response.json({ job });
}, 'file');
