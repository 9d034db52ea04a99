import type { StudyDay } from '#lib/scheduler/types.ts';

/** How many cards fall due on each study day: `counts[0]` on `from`, the next ones on the days after it. */
export interface Load {
  readonly from: StudyDay;
  readonly counts: readonly number[];
}

/** Intervals longer than this are not balanced: so far ahead the load says nothing yet. */
export const BALANCED_UP_TO = 90;

/** As many days as a load needs to have: the widest range of a balanced interval ends within them, also on the next day. */
export const LOAD_DAYS = 104;

/** How many cards are due on a day; none on a day that the load does not reach. */
export function dueOn({ from, counts }: Load, day: StudyDay): number {
  return counts[day - from] ?? 0;
}

/** The load after a card moved from one day to another; null stands for no day. */
export function moved(load: Load, from: StudyDay | null, to: StudyDay | null): Load {
  if (from === to) return load;
  const counts = [...load.counts];
  add(counts, from === null ? -1 : from - load.from, -1);
  add(counts, to === null ? -1 : to - load.from, 1);
  return { from: load.from, counts };
}

function add(counts: number[], index: number, change: 1 | -1): void {
  const count = counts[index];
  if (count !== undefined) counts[index] = Math.max(0, count + change);
}
