import { messages } from '#app/i18n/index.ts';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';
import { isHostAllowed } from '#app/server/host.ts';
import { getLanguage } from '#app/server/language.ts';
import { refusalInWords } from '#app/server/refusal-in-words.ts';
import { isDiskFull } from '#lib/shared/disk-full.ts';
import type { ErrorCode } from '#lib/shared/errors.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What a failed request says: the body is `{ error: Failure }`. */
export interface Failure {
  readonly code: FailureCode;
  /** A sentence for the person, in their language. */
  readonly message: string;
}

/** A use case's refusals, and what only the edge refuses. */
export type FailureCode =
  | ErrorCode
  | 'wrong-host'
  | 'wrong-origin'
  | 'wrong-content-type'
  | 'is-bundle'
  | 'disk-full'
  | 'internal';

const STATUS: Readonly<Record<FailureCode, number>> = {
  'not-found': 404,
  'bad-input': 400,
  'not-allowed': 403,
  conflict: 409,
  busy: 503,
  'too-large': 413,
  'unreadable-file': 422,
  'nothing-to-undo': 409,
  'database-unusable': 503,
  'too-slow': 422,
  'no-trainer': 501,
  'wrong-host': 421,
  'wrong-origin': 403,
  'wrong-content-type': 415,
  'is-bundle': 409,
  'disk-full': 507,
  internal: 500,
};

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const TYPE = {
  json: 'application/json',
  upload: 'multipart/form-data',
  file: 'application/octet-stream',
  form: 'application/x-www-form-urlencoded',
} as const;

/** What the body of a changing request must be; `none` is for requests without one. */
export type BodyKind = keyof typeof TYPE | 'none';

/** A route handler, as Next calls it. */
export type Handler<Rest extends readonly unknown[]> = (
  request: Request,
  ...rest: Rest
) => Promise<Response>;

/**
 * Makes a route handler of `handler`: a request from another site or of another type is refused before it,
 * and whatever it throws becomes a status and a sentence, never a stack.
 * A changing request carries JSON unless `body` says otherwise.
 */
export function route<Rest extends readonly unknown[]>(
  handler: Handler<Rest>,
  body: BodyKind = 'json',
): Handler<Rest> {
  return async (request, ...rest) => {
    const refusal = refuse(request, body);
    if (refusal !== null) return failure(refusal, browserLanguage(request));
    try {
      return await handler(request, ...rest);
    } catch (error) {
      return failureOf(error, await languageOf(request));
    }
  };
}

function refuse(request: Request, body: BodyKind): FailureCode | null {
  if (!isHostAllowed(request.headers)) return 'wrong-host';
  if (READING_METHODS.has(request.method)) return null;
  if (!isSameOrigin(request.headers)) return 'wrong-origin';
  return hasType(request.headers, body) ? null : 'wrong-content-type';
}

/** Programs send neither header and pass; browsers always send Origin with what could come from another site. */
function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  return origin === null || hostOf(origin) === headers.get('host')?.toLowerCase();
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function hasType(headers: Headers, body: BodyKind): boolean {
  if (body === 'none') return true;
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  return type === TYPE[body];
}

function codeOf(error: unknown): FailureCode {
  if (isAppError(error)) return error.code;
  if (error instanceof Error && error.name === 'ZodError') return 'bad-input';
  if (isDiskFull(error)) return 'disk-full';
  console.error(error);
  return 'internal';
}

/** What is refused at the door learns nothing of the person, and gets no session. */
function browserLanguage(request: Request): Language {
  return preferredLanguage(request.headers.get('accept-language'));
}

function languageOf(request: Request): Promise<Language> {
  return getLanguage().catch(() => browserLanguage(request));
}

function failureOf(error: unknown, language: Language): Response {
  const code = codeOf(error);
  const trouble = isAppError(error) ? refusalInWords(error, language) : null;
  return replyOf({ code, message: trouble ?? messages(language).failure[code] });
}

/** The reply of a request that failed. */
export function failure(code: FailureCode, language: Language): Response {
  return replyOf({ code, message: messages(language).failure[code] });
}

function replyOf(error: Failure): Response {
  return Response.json(
    { error },
    { status: STATUS[error.code], headers: { 'cache-control': 'no-store' } },
  );
}
