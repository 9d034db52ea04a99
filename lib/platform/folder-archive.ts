import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#lib/shared/errors.ts';
import type { Archive } from './zip.ts';

const MOST_FILES = 300_000;

/** The files of a folder as if they lay in an archive; none where there is no such folder. Links and what is hidden are left out. */
export function folderArchive(folder: string): Archive {
  const files = new Map<string, string>();
  if (existsSync(folder)) look(folder, '', files);
  const fileOf = (name: string) => {
    const file = files.get(name);
    if (file !== undefined) return file;
    throw new AppError('unreadable-file', `${name} is not in ${folder}.`, { entry: name });
  };
  return {
    names: [...files.keys()],
    stream: (name) => createReadStream(fileOf(name)),
    read: (name) => readFile(fileOf(name)),
  };
}

function look(folder: string, before: string, files: Map<string, string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = `${before}${entry.name}`;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) look(file, `${name}/`, files);
    else if (entry.isFile()) files.set(name.normalize('NFC'), file);
    if (files.size > MOST_FILES) {
      throw new AppError('too-large', `${folder} holds too many files.`, { entry: folder });
    }
  }
}
