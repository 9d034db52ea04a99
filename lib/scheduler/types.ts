import type { OptionProblem } from '#lib/scheduler/check-study-options.ts';
import type { DayLoad, StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardId, EventId, Id, PresetId } from '#lib/shared/ids.ts';
import type { Instant, Seconds } from '#lib/shared/instant.ts';

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4;

/** Where a card is in its life. */
export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** A study day: days since 1970-01-01 in the person's own calendar, whose day turns at the rollover hour. */
export type StudyDay = number;

/** When a card is due: at an instant (learning steps within the day) or on a study day. */
export type Due =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: StudyDay };

/** FSRS memory: stability in days until recall falls to 90 %, difficulty from 1 to 10. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

/** A person's calendar: IANA zone name and the hour (0–23) at which the study day turns. */
export interface Calendar {
  readonly zone: string;
  readonly rollover: number;
}

/** One version of a preset. */
export interface Preset {
  readonly id: PresetId;
  readonly version: number;
  readonly name: string;
  readonly options: StudyOptions;
  /** What was stored and cannot be used: these options stand at their defaults, and the person is told. */
  readonly problems: readonly OptionProblem[];
}

/** When a card comes next. */
export interface Schedule {
  readonly phase: Phase;
  /** Index of the learning or relearning step the card is on; 0 in other phases. */
  readonly step: number;
  readonly due: Due;
  /** From the answer to the due time, as stored; days count 86,400 seconds. */
  readonly interval: Seconds;
}

/** The state of one card for one person: the fold of its live events. */
export interface CardMemoryState {
  readonly phase: Phase;
  readonly step: number;
  readonly memory: Memory | null;
  /** Null exactly when the phase is `new`. */
  readonly due: Due | null;
  /** 0 when the phase is `new`. */
  readonly interval: Seconds;
  readonly lastAt: Instant | null;
  readonly lastDay: StudyDay | null;
  /** Study day of the first answer since the last reset; null when the phase is `new`. */
  readonly introducedDay: StudyDay | null;
  readonly reps: number;
  readonly lapses: number;
  /** Newest live event folded in; null where there is none. */
  readonly lastEvent: EventId | null;
}

/** One step of the chain from memory to due date. Every number is in days unless it says otherwise. */
export type ChainLink =
  | { readonly rule: 'step'; readonly seconds: Seconds; readonly index: number }
  /** The step before reaches past the turn of the study day and so counts whole days. */
  | { readonly rule: 'rollover'; readonly days: number }
  | {
      readonly rule: 'interval';
      readonly stability: number;
      readonly retention: number;
      /** w20; events of older versions do not say it. */
      readonly decay?: number;
      readonly days: number;
    }
  /** There are no steps and memory asks for less than half a day: seconds, as of a step. */
  | { readonly rule: 'hours'; readonly seconds: Seconds }
  | { readonly rule: 'floor'; readonly days: number }
  | { readonly rule: 'order'; readonly days: number }
  | { readonly rule: 'cap'; readonly days: number }
  | {
      readonly rule: 'fuzz';
      readonly from: number;
      readonly to: number;
      /** Place in the range, 0 up to 1; events of older versions do not say it. */
      readonly place?: number;
      readonly days: number;
    }
  /** Drawn in the same place again, with what is due on each day of the range and the intervals at which siblings are. */
  | {
      readonly rule: 'balance';
      readonly due: readonly number[];
      readonly siblings: readonly number[];
      readonly days: number;
    }
  /** And with what the person wants of each day of the range. */
  | {
      readonly rule: 'easy-day';
      readonly loads: readonly DayLoad[];
      readonly due: readonly number[];
      readonly days: number;
    };

/** What one rating leads to. The same value feeds the button and the answer. */
export interface Outcome extends Schedule {
  readonly memory: Memory;
  /** Raw interval in days after floor and ordering, before fuzz and balance; null where a step decides. */
  readonly raw: number | null;
  readonly chain: readonly ChainLink[];
}

/** The four outcomes and the recall predicted before the answer (null for a new card). */
export interface Outcomes {
  readonly recall: number | null;
  readonly byRating: Readonly<Record<Rating, Outcome>>;
}

interface EventBase {
  readonly id: EventId;
  readonly card: CardId;
  /** The accepted instant: never later than the moment it was received. */
  readonly at: Instant;
  /** The instant that the device claimed. */
  readonly clientAt: Instant;
  readonly receivedAt: Instant;
  /** Fixed when the event is first accepted. */
  readonly studyDay: StudyDay;
  /** Which browser or program made it. */
  readonly device: string;
  /** Minutes east of UTC where it was made. */
  readonly zoneOffset: number;
  /** What it was in Anki, where it came from there. */
  readonly anki?: {
    /** Id of its row of the review log; null where it was none. */
    readonly id: number | null;
    /** That row, or for a baseline the card's own: JSON. */
    readonly row: string;
  };
}

/** An answer, with the outcome it gave. */
export interface AnswerEvent extends EventBase {
  readonly kind: 'answer';
  readonly rating: Rating;
  /** From showing the prompt to revealing; null where unknown. */
  readonly revealMs: number | null;
  /** From showing the prompt to rating. */
  readonly durationMs: number;
  /** Phase in which the card was shown. */
  readonly phaseBefore: Phase;
  /** Whether the card stood on a step of days: such an answer counts against the limit of reviews. */
  readonly byDay?: true;
  readonly recall: number | null;
  readonly preset: PresetId;
  readonly presetVersion: number;
  /** Revision and language of the card shown. */
  readonly revision: number;
  readonly language: string;
  readonly outcome: Schedule & { readonly chain: readonly ChainLink[] };
  readonly typed: string | null;
  readonly verdict: string | null;
}

/** A card was looked at and rated without touching its schedule. */
export interface PracticeEvent extends EventBase {
  readonly kind: 'practice';
  readonly rating: Rating;
  /** From showing the prompt to revealing; null where unknown. */
  readonly revealMs: number | null;
  /** From showing the prompt to rating. */
  readonly durationMs: number;
  /** Revision of the card shown. */
  readonly revision: number;
}

/** An import says: at this instant memory, phase and due date were these. */
export interface BaselineEvent extends EventBase {
  readonly kind: 'baseline';
  readonly schedule: Schedule | null;
  readonly memory: Memory | null;
  readonly reps: number;
  readonly lapses: number;
}

/** The person chose a due date. */
export interface SetDueEvent extends EventBase {
  readonly kind: 'set-due';
  readonly schedule: Schedule;
}

/** The person made the card new again. */
export interface ResetEvent extends EventBase {
  readonly kind: 'reset';
}

/** Changed options were applied to this card's due date. */
export interface RescheduleEvent extends EventBase {
  readonly kind: 'reschedule';
  readonly preset: PresetId;
  readonly presetVersion: number;
  readonly schedule: Schedule;
  readonly chain: readonly ChainLink[];
}

/** Takes an earlier event back; retracting a retraction brings that event again. */
export interface RetractEvent extends EventBase {
  readonly kind: 'retract';
  readonly target: EventId;
}

/** Something that happened to one card of one person. Append-only. */
export type CardEvent =
  | AnswerEvent
  | PracticeEvent
  | BaselineEvent
  | SetDueEvent
  | ResetEvent
  | RescheduleEvent
  | RetractEvent;

/** Any id, where its kind does not matter. */
export type AnyId = Id<string>;
