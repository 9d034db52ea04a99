/** What became of a request: the reply, or a sentence about why there is none. */
export type Posted<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly problem: string };

/** Sends a file, with some fields beside it, to one of our own addresses. `offline` is what to say where nobody answers. */
export async function postFile<Reply>(
  address: string,
  file: File,
  offline: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Posted<Reply>> {
  const body = new FormData();
  body.set('file', file);
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
