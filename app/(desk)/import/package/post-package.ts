import type { Posted } from '../post.ts';
import type { PackageReply } from './package-in-words.ts';

/** Sends a package as it is, for it may be large, and asks how it stands. `offline` is what to say where nobody answers. */
export async function postPackage(
  { name, file }: { readonly name: string; readonly file: Blob },
  offline: string,
): Promise<Posted<PackageReply>> {
  const address = `/api/import/package?name=${encodeURIComponent(name)}`;
  const headers = { 'content-type': 'application/octet-stream' };
  try {
    const sent = await fetch(address, { method: 'POST', headers, body: file });
    const reply = await sent.json();
    if (!sent.ok) return { ok: false, problem: reply.error?.message ?? offline };
  } catch {
    return { ok: false, problem: offline };
  }
  return askPackage(offline);
}

/** How the person's newest package stands; `offline` is what to say where there is none, and where nobody answers. */
export async function askPackage(offline: string): Promise<Posted<PackageReply>> {
  try {
    const found = await fetch('/api/import/package');
    const reply = found.ok ? ((await found.json()) as PackageReply | null) : null;
    return reply ? { ok: true, reply } : { ok: false, problem: offline };
  } catch {
    return { ok: false, problem: offline };
  }
}
