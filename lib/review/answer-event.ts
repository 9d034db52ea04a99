import { outcomes } from '#lib/scheduler/outcomes.ts';
import { standingOf } from '#lib/scheduler/standing.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type {
  AnswerEvent,
  CardMemoryState,
  Preset,
  Rating,
  Schedule,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, DAY_SECONDS, type Instant, MINUTE, SECOND } from '#lib/shared/instant.ts';
import type { Surroundings } from './loads.ts';
import type { Moment } from './moment.ts';
import type { AnswerInput } from './types.ts';

/** A clock that runs ahead by less is only drift: the answer's own outcome stands. */
const DRIFT = MINUTE;
/** Answers may wait this long in a browser without network; an older claim is a wrong clock. */
const LONGEST_WAIT = 90 * DAY;

interface Received {
  readonly input: AnswerInput;
  readonly card: CardId;
  /** What it is studied under; null where its deck was never on the desk. */
  readonly preset: Preset | null;
  readonly state: CardMemoryState;
  readonly moment: Moment;
  /** The options of the preset as the deck wants them. */
  readonly options: StudyOptions;
  /** Reads what else the outcome depends on; only asked where it is computed here. */
  readonly surroundings: () => Promise<Surroundings>;
}

/**
 * The event that an answer becomes. Its instant is the device's, but never later than now and never
 * impossibly old; its outcome is what the button said, unless the clock was wrong or the outcome cannot be:
 * then the outcome is computed here, for the accepted instant.
 */
export async function answerEvent(received: Received): Promise<AnswerEvent> {
  const { input, card, preset, state, moment, options } = received;
  const at = acceptedInstant(input.clientAt, moment.now);
  const today = studyDay(at, moment.calendar);
  const near = Math.abs(input.clientAt - at) <= DRIFT;
  const trusted = near && isPossible(input, { at, today, options });
  const own = trusted
    ? null
    : outcomes({ ...moment, ...(await received.surroundings()), card, state, options, now: at });
  const { phase, step, due, interval, chain } =
    own?.byRating[input.rating] ?? (input.outcome as NonNullable<AnswerInput['outcome']>);
  return {
    id: input.id,
    kind: 'answer',
    card,
    at,
    clientAt: input.clientAt,
    receivedAt: moment.now,
    studyDay: today,
    device: input.device,
    zoneOffset: input.zoneOffset,
    rating: input.rating,
    revealMs: input.revealMs,
    durationMs: Math.min(input.durationMs, options.answerCap * SECOND),
    phaseBefore: own ? state.phase : input.phaseBefore,
    ...(isOnDayStep(state, today) ? { byDay: true } : {}),
    recall: own ? own.recall : input.recall,
    preset: own ? (preset?.id ?? input.preset) : input.preset,
    presetVersion: own ? (preset?.version ?? input.presetVersion) : input.presetVersion,
    revision: input.revision,
    language: input.language,
    outcome: { phase, step, due, interval, chain },
    typed: input.typed,
    verdict: input.verdict,
  };
}

/** A card that was answered elsewhere before stands on its next step, which is not due yet. */
function isOnDayStep(state: CardMemoryState, today: StudyDay): boolean {
  return standingOf(state) === 'day-step' && state.due?.kind === 'day' && state.due.day <= today;
}

/** The instant at which something happened that a device says: never later than now and never impossibly old. */
export function acceptedInstant(claimed: Instant, now: Instant): Instant {
  return claimed > now || claimed < now - LONGEST_WAIT ? now : claimed;
}

/** Whether an outcome could have stood on a button on this study day: anything else is computed here. */
function isPossible(
  { outcome, rating }: AnswerInput,
  { at, today, options }: { at: Instant; today: StudyDay; options: StudyOptions },
): boolean {
  if (!outcome || outcome.phase === 'new' || !isDueAfter(outcome, { at, today })) return false;
  if (outcome.interval < 0 || outcome.interval > options.maximumInterval * DAY_SECONDS)
    return false;
  if (outcome.phase === 'review') return outcome.due.kind === 'day' && outcome.step === 0;
  // Without steps, memory that asks for less than half a day keeps a card at step 0.
  const steps = Math.max(1, stepsOf(outcome.phase, options).length);
  return outcome.step < steps && isRating(rating);
}

/** Whether a schedule is due as long after the answer as its interval says, but for what the clocks differ. */
function isDueAfter({ due, interval }: Schedule, { at, today }: { at: Instant; today: StudyDay }) {
  if (due.kind === 'day') return due.day === today + interval / DAY_SECONDS;
  return Math.abs(due.at - at - interval * SECOND) <= DRIFT;
}

function stepsOf(phase: 'learning' | 'relearning', options: StudyOptions): readonly number[] {
  return phase === 'learning' ? options.learningSteps : options.relearningSteps;
}

function isRating(rating: number): rating is Rating {
  return rating === 1 || rating === 2 || rating === 3 || rating === 4;
}
