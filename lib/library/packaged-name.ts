import { isPackageName } from './import-anki/open-package.ts';
import { isProgramName } from './import-anki/open-program.ts';
import { isTableName } from './import-anki/open-table.ts';

/** Whether a file of this name goes the way of packages from Anki: they themselves, tables, and files of other programs. */
export function isPackagedName(name: string): boolean {
  return isPackageName(name) || isTableName(name) || isProgramName(name);
}
