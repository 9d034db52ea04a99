import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const made: string[] = [];

/** A new empty folder, with a space and Cyrillic in its name, that is gone when the test file is finished. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'мои карточки '));
  made.push(folder);
  return folder;
}

/** A new folder with these files, by their paths. */
export function tempFolderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = tempFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Removes what was made. */
export function removeTempFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
