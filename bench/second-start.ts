import path from 'node:path';
import { startServer } from '../tests/support/server.ts';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';

/** From starting the process to "Kartoteka is ready", where everything was prepared and compiled before. */
export const secondStart: Bench = {
  name: 'second-start',
  figures: ['second-start'],
  run: async ({ root, quick, newFolder }) => {
    const options = { dataFolder: newFolder(), decks: [path.join(root, 'decks')] };
    await (await startServer(options)).stop();
    const samples: number[] = [];
    for (let run = 0; run < (quick ? 3 : 7); run++) {
      const startedAt = performance.now();
      const server = await startServer(options);
      samples.push((performance.now() - startedAt) / 1000);
      await server.stop();
    }
    return [figureOf({ name: 'second-start', unit: 's', target: 5 }, samples)];
  },
};
