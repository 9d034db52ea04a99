import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { measure } from './support/measure.ts';
import { Client } from './support/requests.ts';
import { withServer } from './support/served.ts';

const PAGES = {
  'statistics-http-huge': '/stats?range=all',
  'statistics-year-http-huge': '/stats?range=year',
} as const;

/** All statistics of a million cards and ten million answers, from the production server. */
export const statistics: Bench = {
  name: 'statistics',
  figures: Object.keys(PAGES),
  run: (tools) =>
    withServer(
      tools,
      async ({ url }) => {
        const client = new Client(url);
        const runs = { runs: tools.quick ? 10 : 40, warmUp: 2 };
        const figures = [];
        for (const [name, page] of Object.entries(PAGES)) {
          const samples = await measure(runs, () => client.get(page));
          figures.push(figureOf({ name, unit: 'ms', by: 'p95', target: 1000 }, samples));
        }
        client.close();
        return figures;
      },
      tools.hugeCollection,
    ),
};
