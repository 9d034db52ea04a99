import path from 'node:path';
import type { Bench, Tools } from './bench.ts';
import { copyTo, NOW } from './collection/made-collection.ts';
import { type Figure, figureOf } from './figure.ts';
import { type Measured, run } from './support/command-line.ts';

const FORMATS = ['apkg', 'colpkg'] as const;

/** `kartoteka export` of the whole collection for Anki, as a process of its own; the first one gives numbers to everything. */
export const exportAnki: Bench = {
  name: 'export-anki',
  figures: [
    'export-first',
    ...FORMATS.flatMap((format) => [
      `export-${format}`,
      `export-${format}-cpu`,
      `export-${format}-memory`,
    ]),
  ],
  run: async (tools) => {
    const data = copyTo(tools.newFolder(), await tools.collection());
    const first = await exported(tools, data, 'apkg');
    const figures: Figure[] = [figureOf({ name: 'export-first', unit: 'ms' }, [first.elapsed])];
    for (const format of FORMATS) figures.push(...(await figuresOf(tools, data, format)));
    return figures;
  },
};

async function figuresOf(
  tools: Tools,
  data: string,
  format: (typeof FORMATS)[number],
): Promise<Figure[]> {
  const runs: Measured[] = [];
  for (let count = 0; count < (tools.quick ? 2 : 5); count++)
    runs.push(await exported(tools, data, format));
  return [
    figureOf(
      { name: `export-${format}`, unit: 'ms', target: 9500 },
      runs.map(({ elapsed }) => elapsed),
    ),
    figureOf(
      { name: `export-${format}-cpu`, unit: 'ms' },
      runs.map(({ cpu }) => cpu),
    ),
    figureOf(
      { name: `export-${format}-memory`, unit: 'MB', target: 600 },
      runs.map(({ memory }) => memory),
    ),
  ];
}

function exported({ root }: Tools, data: string, format: string): Promise<Measured> {
  const program = path.join(root, 'dist', 'kartoteka.mjs');
  const env = {
    ...process.env,
    KARTOTEKA_DATA: data,
    KARTOTEKA_NOW: new Date(NOW).toISOString(),
    LC_ALL: 'C',
  };
  return run([program, 'export', '--out', path.join(data, `all.${format}`)], env);
}
