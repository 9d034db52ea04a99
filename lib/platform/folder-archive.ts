import { createReadStream, existsSync, lstatSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileBeyond, unreadableFile } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import type { Archive } from './zip.ts';

const USUAL_FILES = 300_000;

/** The files of a folder as if they lay in an archive; none where there is no such folder. Links and what is hidden are left out, but for what `also` names. Throws `too-large` for more files than `limits` allow. */
export function folderArchive(
  folder: string,
  limits: ImportLimits,
  also: readonly string[] = [],
): Archive {
  const files = new Map<string, string>();
  const most = limits.files ?? USUAL_FILES;
  if (existsSync(folder)) look(folder, '', { files, most });
  for (const name of also) {
    const file = path.join(folder, name);
    if (isPlainFile(file)) files.set(name, file);
  }
  const fileOf = (name: string) => {
    const file = files.get(name);
    if (file !== undefined) return file;
    throw unreadableFile('absent', { entry: name });
  };
  return {
    names: [...files.keys()],
    stream: (name) => createReadStream(fileOf(name)),
    read: (name) => readFile(fileOf(name)),
  };
}

function look(
  folder: string,
  before: string,
  { files, most }: { readonly files: Map<string, string>; readonly most: number },
): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = `${before}${entry.name}`;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) look(file, `${name}/`, { files, most });
    else if (entry.isFile()) files.set(name.normalize('NFC'), file);
    if (files.size > most) throw fileBeyond('too-many-files', { most });
  }
}

function isPlainFile(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
