import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { killServers } from '../tests/support/server.ts';
import { madePackage } from './anki-package/made-package.ts';
import type { Bench, Tools } from './bench.ts';
import { benches } from './benches.ts';
import type { Size } from './collection/fill-collection.ts';
import { madeCollection } from './collection/made-collection.ts';
import { type Figure, failedFigure } from './figure.ts';

const HUGE = { cards: 1_000_000, events: 10_000_000 };
const LARGE = { cards: 100_000, events: 1_000_000 };
const SMALL = { cards: 5_000, events: 50_000 };

/** What the start script knows. */
export interface Run {
  readonly root: string;
  readonly args: readonly string[];
  /** Names what collections are made by. */
  readonly collectionKey: string;
  /** Names what packages are made by. */
  readonly packageKey: string;
  readonly findAnki: () => string | null;
  readonly findChromium: () => Promise<string | null>;
}

/** Runs the benches that were asked for, prints their figures and gives the exit status. */
export async function main(run: Run): Promise<number> {
  const { only, quick } = readArguments(run.args);
  const chosen = benches.filter((bench) => only === null || namesOf(bench).includes(only));
  if (chosen.length === 0) {
    say(`There is no bench ${only}: choose from ${benches.flatMap(namesOf).join(', ')}.`);
    return 2;
  }
  const folders: string[] = [];
  const tools = toolsFor(run, quick, folders);
  let failed = 0;
  try {
    for (const bench of chosen) {
      const figures = await figuresOf(bench, tools);
      const wanted = figures.filter(
        ({ name }) => only === null || only === bench.name || name === only,
      );
      for (const figure of wanted) process.stdout.write(`${JSON.stringify(figure)}\n`);
      failed += figures.filter(({ error }) => error !== undefined).length;
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await killServers();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
  return failed > 0 ? 1 : 0;
}

function readArguments(args: readonly string[]): { only: string | null; quick: boolean } {
  const at = args.indexOf('--only');
  return { only: at < 0 ? null : (args[at + 1] ?? ''), quick: args.includes('--quick') };
}

function namesOf({ name, figures }: Bench): string[] {
  return [name, ...figures.filter((figure) => figure !== name)];
}

async function figuresOf(bench: Bench, tools: Tools): Promise<readonly Figure[]> {
  const startedAt = performance.now();
  say(`${bench.name} …`);
  try {
    return await bench.run(tools);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return bench.figures.map((name) => failedFigure(name, error));
  } finally {
    await killServers();
    say(`${bench.name} took ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

function toolsFor(
  { root, collectionKey, packageKey, findAnki, findChromium }: Run,
  quick: boolean,
  folders: string[],
): Tools {
  const parent = path.join(root, '.cache', 'bench');
  const made = (size: Size) => madeCollection({ root, size, key: collectionKey });
  return {
    root,
    quick,
    collection: () => made(quick ? SMALL : LARGE),
    hugeCollection: () => made(quick ? SMALL : HUGE),
    ankiPackage: (size) => madePackage(parent, { size, key: packageKey }),
    anki: findAnki,
    newFolder: () => {
      mkdirSync(parent, { recursive: true });
      const folder = mkdtempSync(path.join(parent, 'run-'));
      folders.push(folder);
      return folder;
    },
    chromium: async () => {
      const found = await findChromium();
      if (!found) throw new Error('No Chromium was found: set CHROMIUM_PATH to one.');
      return found;
    },
  };
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
