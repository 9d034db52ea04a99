import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the last compile of a file came to. */
export interface KeptFile<Finding> {
  /** SHA-256 of its text. */
  readonly text: string;
  /** The media that it asked for: with others, it compiles to something else. */
  readonly media: readonly { readonly path: string; readonly hash: string | null }[];
  readonly notes: number;
  readonly cards: number;
  readonly findings: readonly Finding[];
}

/** By absolute path. */
export type KeptFiles<Finding> = ReadonlyMap<string, KeptFile<Finding>>;

/**
 * What is kept of earlier compiles in a data folder, so that files that did not change need not be compiled to say what
 * is wrong with them. Empty where nothing is kept or another version kept it: it can always be made anew.
 */
export function readKeptFiles<Finding>(dataFolder: string, version: number): KeptFiles<Finding> {
  try {
    const kept = JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')) as {
      version: number;
      files: Record<string, KeptFile<Finding>>;
    };
    return new Map(kept.version === version ? Object.entries(kept.files) : []);
  } catch {
    return new Map();
  }
}

/** Keeps what compiles came to. */
export function writeKeptFiles(
  dataFolder: string,
  version: number,
  files: KeptFiles<unknown>,
): void {
  mkdirSync(dataFolder, { recursive: true });
  const partial = `${fileOf(dataFolder)}.${process.pid}.part`;
  writeFileSync(partial, JSON.stringify({ version, files: Object.fromEntries(files) }));
  renameSync(partial, fileOf(dataFolder));
}

function fileOf(dataFolder: string): string {
  return path.join(dataFolder, 'compiled.json');
}
