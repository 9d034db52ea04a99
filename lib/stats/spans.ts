import type { StudyDay } from '#lib/scheduler/types.ts';
import { DAY } from '#lib/shared/instant.ts';

/** Study days, both ends included. */
export interface Span {
  readonly from: StudyDay;
  readonly to: StudyDay;
}

const MOST_DAYS = 62;
const MOST_WEEKS_IN_DAYS = 740;

/** Cuts days into single ones where they are few, into weeks from Monday, or into months where they are many. */
export function spansOf({ from, to }: Span): Span[] {
  const length = to - from + 1;
  const startOf = length <= MOST_DAYS ? own : length <= MOST_WEEKS_IN_DAYS ? monday : firstOfMonth;
  const spans: Span[] = [];
  for (let end = to; end >= from; ) {
    const start = Math.max(from, startOf(end));
    spans.unshift({ from: start, to: end });
    end = start - 1;
  }
  return spans;
}

function own(day: StudyDay): StudyDay {
  return day;
}

/** Day 0 was a Thursday. */
function monday(day: StudyDay): StudyDay {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function firstOfMonth(day: StudyDay): StudyDay {
  return day - new Date(day * DAY).getUTCDate() + 1;
}
