import { studyDay } from '#lib/scheduler/study-day.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Tally } from '../types.ts';
import type { Answered, SessionState } from './state.ts';
import { beyond, nothingDone, sumOf, tallyOf } from './tally.ts';

/** What was answered on a study day outside this session, as the server told it at an instant. */
export interface Elsewhere {
  readonly at: Instant;
  readonly day: StudyDay;
  readonly done: Tally;
}

/** Takes in what the server counts for the day, of which this session's own answers are a part. */
export function adoptDone(
  state: SessionState,
  { now, done }: { readonly now: Instant; readonly done: Tally },
): SessionState {
  // While answers are on their way, nobody can tell which of them the server has counted.
  if (state.pending.length > 0) return state;
  const day = studyDay(now, state.calendar);
  const own = tallyOf(answeredOn(state, day));
  return { ...state, elsewhere: { at: now, day, done: beyond(done, own) } };
}

/** The answers of the session's present study day: its own, and those given elsewhere. */
export function doneToday(state: SessionState): Tally {
  const today = studyDay(state.now, state.calendar);
  // Practice is told by itself: it is no answer of the day.
  if (state.course === 'practice') return tallyOf(answeredOn(state, today));
  const { day, done } = state.elsewhere;
  return sumOf(tallyOf(answeredOn(state, today)), day === today ? done : nothingDone);
}

/** Whether the server spoke, with nothing on its way any more, since it told what was done. */
export function isUntold({ pending, server, elsewhere }: SessionState): boolean {
  return pending.length === 0 && server.at > elsewhere.at;
}

function answeredOn({ answered, calendar }: SessionState, day: StudyDay): readonly Answered[] {
  return answered.filter(({ at }) => studyDay(at, calendar) === day);
}
