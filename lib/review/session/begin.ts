import { studyDay } from '#lib/scheduler/study-day.ts';
import type { SessionStart } from '../types.ts';
import { unseenOf } from './counts.ts';
import { append } from './line.ts';
import { advance } from './next-card.ts';
import { withPresets } from './presets.ts';
import type { ServerView, SessionState } from './state.ts';

/** The session as the server opened it, with its first card shown. */
export function beginSession(start: SessionStart): SessionState {
  const { course, now, counts, nextDue, stamp, calendar, learnAhead } = start;
  const server: ServerView = { at: now, counts, nextDue, stamp };
  const line = append({ main: [], steps: [] }, start.cards, course);
  return advance({
    course,
    calendar,
    learnAhead,
    presets: withPresets({}, start.presets),
    loads: start.loads,
    now,
    current: null,
    line,
    last: start.last,
    answered: [],
    acted: [],
    redoable: [],
    pending: [],
    server,
    stamp,
    unseen: unseenOf({ current: null, line, learnAhead }, server),
    elsewhere: { at: now, day: studyDay(now, calendar), done: start.done },
    undoBefore: start.canUndo,
    undoAct: start.undoAct,
    ended: false,
    undoing: false,
  });
}
