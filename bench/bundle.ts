import path from 'node:path';
import type { Bench, Tools } from './bench.ts';
import { copyTo, NOW } from './collection/made-collection.ts';
import { type Figure, figureOf } from './figure.ts';
import { type Measured, run } from './support/command-line.ts';

/** The whole collection into a bundle file, that file into an empty place, and again into the place that it came from, each by a process of its own. */
export const bundle: Bench = {
  name: 'bundle',
  figures: ['written', 'read', 'again'].flatMap((what) => [
    `bundle-${what}`,
    `bundle-${what}-cpu`,
    `bundle-${what}-memory`,
  ]),
  run: async (tools) => {
    const data = copyTo(tools.newFolder(), await tools.collection());
    const written: Measured[] = [];
    const read: Measured[] = [];
    const again: Measured[] = [];
    for (let count = 0; count < (tools.quick ? 1 : 3); count++) {
      const file = path.join(data, 'all.kartoteka.zip');
      written.push(await command(tools, data, ['export', '--out', file]));
      read.push(await command(tools, tools.newFolder(), ['import', file, '--yes']));
      again.push(await command(tools, data, ['import', file, '--yes']));
    }
    return [...figures('written', written), ...figures('read', read), ...figures('again', again)];
  },
};

function figures(what: string, runs: readonly Measured[]): Figure[] {
  return [
    figureOf(
      { name: `bundle-${what}`, unit: 'ms', target: 30_000 },
      runs.map(({ elapsed }) => elapsed),
    ),
    figureOf(
      { name: `bundle-${what}-cpu`, unit: 'ms' },
      runs.map(({ cpu }) => cpu),
    ),
    figureOf(
      { name: `bundle-${what}-memory`, unit: 'MB', target: 600 },
      runs.map(({ memory }) => memory),
    ),
  ];
}

function command({ root }: Tools, data: string, args: readonly string[]): Promise<Measured> {
  const now = new Date(NOW).toISOString();
  const env = { ...process.env, KARTOTEKA_DATA: data, KARTOTEKA_NOW: now, LC_ALL: 'C' };
  return run([path.join(root, 'dist', 'kartoteka.mjs'), ...args], env);
}
