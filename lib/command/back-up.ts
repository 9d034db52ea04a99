import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { makeBackup } from '#lib/library/backups/make-backup.ts';
import { type Restored, restoreBackup } from '#lib/library/backups/restore-backup.ts';
import { calendarOf } from '#lib/shared/settings.ts';

/** Nothing needs to be said to make a copy. */
export const backupInput = z.object({});

/** A copy of the database. */
export type MadeBackup = Awaited<ReturnType<typeof makeBackup>>;

/** Makes a copy by hand: it stays until it is removed by hand. */
export function backUp(context: Context, { settings }: Actor): Promise<MadeBackup> {
  return makeBackup(context, 'by-hand', calendarOf(settings));
}

/** The name of a copy. */
export const restoreInput = z.object({ name: z.string() });

/** Goes back to a copy. */
export function restore(
  context: Context,
  { settings }: Actor,
  { name }: z.infer<typeof restoreInput>,
): Promise<Restored> {
  return restoreBackup(context, name, calendarOf(settings));
}
