import { getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { health } from '#lib/library/health.ts';

/** Tells a supervisor whether the app can write: 200 or 503. */
export const GET = route(async () => {
  const ok = await health(await getContext());
  return Response.json(
    { ok },
    { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
});
