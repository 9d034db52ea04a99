import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Tools } from '../bench.ts';

const MOST_SAID = 10_000_000;

/** What a script of this folder says to its arguments; null where the official Anki is not installed. */
export async function askAnki(
  { anki, root }: Tools,
  script: string,
  args: readonly string[],
): Promise<string | null> {
  const python = anki();
  if (python === null) return null;
  const file = path.join(root, 'bench', 'official-anki', script);
  const run = promisify(execFile);
  const { stdout } = await run(python, [file, ...args], { maxBuffer: MOST_SAID });
  return stdout;
}

/** Why a figure of the official Anki is missing. */
export const NO_ANKI = 'The official Anki is not installed: npm run test:anki does it.';
