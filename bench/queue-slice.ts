import { openSession } from '#lib/review/open-session.ts';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { measure } from './support/measure.ts';
import { withPlace } from './support/place.ts';

/** How many cards come with the review page. */
const SLICE = 24;

/** The head of the queue with everything that its cards show, in process. */
export const queueSlice: Bench = {
  name: 'queue-slice',
  figures: ['queue-slice'],
  run: (tools) =>
    withPlace(tools, async ({ context, actor }) => {
      const runs = { runs: tools.quick ? 100 : 300, warmUp: 30 };
      const samples = await measure(runs, () =>
        openSession(context, actor, { deck: null, size: SLICE }),
      );
      return [figureOf({ name: 'queue-slice', unit: 'ms', by: 'p95' }, samples)];
    }),
};
