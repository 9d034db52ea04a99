import type { StudyDay } from '#lib/scheduler/types.ts';
import { remembered } from './remembered.ts';

/** Runs what changes the log and gives the first study day that it changed: what is known of the days before holds on. */
export async function keepingReviews(change: () => Promise<StudyDay>): Promise<void> {
  const { reviews } = remembered();
  const known = reviews.all();
  const first = await change();
  for (const [user, past] of known) if (past.today <= first) reviews.set(user, past);
}
