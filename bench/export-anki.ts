import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Bench, Tools } from './bench.ts';
import { copyTo, NOW } from './collection/made-collection.ts';
import { type Figure, figureOf } from './figure.ts';

const FORMATS = ['apkg', 'colpkg'] as const;

/** `kartoteka export` of the whole collection for Anki, as a process of its own; the first one gives numbers to everything. */
export const exportAnki: Bench = {
  name: 'export-anki',
  figures: [
    'export-first',
    ...FORMATS.flatMap((format) => [`export-${format}`, `export-${format}-memory`]),
  ],
  run: async (tools) => {
    const data = copyTo(tools.newFolder(), await tools.collection());
    const first = await run(tools, data, 'apkg');
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
  const runs: Run[] = [];
  for (let count = 0; count < (tools.quick ? 2 : 5); count++)
    runs.push(await run(tools, data, format));
  return [
    figureOf(
      { name: `export-${format}`, unit: 'ms', target: 9500 },
      runs.map(({ elapsed }) => elapsed),
    ),
    figureOf(
      { name: `export-${format}-memory`, unit: 'MB', target: 600 },
      runs.map(({ memory }) => memory),
    ),
  ];
}

interface Run {
  readonly elapsed: number;
  /** Most resident memory, in MB. */
  readonly memory: number;
}

/** Tells at the end what the process took. */
const REPORT = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("#" + process.resourceUsage().maxRSS / 1000));',
)}`;

async function run({ root }: Tools, data: string, format: string): Promise<Run> {
  const program = path.join(root, 'dist', 'kartoteka.mjs');
  const args = ['--import', REPORT, program, 'export', '--out', path.join(data, `all.${format}`)];
  const env = {
    ...process.env,
    KARTOTEKA_DATA: data,
    KARTOTEKA_NOW: new Date(NOW).toISOString(),
    LC_ALL: 'C',
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const memory = /#([\d.]+)$/.exec(said)?.[1];
  if (code !== 0 || memory === undefined) throw new Error(`${args.join(' ')}: ${said}`);
  return { elapsed: performance.now() - startedAt, memory: Number(memory) };
}
