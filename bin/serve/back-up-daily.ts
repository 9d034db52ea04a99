import { localActor } from '#lib/accounts/local-actor.ts';
import type { Context } from '#lib/context.ts';
import { backUpIfDue } from '#lib/library/backups/back-up-if-due.ts';
import { HOUR, MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';

/** Whoever starts the server for a moment only waits for nothing. */
const FIRST_MS = MINUTE;

/** Makes the copy of the day while the server runs, and says so where it could not be made. */
export function backUpDaily(context: Context): void {
  const look = async () => {
    try {
      const { settings } = await localActor(context);
      await backUpIfDue(context, calendarOf(settings));
    } catch (error) {
      process.stderr.write(`${'backup'.padEnd(16)}not made: ${(error as Error).message}\n`);
    }
  };
  setTimeout(() => void look(), FIRST_MS).unref();
  setInterval(() => void look(), HOUR).unref();
}
