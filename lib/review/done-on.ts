import type { Actor, Context } from '#lib/context.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import { answersOn } from '#lib/store/day-answers.ts';
import type { Tally } from './types.ts';

/** The person's answers of a study day that stand. */
export async function doneOn(context: Context, actor: Actor, day: StudyDay): Promise<Tally> {
  const found = await answersOn(context.store.db, actor.user, day);
  const { answers, again, hard, good, easy, reviews, remembered, milliseconds } = found;
  const byRating = { 1: again, 2: hard, 3: good, 4: easy };
  return { answers, byRating, reviews, remembered, milliseconds };
}
