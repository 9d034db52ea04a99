import { withRetention } from '#lib/scheduler/deck-options.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar, Due, Outcomes, Preset, Rating, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, EventId } from '#lib/shared/ids.ts';
import type { Instant, Seconds } from '#lib/shared/instant.ts';
import type { Act, Counts, Course, Loads, SessionCard } from '../types.ts';
import type { Attempt } from './attempt.ts';
import type { Elsewhere } from './day.ts';
import type { Buried, Line } from './line.ts';
import type { Presets } from './presets.ts';

/** The card in front of the person. */
export interface Shown {
  readonly card: SessionCard;
  readonly preset: Preset;
  /** Computed once: the buttons say them and the answer carries the chosen one. */
  readonly outcomes: Outcomes;
  /** The study day for which they were computed. */
  readonly day: StudyDay;
  readonly shownAt: Instant;
  /** Null while the answer is hidden. */
  readonly revealedAt: Instant | null;
  /** Items marked, from 0, rising: options chosen, or what was remembered of a list. */
  readonly marked: readonly number[];
  /** How many steps of a sequence are shown; all of them once the answer is revealed. */
  readonly steps: number;
  /** Null where nothing was typed or chosen, and while the answer is hidden. */
  readonly attempt: Attempt | null;
}

/** An answer given in this session, with what is needed to take it back. */
export interface Answered {
  readonly event: EventId;
  readonly rating: Rating;
  readonly at: Instant;
  readonly durationMs: number;
  /** The card as it was before. */
  readonly card: SessionCard;
  /** When it comes again. */
  readonly due: Due | null;
  /** Siblings that left the line because of it. */
  readonly buried: readonly Buried[];
  /** The card answered before it. */
  readonly previous: CardId | null;
}

/** Something done to a card in this session, with what is needed to take it back. */
export interface Acted {
  readonly event: EventId;
  readonly act: Act;
  readonly at: Instant;
  /** The card as it was shown before. */
  readonly shown: Shown;
  /** Cards of its note that left the line with it: from the main list, and from the steps. */
  readonly buried: readonly Buried[];
  readonly steps: readonly SessionCard[];
  /** The card answered before it. */
  readonly previous: CardId | null;
}

/** Something that was taken back, and can be done again while its card is shown. */
export type Redoable =
  | { readonly kind: 'answer'; readonly card: CardId; readonly rating: Rating }
  | { readonly kind: 'act'; readonly card: CardId; readonly act: Act };

/** An answer or act that the server has not acknowledged yet. */
export interface Pending {
  readonly event: EventId;
  readonly card: CardId;
  /** Null where the card was never held here. */
  readonly placed: Pick<SessionCard, 'note' | 'state'> | null;
}

/** What the server said last, by its own clock. */
export interface ServerView {
  readonly at: Instant;
  readonly counts: Counts;
  readonly nextDue: Instant | null;
  /** Stands for these counts. */
  readonly stamp: string;
}

/** A review session as the browser runs it. */
export interface SessionState {
  readonly course: Course;
  readonly calendar: Calendar;
  /** Steps due within this time are shown when nothing else is left. */
  readonly learnAhead: Seconds;
  readonly presets: Presets;
  /** What is due in the days to come, by preset, the answers of this session counted in. */
  readonly loads: Loads;
  /** The instant of the newest action. */
  readonly now: Instant;
  readonly current: Shown | null;
  readonly line: Line;
  /** The card answered last: not shown twice in a row while another waits. */
  readonly last: CardId | null;
  /** Answers of this session that stand, oldest first. */
  readonly answered: readonly Answered[];
  /** Acts of this session that stand, oldest first. */
  readonly acted: readonly Acted[];
  /** What was taken back, the newest last. */
  readonly redoable: readonly Redoable[];
  readonly pending: readonly Pending[];
  readonly server: ServerView;
  readonly elsewhere: Elsewhere;
  /** Stands for the counts of the server that were taken over; null where they are to be asked for. */
  readonly stamp: string | null;
  /** Cards that the queue would serve and that are not held here. */
  readonly unseen: Counts;
  /** Whether the server can take back an answer from before this session. */
  readonly undoBefore: boolean;
  /** The act from before this session that an undo would take back; null where it is an answer, or nothing. */
  readonly undoAct: EventId | null;
  /** Everything was answered. What comes later is offered, not put in front of the person. */
  readonly ended: boolean;
  /** An undo is on its way; no answer is taken until it has arrived. */
  readonly undoing: boolean;
}

/** Shows a card: computes what its buttons would do. Throws for a card whose preset never came. */
export function show(
  card: SessionCard,
  session: Pick<SessionState, 'presets' | 'calendar' | 'loads'>,
  now: Instant,
): Shown {
  const preset = session.presets[card.preset];
  if (preset === undefined) throw new Error(`card ${card.id} came without its preset`);
  return {
    card,
    preset,
    outcomes: outcomesOf(card, { ...session, preset, now }),
    day: studyDay(now, session.calendar),
    shownAt: now,
    revealedAt: null,
    marked: [],
    steps: 0,
    attempt: null,
  };
}

/** What the four ratings of a card would lead to at an instant. */
export function outcomesOf(
  { id, state, preset: name, retention, siblings }: SessionCard,
  given: Pick<SessionState, 'calendar' | 'loads'> & { preset: Preset; now: Instant },
): Outcomes {
  const { calendar, loads, preset, now } = given;
  return outcomes({
    card: id,
    state,
    options: withRetention(preset.options, retention),
    now,
    calendar,
    load: loads[name] ?? null,
    siblings: Object.values(siblings),
  });
}
