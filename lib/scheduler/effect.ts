import type { Load } from '#lib/scheduler/load.ts';
import { type InTurn, rescheduledInTurn } from '#lib/scheduler/reschedule.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';

/** How many cards come on each day from today on: `[0]` is today with all that is overdue. */
export interface Effect {
  /** As due dates stand. */
  readonly before: readonly number[];
  /** As they would stand after rescheduling. */
  readonly after: readonly number[];
  /** Cards whose due date would change. */
  readonly moved: number;
}

/**
 * What rescheduling under new options would do to the days to come. `cards` are all cards of the preset that are due on a day,
 * in the order in which they would be rescheduled, with their memory under the new parameters; they are taken one by one,
 * so they may be streamed. Only the next time that each card comes is counted. `load` is the preset's, from `today` on.
 */
export function effectOf(
  cards: Iterable<InTurn>,
  given: { options: StudyOptions; today: StudyDay; load: Load | null; days?: number },
): Effect {
  const { options, today, load, days = 30 } = given;
  const before = new Array<number>(days).fill(0);
  const after = new Array<number>(days).fill(0);
  const count = (counts: number[], day: StudyDay | null, by: number) => {
    const index = day === null ? days : Math.max(0, day - today);
    if (index < days) counts[index] = (counts[index] ?? 0) + by;
  };
  let moved = 0;
  for (const each of rescheduledInTurn(counted(cards), { options, load })) {
    const { due } = each.schedule;
    if (due.kind !== 'day' || due.day === each.before) continue;
    moved++;
    count(after, each.before, -1);
    count(after, due.day, 1);
  }
  return { before, after, moved };

  function* counted(all: Iterable<InTurn>): Generator<InTurn> {
    for (const each of all) {
      const day = each.state.due?.kind === 'day' ? each.state.due.day : null;
      count(before, day, 1);
      count(after, day, 1);
      yield each;
    }
  }
}
