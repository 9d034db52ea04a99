import { type NextRequest, NextResponse } from 'next/server';
import { messages } from '#app/i18n/index.ts';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';
import { getPlace } from '#app/server/context.ts';
import { isHostAllowed } from '#app/server/host.ts';
import { recognize } from '#app/server/recognize.ts';
import {
  contentSecurityPolicy,
  PATH_HEADER,
  securityHeaders,
} from '#app/server/security-headers.ts';
import { cookieName, type SessionCookie, userOfSession } from '#app/server/session-cookie.ts';

/**
 * Stands before every page: answers only to this machine's own names, gives each page a nonce of its own and
 * each visitor a session.
 * Route handlers are left out, they check the host themselves: the proxy would hold and cut their large bodies.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isHostAllowed(request.headers)) return refuse(request);
  const policy = contentSecurityPolicy(newNonce());
  const headers = new Headers(request.headers);
  // Next reads the nonce of its own scripts from here.
  headers.set('content-security-policy', policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of securityHeaders) response.headers.set(name, value);
  const cookie = await newCookieFor(request).catch(() => null);
  // The page of this very request sees it too.
  if (cookie) response.cookies.set(cookie);
  return response;
}

export const config = { matcher: '/((?!api/|media/|sheet/|_next/static/).*)' };

/** Null where the visitor has a session. Fails with the database: the page will, too, and says so. */
async function newCookieFor({ cookies }: NextRequest): Promise<SessionCookie | null> {
  const { context, secret } = await getPlace();
  const cookie = cookies.get(cookieName(secret, 'session'))?.value;
  // Whether the place knows them still, the page asks: a query here would cost every page one more.
  if (await userOfSession(secret, cookie)) return null;
  return (await recognize({ context, secret }, undefined)).newCookie;
}

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
