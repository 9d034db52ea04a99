import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { localActor } from '#lib/accounts/local-actor.ts';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import type { Context } from '#lib/context.ts';
import { checkDeckFiles } from '#lib/library/check-deck-files.ts';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import { openContext } from '#lib/open-context.ts';
import { findDeckFiles } from '#lib/platform/deck-files.ts';
import type { Bench, Tools } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { cpuOf, type Measured } from './support/cpu.ts';
import { writtenCorpus } from './support/written-corpus.ts';

const FIGURES = ['check', 'compile-cold', 'compile-unchanged', 'compile-one-edit'] as const;

/** What the commands do from reading the files to the applied plan, in process: 50 files, 10,000 cards, and ten times as many. */
export const compileCommand: Bench = {
  name: 'compile-command',
  figures: [
    ...FIGURES,
    ...FIGURES.map((name) => `${name}-cpu`),
    'read-and-hash',
    'compile-memory',
    'compile-cold-100000-cards',
    'edit-of-2000-lines',
  ],
  run: async (tools) => {
    const small = await commands(tools, 50);
    const figures = [
      ...judge('check', small.check, 1500),
      ...judge('compile-cold', small.cold, 2500),
      ...judge('compile-unchanged', small.unchanged, 150),
      ...judge('compile-one-edit', small.edited, 150),
      figureOf({ name: 'read-and-hash', unit: 'ms' }, small.limit),
      figureOf({ name: 'compile-memory', unit: 'MB', target: 400 }, [small.memory]),
      figureOf({ name: 'edit-of-2000-lines', unit: 'ms', target: 16 }, editOfDocument(tools)),
    ];
    if (tools.quick) return figures;
    const large = await commands(tools, 500, 1);
    const cold = large.cold.map(({ elapsed }) => elapsed);
    return [
      ...figures,
      figureOf({ name: 'compile-cold-100000-cards', unit: 'ms', target: 25_000 }, cold),
    ];
  },
};

function judge(
  name: (typeof FIGURES)[number],
  samples: readonly Measured[],
  target: number,
): Figure[] {
  const cpu = samples.map((sample) => sample.cpu);
  return [
    figureOf(
      { name, unit: 'ms', target },
      samples.map(({ elapsed }) => elapsed),
    ),
    figureOf({ name: `${name}-cpu`, unit: 'ms', target }, cpu),
  ];
}

interface Commands {
  readonly check: Measured[];
  readonly cold: Measured[];
  readonly unchanged: Measured[];
  readonly edited: Measured[];
  /** Reading and hashing the same bytes: nothing can be faster. */
  readonly limit: number[];
  /** Most resident memory of this process, in MB. */
  readonly memory: number;
}

async function commands(
  tools: Tools,
  files: number,
  runs = tools.quick ? 2 : 5,
): Promise<Commands> {
  const folder = writeCorpus(tools, files);
  const found: Commands = { check: [], cold: [], unchanged: [], edited: [], limit: [], memory: 0 };
  for (let run = 0; run < runs; run++) {
    found.check.push(
      await cpuOf(() => checkDeckFiles({ paths: [folder], deckFolders: [], errataFolders: [] })),
    );
    found.limit.push((await cpuOf(() => readAndHash(folder))).elapsed);
    await withContext(tools, async (context, dataFolder) => {
      const actor = await localActor(context);
      const input = { paths: [folder], deckFolders: [], consent: 'yes' as const, dataFolder };
      const compile = () => cpuOf(() => compileDeckFiles(context, actor, input));
      found.cold.push(await compile());
      found.unchanged.push(await compile());
      editOne(folder, run);
      found.edited.push(await compile());
    });
  }
  return { ...found, memory: process.resourceUsage().maxRSS / 1000 };
}

function writeCorpus({ newFolder }: Tools, files: number): string {
  const folder = path.join(newFolder(), 'notes');
  for (const file of writtenCorpus({ files, cardsPerFile: 200 })) {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
  return folder;
}

/** Another answer in the middle of one file. */
function editOne(folder: string, run: number): void {
  const files = findDeckFiles([folder]).files;
  const { file } = files[Math.floor(files.length / 2)] as (typeof files)[number];
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf('\n', text.length / 2);
  const end = text.indexOf('A: ', at) + 3;
  writeFileSync(file, `${text.slice(0, end)}edited ${run} ${text.slice(end)}`);
}

function readAndHash(folder: string): void {
  for (const { file } of findDeckFiles([folder]).files) {
    createHash('sha256').update(readFileSync(file)).digest('hex');
  }
}

async function withContext(
  { root, newFolder }: Tools,
  work: (context: Context, dataFolder: string) => Promise<void>,
): Promise<void> {
  const dataFolder = newFolder();
  const context = await openContext({
    databaseFile: path.join(dataFolder, 'kartoteka.db'),
    migrations: path.join(root, 'prisma', 'migrations'),
    startAt: null,
  });
  try {
    await work(context, dataFolder);
  } finally {
    await context.store.close();
  }
}

const LINES = 2000;

/** Milliseconds from an edited text of 2,000 lines to its notes and findings. */
function editOfDocument({ quick }: Tools): number[] {
  const [file] = writtenCorpus({ files: 1, cardsPerFile: 1000 });
  const lines = (file?.text ?? '').split('\n').slice(0, LINES);
  const samples: number[] = [];
  for (let run = 0; run < (quick ? 30 : 100); run++) {
    lines[LINES / 2] = `A line that was edited ${run} times.`;
    const text = lines.join('\n');
    const startedAt = performance.now();
    compileDocument({ path: 'notes/a.md', text });
    if (run >= 10) samples.push(performance.now() - startedAt);
  }
  return samples;
}
