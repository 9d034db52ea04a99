import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { Place } from '#app/server/recognize.ts';
import { COOKIE_OPTIONS, cookieName, SESSION_SECONDS } from '#app/server/session-cookie.ts';
import { LOCAL, signIn } from '#lib/accounts/sign-in.ts';

/** How next-auth works in this place: who may come in is decided by `lib/accounts`, pages of its own it has none. */
export function authOptions({ context, secret }: Place): AuthOptions {
  const cookie = (purpose: Parameters<typeof cookieName>[1]) => ({
    name: cookieName(secret, purpose),
    options: COOKIE_OPTIONS,
  });
  return {
    secret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: {
      sessionToken: cookie('session'),
      csrfToken: cookie('csrf'),
      callbackUrl: cookie('callback'),
    },
    pages: { signIn: '/', signOut: '/', error: '/', verifyRequest: '/' },
    providers: [
      CredentialsProvider({
        id: LOCAL,
        credentials: {},
        authorize: async () => ({ id: (await signIn(context, LOCAL)).user }),
      }),
    ],
    callbacks: {
      session: ({ session, token }) => Object.assign(session, { user: { id: token.sub } }),
    },
  };
}
