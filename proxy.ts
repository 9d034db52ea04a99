import { type NextRequest, NextResponse } from 'next/server';
import { messages } from '#app/i18n/index.ts';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';
import { isHostAllowed } from '#app/server/host.ts';
import {
  contentSecurityPolicy,
  PATH_HEADER,
  securityHeaders,
} from '#app/server/security-headers.ts';

/**
 * Stands before every page: answers only to this machine's own names, and gives each page a nonce of its own.
 * Route handlers are left out, they check the host themselves: the proxy would hold and cut their large bodies.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isHostAllowed(request.headers)) return refuse(request);
  const policy = contentSecurityPolicy(newNonce());
  const headers = new Headers(request.headers);
  // Next reads the nonce of its own scripts from here.
  headers.set('content-security-policy', policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of securityHeaders) response.headers.set(name, value);
  return response;
}

export const config = { matcher: '/((?!api/|media/|_next/static/).*)' };

function refuse(request: NextRequest): NextResponse {
  const language = preferredLanguage(request.headers.get('accept-language'));
  return new NextResponse(`${messages(language).failure['wrong-host']}\n`, {
    status: 421,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
}
