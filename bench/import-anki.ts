import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LARGE_PACKAGE, type PackageSize, SMALL_PACKAGE } from './anki-package/notes.ts';
import { tableOf } from './anki-package/table.ts';
import type { Bench, Tools } from './bench.ts';
import { NOW } from './collection/made-collection.ts';
import { type Figure, failedFigure, figureOf } from './figure.ts';
import { askAnki, NO_ANKI } from './official-anki/ask.ts';

/** Anki's own time for a package of this size, and the memory that an import may take. */
const TARGET_MS = 9200;
const TARGET_MB = 600;
const TABLE_TARGET_MS = 5000;

/**
 * `kartoteka import` of a package into an empty place, the same once more, and taking it back; then of a table. Each is a process of its own. Where the
 * official Anki is installed (`npm run test:anki`), its own import stands beside it.
 */
export const importAnki: Bench = {
  name: 'import-anki',
  figures: [
    ...['import-anki-first', 'import-anki-memory', 'import-anki-cpu', 'import-anki-again'],
    ...['import-anki-again-memory', 'import-anki-undo', 'import-anki-official'],
    ...['import-csv', 'import-csv-plan', 'import-csv-memory', 'import-csv-official'],
  ],
  run: async (tools) => {
    const size = tools.quick ? SMALL_PACKAGE : LARGE_PACKAGE;
    return [...(await packageFigures(tools, size)), ...(await tableFigures(tools, size))];
  },
};

async function packageFigures(tools: Tools, size: PackageSize): Promise<Figure[]> {
  const file = await tools.ankiPackage(size);
  const rounds: { first: Run; again: Run; undo: Run }[] = [];
  for (let count = 0; count < (tools.quick ? 1 : 3); count++) {
    const data = tools.newFolder();
    await makePlace(tools, data);
    const first = await run(tools, data, ['import', file, '--yes']);
    const again = await run(tools, data, ['import', file, '--yes']);
    const undo = await run(tools, data, ['undo']);
    rounds.push({ first, again, undo });
  }
  const first = rounds.map((round) => round.first);
  const again = rounds.map((round) => round.again);
  const usual = figureOf(
    { name: 'import-anki-first', unit: 'ms', target: TARGET_MS },
    times(first),
  );
  const third = (usual.value ?? 0) / 3;
  return [
    usual,
    figureOf(
      { name: 'import-anki-cpu', unit: 'ms' },
      first.map(({ cpu }) => cpu),
    ),
    figureOf({ name: 'import-anki-memory', unit: 'MB', target: TARGET_MB }, memories(first)),
    figureOf({ name: 'import-anki-again', unit: 'ms', target: third }, times(again)),
    figureOf({ name: 'import-anki-again-memory', unit: 'MB', target: TARGET_MB }, memories(again)),
    figureOf(
      { name: 'import-anki-undo', unit: 'ms', target: 2 * (usual.value ?? 0) },
      times(rounds.map(({ undo }) => undo)),
    ),
    await officialFigure(tools, {
      name: 'import-anki-official',
      script: 'import_package.py',
      file,
    }),
  ];
}

/** Plan and apply together, as a person goes through them. */
async function tableFigures(tools: Tools, size: PackageSize): Promise<Figure[]> {
  const data = tools.newFolder();
  const file = path.join(data, 'table.csv');
  writeFileSync(file, tableOf(size));
  await makePlace(tools, data);
  const plan = await run(tools, data, ['import', file, '--json']);
  const apply = await run(tools, data, ['import', file, '--yes', '--json']);
  const whole = plan.elapsed + apply.elapsed;
  return [
    figureOf({ name: 'import-csv', unit: 'ms', target: TABLE_TARGET_MS }, [whole]),
    figureOf({ name: 'import-csv-plan', unit: 'ms' }, [plan.elapsed]),
    figureOf({ name: 'import-csv-memory', unit: 'MB', target: TARGET_MB }, memories([plan, apply])),
    await officialFigure(tools, { name: 'import-csv-official', script: 'import_table.py', file }),
  ];
}

/** A database that is there: making one is no part of an import. */
async function makePlace(tools: Tools, data: string): Promise<void> {
  const empty = tools.newFolder();
  await run(tools, data, ['compile', empty, '--yes']);
}

/** What the official Anki's own import of a file takes, into an empty collection. */
async function officialFigure(
  tools: Tools,
  { name, script, file }: { readonly name: string; readonly script: string; readonly file: string },
): Promise<Figure> {
  const own = path.join(tools.newFolder(), 'collection.anki2');
  const said = await askAnki(tools, script, [own, file]);
  if (said === null) return failedFigure(name, NO_ANKI);
  return figureOf({ name, unit: 'ms' }, [Number(said)]);
}

function times(runs: readonly Run[]): number[] {
  return runs.map(({ elapsed }) => elapsed);
}

function memories(runs: readonly Run[]): number[] {
  return runs.map(({ memory }) => memory);
}

interface Run {
  readonly elapsed: number;
  /** Milliseconds of the processor: what other work on the machine changes less. */
  readonly cpu: number;
  /** Most resident memory, in MB. */
  readonly memory: number;
}

/** Tells at the end what the process took. */
const REPORT = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => { const u = process.resourceUsage(); process.stderr.write("#" + JSON.stringify([(u.userCPUTime + u.systemCPUTime) / 1000, u.maxRSS / 1000])); });',
)}`;

async function run({ root }: Tools, data: string, args: readonly string[]): Promise<Run> {
  const program = path.join(root, 'dist', 'kartoteka.mjs');
  const startedAt = performance.now();
  const told = await spawned(process.execPath, ['--import', REPORT, program, ...args], {
    KARTOTEKA_DATA: data,
    KARTOTEKA_DECKS: '',
    KARTOTEKA_NOW: new Date(NOW).toISOString(),
    LC_ALL: 'C',
  });
  const report = /#(\[[\d.,]+\])$/.exec(told)?.[1];
  if (report === undefined) throw new Error(`${args.join(' ')}: ${told}`);
  const [cpu, memory] = JSON.parse(report) as [number, number];
  return { elapsed: performance.now() - startedAt, cpu, memory };
}

async function spawned(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const options = { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] as const };
  const child = spawn(program, args, { ...options, stdio: [...options.stdio] });
  let told = '';
  child.stdout.resume();
  child.stderr.on('data', (piece: Buffer) => {
    told += piece.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')}: ${told}`);
  return told;
}
