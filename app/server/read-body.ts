import type { Upload } from '#lib/library/read-upload.ts';
import { type SentFile, sentFolder } from '#lib/library/sent-folder.ts';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';

const MEGABYTE = 1024 * 1024;

/** The largest JSON body that is read. */
export const JSON_LIMIT = MEGABYTE;
/** The largest file that is usually taken in one upload. */
export const UPLOAD_LIMIT = 256 * MEGABYTE;

/** Reads a JSON body of at most `limit` bytes. Throws `too-large` and `bad-input`. */
export async function readJson(request: Request, limit = JSON_LIMIT): Promise<unknown> {
  const text = await textOf(request, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad-input', 'The body is not JSON');
  }
}

/** Node lets no more through than was announced: only what comes unannounced has to be counted. */
function textOf(request: Request, limit: number): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  return announced <= limit ? request.text() : limited(request, limit).text();
}

/**
 * Reads the file in the form field `file`, or those of the folder that the field `folder` names, each with its `path`; gives the form for
 * its other fields. Throws `too-large`, `unreadable-file` and `bad-input`.
 */
export async function readUpload(
  request: Request,
  limits: ImportLimits,
): Promise<{ readonly upload: Upload; readonly form: FormData }> {
  const form = await readForm(request, limits.fileBytes ?? UPLOAD_LIMIT);
  const files = form.getAll('file').filter((file) => file instanceof File);
  const folder = form.get('folder');
  if (typeof folder === 'string')
    return { upload: sentFolder(folder.normalize('NFC'), sentFiles(form, files), limits), form };
  const [file] = files;
  if (!file) throw new AppError('bad-input', 'The form has no field "file"');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { upload: { name: file.name.normalize('NFC'), bytes }, form };
}

function sentFiles(form: FormData, files: readonly File[]): SentFile[] {
  const paths = form.getAll('path');
  if (paths.length !== files.length)
    throw new AppError('bad-input', 'The form has not a path for each file');
  return files.map((file, at) => ({ path: String(paths[at]), file }));
}

async function readForm(request: Request, most: number): Promise<FormData> {
  try {
    return await limited(request, most).formData();
  } catch (error) {
    if (error instanceof AppError) throw error;
    // What the parser throws on a broken form is wrapped around what the stream threw.
    if (error instanceof Error && error.cause instanceof AppError) throw error.cause;
    throw new AppError('bad-input', 'The form cannot be read');
  }
}

function limited(request: Request, limit: number): Response {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit);
  const type = request.headers.get('content-type');
  const body = request.body?.pipeThrough(countUpTo(limit)) ?? null;
  return new Response(body, type === null ? {} : { headers: { 'content-type': type } });
}

function countUpTo(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      controller.enqueue(chunk);
    },
  });
}

function tooLarge(most: number): AppError {
  return fileBeyond('too-long', { most });
}
