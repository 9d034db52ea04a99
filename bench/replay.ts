import { refoldMemories } from '#lib/history/refold-decks.ts';
import { readDecks } from '#lib/store/decks.ts';
import { write } from '#lib/store/transact.ts';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { measureWithCpu } from './support/measure.ts';
import { withPlace } from './support/place.ts';

/** The memory of all cards folded anew from the log of the large collection, as after a change of parameters: read, folded, written. */
export const replay: Bench = {
  name: 'replay',
  figures: ['replay', 'replay-cpu'],
  run: (tools) =>
    withPlace(tools, async ({ context, actor }) => {
      const { store } = context;
      const decks = (await readDecks(store.db, actor.user)).map(({ id }) => id);
      const samples = await measureWithCpu({ runs: tools.quick ? 2 : 5, warmUp: 1 }, () =>
        write(store, actor.user, (db) => refoldMemories(db, actor.user, decks)),
      );
      const judging = { unit: 'ms', target: 3000 };
      return [
        figureOf(
          { ...judging, name: 'replay' },
          samples.map(({ elapsed }) => elapsed),
        ),
        figureOf(
          { ...judging, name: 'replay-cpu' },
          samples.map(({ cpu }) => cpu),
        ),
      ];
    }),
};
