import type { Chosen } from './chosen.ts';

/** What became of a request: the reply, or a sentence about why there is none. */
export type Posted<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly problem: string };

/** Sends a file, or the files of a folder with their paths, and some fields beside, to one of our own addresses. `offline` is what to say where nobody answers. */
export async function postChosen<Reply>(
  address: string,
  chosen: Chosen,
  offline: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Posted<Reply>> {
  const body = new FormData();
  if (chosen.kind === 'file') body.set('file', chosen.file);
  else {
    body.set('folder', chosen.name);
    for (const { path, file } of chosen.files) {
      body.append('path', path);
      body.append('file', file);
    }
  }
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return post<Reply>(address, { method: 'POST', body }, offline);
}

/** Sends JSON to one of our own addresses. */
export async function postJson<Reply>(
  address: string,
  value: unknown,
  offline: string,
): Promise<Posted<Reply>> {
  const headers = { 'content-type': 'application/json' };
  return post<Reply>(address, { method: 'POST', headers, body: JSON.stringify(value) }, offline);
}

async function post<Reply>(
  address: string,
  request: RequestInit,
  offline: string,
): Promise<Posted<Reply>> {
  try {
    const response = await fetch(address, request);
    const reply = (await response.json()) as Reply & { error?: { message: string } };
    if (response.ok) return { ok: true, reply };
    return { ok: false, problem: reply.error?.message ?? offline };
  } catch {
    return { ok: false, problem: offline };
  }
}
