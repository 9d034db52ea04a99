import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version of the program in a folder. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return version as string;
}
