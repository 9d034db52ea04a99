import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The YAML files that lie in a folder, by name; none where there is no such folder. */
export function readYamlFolder(folder: string): { path: string; text: string }[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => {
    const file = path.join(folder, name);
    return { path: file, text: readFileSync(file, 'utf8') };
  });
}
