import { moved } from '#lib/scheduler/load.ts';
import type { Due, StudyDay } from '#lib/scheduler/types.ts';
import type { PresetId } from '#lib/shared/ids.ts';
import type { Loads } from '../types.ts';

/** The loads after a card of a preset moved from one due time to another. Steps within the day are no load. */
export function countIn(
  loads: Loads,
  preset: PresetId,
  { from, to }: { from: Due | null; to: Due | null },
): Loads {
  const load = loads[preset];
  if (load === undefined) return loads;
  return { ...loads, [preset]: moved(load, dayOf(from), dayOf(to)) };
}

function dayOf(due: Due | null): StudyDay | null {
  return due?.kind === 'day' ? due.day : null;
}
