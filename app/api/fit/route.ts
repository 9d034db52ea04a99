import { idOf } from '#app/api/review/id-schema.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { showFits } from '#lib/options/fit/show-fits.ts';

const deck = idOf<'deck'>();

/** How the newest fit of the person's stands: `none` where there was none yet. */
export interface FitProgress {
  readonly state: 'none' | 'running' | 'done' | 'failed' | 'cancelled';
  /** From 0 to 1. */
  readonly progress: number;
}

/** How far the fit of a deck's preset is, `?deck=…`. */
export const GET = route(async (request) => {
  const id = deck.parse(new URL(request.url).searchParams.get('deck'));
  const { job } = await showFits(await getContext(), await getActor(), id);
  const { state, progress } = job ?? { state: 'none', progress: 0 };
  const reply: FitProgress = { state, progress };
  return Response.json(reply, { headers: { 'cache-control': 'no-store' } });
});
