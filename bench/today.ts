import { today as openToday } from '#lib/review/today.ts';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { measure } from './support/measure.ts';
import { withPlace } from './support/place.ts';

/** What the first screen shows, in process. */
export const today: Bench = {
  name: 'today',
  figures: ['today'],
  run: (tools) =>
    withPlace(tools, async ({ context, actor }) => {
      const runs = { runs: tools.quick ? 100 : 300, warmUp: 30 };
      const samples = await measure(runs, () => openToday(context, actor));
      return [figureOf({ name: 'today', unit: 'ms', by: 'p95' }, samples)];
    }),
};
