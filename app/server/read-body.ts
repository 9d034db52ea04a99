import { AppError } from '#lib/shared/errors.ts';

const MEGABYTE = 1024 * 1024;

/** The largest JSON body that is read. */
export const JSON_LIMIT = MEGABYTE;
/** The largest file that is taken in one upload. */
export const UPLOAD_LIMIT = 256 * MEGABYTE;

/** A file that a person sent. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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

/** Reads the file in the form field `file`, and gives the form for its other fields. Throws `too-large` and `bad-input`. */
export async function readUpload(request: Request): Promise<Upload & { readonly form: FormData }> {
  const form = await readForm(request);
  const file = form.get('file');
  if (!(file instanceof File)) throw new AppError('bad-input', 'The form has no field "file"');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name.normalize('NFC'), bytes, form };
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await limited(request, UPLOAD_LIMIT).formData();
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

function tooLarge(limit: number): AppError {
  return new AppError('too-large', `The body is larger than ${limit} bytes`, { limit });
}
