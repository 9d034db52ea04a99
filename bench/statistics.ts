import { countAnswers } from '#lib/stats/count-answers.ts';
import { execute } from '#lib/store/sql.ts';
import type { Bench, Tools } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { measure, measureWithCpu } from './support/measure.ts';
import { withPlace } from './support/place.ts';
import { Client } from './support/requests.ts';
import { withServer } from './support/served.ts';

const PAGES = {
  'statistics-http': '/stats?range=all',
  'statistics-year-http': '/stats?range=year',
} as const;

/** All statistics of the large collection, from the production server; and all its days counted anew, which nobody waits for. */
export const statistics: Bench = {
  name: 'statistics',
  figures: [...Object.keys(PAGES), 'statistics-count', 'statistics-count-cpu'],
  run: async (tools) => [...(await pages(tools, tools.collection)), ...(await countFigures(tools))],
};

/** The same pages at a million cards and ten million answers. */
export const statisticsHuge: Bench = {
  name: 'statistics-huge',
  figures: Object.keys(PAGES).map((name) => `${name}-huge`),
  run: (tools) => pages(tools, tools.hugeCollection, '-huge'),
};

function pages(tools: Tools, made: () => Promise<string>, size = ''): Promise<Figure[]> {
  return withServer(
    tools,
    async ({ url }) => {
      const client = new Client(url);
      const runs = { runs: tools.quick ? 10 : 40, warmUp: 2 };
      const figures: Figure[] = [];
      for (const [name, page] of Object.entries(PAGES)) {
        const samples = await measure(runs, () => client.get(page));
        const called = { name: name + size, unit: 'ms', by: 'p95', target: 1000 } as const;
        figures.push(figureOf(called, samples));
      }
      client.close();
      return figures;
    },
    made,
  );
}

const ALL_DAYS = `INSERT OR IGNORE INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event"`;

function countFigures(tools: Tools): Promise<Figure[]> {
  return withPlace(tools, async ({ context, actor }) => {
    const samples = await measureWithCpu(
      { runs: tools.quick ? 2 : 3, warmUp: 1 },
      () => countAnswers(context, actor),
      () => execute(context.store.db, ALL_DAYS),
    );
    return [
      figureOf(
        { name: 'statistics-count', unit: 'ms' },
        samples.map(({ elapsed }) => elapsed),
      ),
      figureOf(
        { name: 'statistics-count-cpu', unit: 'ms' },
        samples.map(({ cpu }) => cpu),
      ),
    ];
  });
}
