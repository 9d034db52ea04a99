import { headers } from 'next/headers';

/** The nonce that the proxy gave this page. */
export async function getNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? '';
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}
