import { getContext } from '#app/server/context.ts';
import { route } from '#app/server/route.ts';
import { health } from '#lib/store/health.ts';

/** Tells a supervisor whether the app can write: 200 or 503. */
export const GET = route(async () => {
  const { store } = await getContext();
  const ok = await health(store);
  return Response.json(
    { ok },
    { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
});
