import type { CardInfo } from '#lib/review/card-info.ts';
import type { AnswersReply, QueueReply, Rewritten, UndoReply } from '#lib/review/types.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import { SECOND } from '#lib/shared/instant.ts';
import type { Sent } from './outbox.ts';

const PATIENCE = 15 * SECOND;
/** Browsers let a request outlive its page only up to 64 KiB. */
const LARGEST_KEPT = 60_000;

/** What became of an undo. */
export type Undone =
  | { readonly kind: 'reply'; readonly reply: UndoReply }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed' };

/** Sends answers and asks for more cards. Never rejects. */
export async function postAnswers(body: object): Promise<Sent> {
  const response = await call('/api/review/answers', post(body));
  return response === null ? { kind: 'unreachable' } : toSent(response);
}

/** Asks for more cards. Never rejects. */
export async function getQueue(
  { deck, custom }: { readonly deck: string | null; readonly custom: object | null },
  wish: Readonly<Record<string, string>>,
): Promise<Sent> {
  const studied = { deck: deck ?? '', ...(custom && { custom: JSON.stringify(custom) }) };
  const response = await call(
    `/api/review/queue?${new URLSearchParams({ ...studied, ...wish })}`,
    {},
  );
  return response === null ? { kind: 'unreachable' } : toSent(response);
}

/** Takes the newest answer back. Never rejects. */
export async function postUndo(body: object): Promise<Undone> {
  const response = await call('/api/review/undo', post(body));
  if (response?.status === 409) return { kind: 'nothing' };
  const reply = response?.ok ? await readBody<UndoReply>(response) : null;
  return reply === null ? { kind: 'failed' } : { kind: 'reply', reply };
}

/** What became of the question about a card. */
export type InfoFound =
  | { readonly kind: 'reply'; readonly reply: CardInfo }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed' };

/** Asks for all there is to tell of a card. Never rejects. */
export async function getInfo(card: CardId): Promise<InfoFound> {
  const response = await call(`/api/review/info?${new URLSearchParams({ card })}`, {});
  if (response?.status === 404) return { kind: 'nothing' };
  const reply = response?.ok ? await readBody<CardInfo>(response) : null;
  return reply === null ? { kind: 'failed' } : { kind: 'reply', reply };
}

/** Takes an edit back; false where it could not be. Never rejects. */
export async function postUndoEdit(operation: OperationId): Promise<boolean> {
  const response = await call('/api/import/undo', post({ operation }));
  return response?.ok ?? false;
}

/** Asks how cards read now; null where it cannot be told. Never rejects. */
export async function getCards(ids: readonly CardId[]): Promise<Rewritten | null> {
  const cards = ids.join(',');
  const response = await call(`/api/review/cards?${new URLSearchParams({ cards })}`, {});
  return response?.ok ? readBody<Rewritten>(response) : null;
}

async function toSent(response: Response): Promise<Sent> {
  if (response.status === 401) return { kind: 'signed-out' };
  if ([400, 413, 422].includes(response.status)) return { kind: 'unacceptable' };
  const reply = response.ok ? await readBody<AnswersReply | QueueReply>(response) : null;
  return reply === null ? { kind: 'unreachable' } : { kind: 'reply', reply };
}

function post(body: object): RequestInit {
  const text = JSON.stringify(body);
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
    keepalive: text.length < LARGEST_KEPT,
  };
}

async function call(path: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return null;
  }
}

/** Null where the connection broke in the middle of the reply. */
async function readBody<T>(response: Response): Promise<T | null> {
  try {
    return (await response.json()) as T;
  } catch {
    return null;
  }
}
