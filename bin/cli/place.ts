import { existsSync } from 'node:fs';
import path from 'node:path';
import { knownActor } from '#lib/accounts/local-actor.ts';
import type { Actor, Context } from '#lib/context.ts';
import { isOfOlderVersion, openForReading } from '#lib/open-context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { Call, System } from './command.ts';
import { environmentOf } from './environment.ts';

/** What reads: with the open place and whose it is; null where nobody was here yet. */
type Reading<Result> = (context: Context, actor: Actor | null) => Promise<Result>;

/** Opens the place for reading, beside whoever writes. Throws `database-unusable` where there is none. */
export async function reading<Result>(call: Call, read: Reading<Result>): Promise<Result> {
  const environment = environmentOf(call);
  const { databaseFile } = environment;
  if (!existsSync(databaseFile)) {
    throw new AppError('database-unusable', call.words.noDatabase(databaseFile), { told: 1 });
  }
  if (isOfOlderVersion(databaseFile, migrationsOf(call))) {
    throw new AppError('database-unusable', call.words.oldDatabase(databaseFile), { told: 1 });
  }
  const context = await openForReading({ ...environment, programs: programsOf(call) });
  try {
    return await read(context, await knownActor(context));
  } finally {
    await context.store.close();
  }
}

/** Whether there is a database to read from. */
export function hasDatabase(system: System): boolean {
  return existsSync(environmentOf(system).databaseFile);
}

/** Whether that database is of this version as well. */
export function canRead(system: System): boolean {
  const { databaseFile } = environmentOf(system);
  return existsSync(databaseFile) && !isOfOlderVersion(databaseFile, migrationsOf(system));
}

/** Folder of the migrations that come with the program. */
export function migrationsOf({ root }: System): string {
  return path.join(root, 'prisma', 'migrations');
}

/** Folder of the built programs that do work in threads and processes of their own. */
export function programsOf({ root }: System): string {
  return path.join(root, 'dist');
}
