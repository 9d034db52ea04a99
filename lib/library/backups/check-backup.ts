import { databaseTables, problemOf } from '#lib/platform/database-copy.ts';
import { AppError } from '#lib/shared/errors.ts';

/** Throws `database-unusable` where the file of a backup is no whole database of ours: an empty file, too, is a whole database. */
export function checkBackup(name: string, file: string): void {
  const problem = problemOf(file) ?? foreignness(file);
  if (problem === null) return;
  throw new AppError(
    'database-unusable',
    `The backup ${name} is damaged (${problem}). Go back to another one.`,
    { backup: name, problem },
  );
}

function foreignness(file: string): string | null {
  return databaseTables(file).includes('_prisma_migrations')
    ? null
    : 'it holds nothing of Kartoteka';
}
