import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { reportStrayFences } from '#lib/compiler/fences/report-stray-fences.ts';

/** A fence that no card took: it makes none, and says so where it was meant to. */
export const strayFence: Construct = {
  name: 'stray-fence',
  read(reader, pieces, index) {
    const block = pieces[index]?.block;
    if (block?.kind !== 'code') return 0;
    reportStrayFences(reader, [block]);
    return 1;
  },
};
