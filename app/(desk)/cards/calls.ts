import type { StreamLine } from '#app/server/line-stream.ts';
import type { Acted } from '#lib/acts/act.ts';
import type { CardSides, PageEnd } from '#lib/library/browse-cards.ts';
import type {
  ReplacePreview,
  ReplaceWhere,
  ReplaceWish,
  WrongWish,
} from '#lib/library/replacing/types.ts';
import type { CardsReply } from './replies.ts';

/** What is looked for, as the address says it. */
export interface Wish {
  readonly search: string;
  readonly order: string;
}

/** A page of the list. Throws where the server cannot be asked, or has no answer. */
export function getCards(
  { search, order }: Wish,
  after: PageEnd | null,
  signal: AbortSignal,
): Promise<CardsReply> {
  const asked = new URLSearchParams({ q: search, sort: order, after: JSON.stringify(after) });
  return getJson(`/api/cards?${asked}`, signal);
}

/** How many cards a search asks for; null where it is wrong. */
export function getCount(
  search: string,
  signal: AbortSignal,
): Promise<{ count: number | null; more: boolean }> {
  return getJson(`/api/cards/count?${new URLSearchParams({ q: search })}`, signal);
}

/** Both sides of a card. */
export function getSides(card: string, signal: AbortSignal): Promise<CardSides> {
  return getJson(`/api/cards/sides?${new URLSearchParams({ card })}`, signal);
}

/** Something to do, as the server reads it. */
export type DoingInput =
  | { readonly kind: 'suspend' | 'bury' | 'mark'; readonly on: boolean }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'set-due'; readonly when: string }
  | { readonly kind: 'reset' | 'archive' }
  | { readonly kind: 'move'; readonly deck: string | null }
  | { readonly kind: 'replace'; readonly wish: ReplaceWish; readonly where: ReplaceWhere };

/** Some cards, or all that a search asks for. */
export type Target = { readonly cards: readonly string[] } | { readonly search: string };

/** How to hear of what takes long, and how to stop it. */
export interface Hearing {
  readonly signal: AbortSignal;
  readonly told: (done: number, total: number) => void;
}

/** Does something to cards; `told` hears how far it is. Rejects where it failed or was stopped: nothing was done then. */
export function postAct(
  body: { readonly doing: DoingInput; readonly on: Target },
  hearing: Hearing,
): Promise<Acted> {
  return postForLines('/api/cards/acts', body, hearing);
}

/** What a replacement would do, or what is wrong with it. Rejects where it failed or was stopped. */
export function postReplacement(
  body: Pick<DoingInput & { readonly kind: 'replace' }, 'wish' | 'where'> & {
    readonly on: Target;
  },
  hearing: Hearing,
): Promise<ReplacePreview | WrongWish> {
  return postForLines('/api/cards/replace', body, hearing);
}

async function postForLines<Result>(
  path: string,
  body: object,
  { signal, told }: Hearing,
): Promise<Result> {
  const response = await fetch(path, { ...post(body), signal });
  if (!response.ok || response.body === null) throw await refusalOf(response);
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value = '' } = await reader.read();
    const lines = `${rest}${value}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as StreamLine<Result>;
      if ('result' in line) return line.result;
      if ('failed' in line) throw new Refused(line.failed);
      told(line.done, line.total);
    }
    if (done) throw new Error('The reply broke off');
  }
}

/** Takes an act back. */
export async function postUndo(operation: string): Promise<void> {
  const response = await fetch('/api/cards/undo', post({ operation }));
  if (!response.ok) throw await refusalOf(response);
}

/** The server refused, and says why. */
export class Refused extends Error {}

async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw await refusalOf(response);
  return response.json() as Promise<T>;
}

async function refusalOf(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return new Refused(body?.error?.message ?? '');
}

function post(body: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
