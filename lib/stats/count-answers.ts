import type { Actor, Context } from '#lib/context.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { countDays, uncountedDays } from '#lib/store/tallies.ts';
import { write } from '#lib/store/transact.ts';

/** Others wait while days are counted: a few at a time. */
const DAYS_AT_ONCE = 20;

/**
 * Counts the answers of study days that are over and keeps what was counted. Statistics are right without it, but take
 * as long as reading the log of those days does. What changes later waits to be counted again.
 */
export async function countAnswers(context: Context, actor: Actor): Promise<void> {
  const { store } = context;
  const today = studyDay(context.now(), calendarOf(actor.settings));
  const waiting = await uncountedDays(store.db, actor.user);
  const over = waiting.filter((day) => day < today);
  for (let start = 0; start < over.length; start += DAYS_AT_ONCE) {
    const days = over.slice(start, start + DAYS_AT_ONCE);
    await write(store, actor.user, (db) => countDays(db, actor.user, days));
  }
}
