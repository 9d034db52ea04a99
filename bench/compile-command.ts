import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { joinDocuments } from '#lib/compiler/compile.ts';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import { SectionMemory } from '#lib/compiler/section-memory.ts';
import { loadErrata } from '#lib/library/load-errata.ts';
import { findDeckFiles } from '#lib/platform/deck-files.ts';
import type { Bench, Tools } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { commandLine, type Measured } from './support/command-line.ts';
import { measure } from './support/measure.ts';
import { writtenCorpus } from './support/written-corpus.ts';

const FIGURES = ['check', 'compile-cold', 'compile-unchanged', 'compile-one-edit'] as const;

/** The commands on 50 files with 10,000 cards, and on ten times as many; each as a process of its own, without its start-up. */
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
      figureOf(
        { name: 'compile-memory', unit: 'MB', target: 400 },
        small.cold.map(({ memory }) => memory),
      ),
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
}

async function commands(
  tools: Tools,
  files: number,
  runs = tools.quick ? 2 : 5,
): Promise<Commands> {
  const folder = writeCorpus(tools, files);
  const empty = tools.newFolder();
  writeFileSync(path.join(empty, 'empty.md'), 'No card is here.\n');
  const found: Commands = { check: [], cold: [], unchanged: [], edited: [], limit: [] };
  for (let run = 0; run < runs; run++) {
    const dataFolder = tools.newFolder();
    const command = commandLine(tools.root, dataFolder, empty);
    const compile = () => command('compile', folder, '--yes');
    found.check.push(await command('check', folder));
    found.limit.push(...(await measure({ runs: 1, warmUp: 1 }, () => readAndHash(folder))));
    found.cold.push(await compile());
    found.unchanged.push(await compile());
    editOne(folder, run);
    found.edited.push(await compile());
  }
  return found;
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

const LINES = 2000;

/** Milliseconds from an edited text of 2,000 lines to its notes and all findings, as where somebody writes: what is the same is known. */
function editOfDocument({ quick }: Tools): number[] {
  const [file] = writtenCorpus({ files: 1, cardsPerFile: 1000 });
  const lines = (file?.text ?? '').split('\n').slice(0, LINES);
  const lint = { depth: 'all', errata: loadErrata([]).errata } as const;
  const memory = new SectionMemory();
  const samples: number[] = [];
  for (let run = 0; run < (quick ? 30 : 100); run++) {
    lines[LINES / 2] = `A line that was edited ${run} times.`;
    const text = lines.join('\n');
    const startedAt = performance.now();
    const file = { path: 'notes/a.md', text };
    const compiled = compileDocument(file, lint, { sides: 'left-out', memory });
    joinDocuments([compiled], undefined, lint);
    if (run >= 10) samples.push(performance.now() - startedAt);
  }
  return samples;
}
