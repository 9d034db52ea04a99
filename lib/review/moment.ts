import type { Actor, Context } from '#lib/context.ts';
import { startOfStudyDay, studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar, StudyDay } from '#lib/scheduler/types.ts';
import { type Instant, MINUTE } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';

/** The moment for which a queue is gathered. */
export interface Moment {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly today: StudyDay;
  /** Steps due until here may be shown when nothing else is left. */
  readonly until: Instant;
}

/** Now, as this person counts it. */
export function momentOf(context: Context, { settings }: Actor): Moment {
  const now = context.now();
  const calendar = calendarOf(settings);
  const until = now + settings.learnAheadMinutes * MINUTE;
  return { now, calendar, today: studyDay(now, calendar), until };
}

/** The study day of a moment and the instant at which it began. */
export function dayOf({ today, calendar }: Moment): { day: StudyDay; since: Instant } {
  return { day: today, since: startOfStudyDay(today, calendar) };
}

/** Changes with every write of the person and with the study day: under the same stamp the queue is the same but for steps that fall due. */
export function queueStamp(context: Context, actor: Actor): string {
  return `${context.store.changes.stamp(actor.user)}.${momentOf(context, actor).today}`;
}
