import type { StudyDay } from '#lib/scheduler/types.ts';
import type { UserId } from '#lib/shared/ids.ts';

/** How many reviews were answered on each of the last days before `today` on which any were, the newest first. */
export interface PastReviews {
  readonly today: StudyDay;
  /** How many days were asked for. */
  readonly days: number;
  readonly counts: readonly number[];
}

// Served pages and the process around them are built apart, and write to the same database.
const SHARED = Symbol.for('kartoteka.past-reviews');

/** What this process knows of the days past, by person: they stay as they are, but for what comes late and what is taken back. */
export function rememberedReviews(): Map<UserId, PastReviews> {
  const shared = globalThis as { [SHARED]?: Map<UserId, PastReviews> };
  shared[SHARED] ??= new Map();
  return shared[SHARED];
}

/** Runs what changes the log and gives the first study day that it changed: what is known of the days before holds on. */
export async function keepingReviews(change: () => Promise<StudyDay>): Promise<void> {
  const known = [...rememberedReviews()];
  const first = await change();
  for (const [user, past] of known) if (past.today <= first) rememberedReviews().set(user, past);
}
