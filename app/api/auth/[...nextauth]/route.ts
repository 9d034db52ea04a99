import type { NextRequest } from 'next/server';
import { getActor, getPlace } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';

/** The addresses of next-auth: sign-in, sign-out, who is signed in. A changing request is a form with its token. */
const handle = route(async (request, asked: { params: Promise<{ nextauth: string[] }> }) => {
  // Replaces a cookie that does not hold: next-auth would complain of it.
  await getActor();
  // In local mode hardly anybody asks: it need not be in memory from the start.
  const [{ default: NextAuth }, { authOptions }] = await Promise.all([
    import('next-auth'),
    import('#app/server/auth-options.ts'),
  ]);
  return NextAuth(request as NextRequest, asked, authOptions(await getPlace()));
}, 'form');

export { handle as GET, handle as POST };
