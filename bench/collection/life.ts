import { foldOne, newCardState } from '#lib/scheduler/fold.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  AnswerEvent,
  Calendar,
  CardMemoryState,
  Outcomes,
  Rating,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, HOUR, type Instant, MINUTE } from '#lib/shared/instant.ts';
import { type Chance, chanceFrom } from './chance.ts';

/** Without daylight saving every day is alike, so that a life can be moved in time by whole days. */
export const CALENDAR: Calendar = { zone: 'UTC', rollover: 4 };

/** What a card went through from day 0 on, and where it stands now. */
export interface Life {
  readonly events: readonly AnswerEvent[];
  readonly state: CardMemoryState;
  /** The day on which it is due. */
  readonly due: StudyDay;
  /** Days between its last answer and that day. */
  readonly interval: number;
}

const WAKING = 14 * HOUR;
/** The most forgetful card fails so many of its answers, and the least forgetful one none. */
const MOST_FORGETFUL = 0.5;
/** After its last answer a card rests for a while: none is left on a step for ever. */
const LEAST_REST = 30 * DAY_SECONDS;

/** How often a card is answered, and how hard it is to keep, from 0 to 1. */
export interface Fate {
  readonly answers: number;
  readonly forgetful: number;
}

/** A card that is answered whenever it is due: the same for the same seed and fate. */
export function simulateLife(seed: number, { answers, forgetful }: Fate): Life {
  const chance = chanceFrom(seed);
  const events: AnswerEvent[] = [];
  let state = newCardState;
  let at: Instant = morning(0);
  let due: StudyDay = 0;
  while (events.length < answers) {
    const isLast = events.length + 1 === answers;
    const event = answerAt(at, { seed, state, isLast, forgetful, chance });
    events.push(event);
    state = foldOne(state, event, defaultStudyOptions);
    const next = event.outcome.due;
    if (next.kind === 'day') due = next.day;
    const earliest = next.kind === 'day' ? morning(next.day) : next.at;
    at = earliest + upTo(next.kind === 'day' ? WAKING : MINUTE, chance);
  }
  return { events, state, due, interval: state.interval / DAY_SECONDS };
}

interface Moment {
  readonly seed: number;
  readonly state: CardMemoryState;
  readonly isLast: boolean;
  readonly forgetful: number;
  readonly chance: Chance;
}

function answerAt(at: Instant, { seed, state, isLast, forgetful, chance }: Moment): AnswerEvent {
  const card = String(seed) as CardId;
  const options = defaultStudyOptions;
  const given = outcomes({ card, state, options, now: at, calendar: CALENDAR });
  const rating = ratingFor(given, { forgetful, isLast, draw: chance() });
  const { phase, step, due, interval, chain } = given.byRating[rating];
  const durationMs = 3000 + upTo(9000, chance);
  return {
    // These names are only good within this life: whoever lives it gives their own.
    id: String(at) as EventId,
    preset: '' as PresetId,
    card,
    kind: 'answer',
    at,
    clientAt: at,
    receivedAt: at,
    studyDay: Math.floor((at - morning(0)) / (morning(1) - morning(0))),
    device: 'bench',
    zoneOffset: 0,
    rating,
    revealMs: Math.floor(durationMs / 2),
    durationMs,
    phaseBefore: state.phase,
    recall: given.recall,
    presetVersion: 1,
    revision: 1,
    language: 'en',
    outcome: { phase, step, due, interval, chain },
    typed: null,
    verdict: null,
  };
}

function ratingFor(
  given: Outcomes,
  { forgetful, isLast, draw }: { forgetful: number; isLast: boolean; draw: number },
): Rating {
  const forgotten = forgetful * MOST_FORGETFUL;
  const rating = draw < forgotten ? 1 : draw < forgotten + 0.08 ? 2 : draw < 0.98 ? 3 : 4;
  const { phase, interval } = given.byRating[rating];
  const rests = phase === 'review' && interval >= LEAST_REST;
  return isLast && !rests ? 4 : rating;
}

function morning(day: StudyDay): Instant {
  return startOfStudyDay(day, CALENDAR) + 2 * HOUR;
}

function upTo(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit);
}
