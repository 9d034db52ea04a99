import type { DueWish } from '#lib/acts/due-wish.ts';
import type { Flag } from '#lib/acts/flags.ts';
import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { WordDiffPart } from '#lib/bundle/text-diff.ts';
import type { Load } from '#lib/scheduler/load.ts';
import type { LeechAction } from '#lib/scheduler/study-options.ts';
import type {
  Calendar,
  CardMemoryState,
  ChainLink,
  Phase,
  Preset,
  Rating,
  Schedule,
  StudyDay,
} from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId, NoteId, PresetId } from '#lib/shared/ids.ts';
import type { Instant, Seconds } from '#lib/shared/instant.ts';
import type { Return } from './break-plan.ts';

/** What is due in the days to come, by preset. */
export type Loads = Readonly<Record<PresetId, Load>>;

/** How many cards the queue would serve now. */
export interface Counts {
  readonly new: number;
  readonly learning: number;
  readonly review: number;
}

/** A card as the review screen needs it: both sides and the state to schedule from. */
export interface SessionCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
  readonly deckTitle: string;
  /** Headings above the note, outermost first. */
  readonly headings: readonly string[];
  readonly kind: string;
  readonly language: string;
  readonly revision: number;
  /** Clean HTML. */
  readonly prompt: string;
  /** Clean HTML. */
  readonly answer: string;
  /** What a typed or chosen answer is compared with; null where the person only looks. */
  readonly check: AnswerCheck | null;
  /** The person's flag; 0 for none. */
  readonly flag: number;
  /** Whether the person marked its note. */
  readonly marked: boolean;
  readonly state: CardMemoryState;
  readonly preset: PresetId;
  /** Wanted retention of the deck; null for that of its preset. */
  readonly retention: number | null;
  /** The study days on which other cards of the note are due. */
  readonly siblings: Readonly<Record<CardId, StudyDay>>;
  /** What reads otherwise since the person's last answer; null where nothing does. */
  readonly changed: TextChange | null;
}

/** What came and went on both sides of a card. */
export interface TextChange {
  readonly prompt: readonly WordDiffPart[];
  readonly answer: readonly WordDiffPart[];
}

/** Cards whose text was edited. */
export interface Rewritten {
  readonly cards: readonly SessionCard[];
  /** Those that their note makes no more. */
  readonly gone: readonly CardId[];
}

/** Answers that stand, counted by how they went. */
export interface Tally {
  readonly answers: number;
  readonly byRating: Readonly<Record<Rating, number>>;
  /** Answers to cards in review, and how many of these were remembered. */
  readonly reviews: number;
  readonly remembered: number;
  /** Time spent, of each answer as much as counts. */
  readonly milliseconds: number;
}

/** Which cards a session takes that does not go by the queue. Days count back or ahead from today, at least 1. */
export type Choice =
  /** Answered Again in the last days. */
  | { readonly kind: 'forgotten'; readonly days: number }
  /** Reviews that are due in the next days. */
  | { readonly kind: 'ahead'; readonly days: number }
  /** New cards that were added in the last days. */
  | { readonly kind: 'added'; readonly days: number }
  | SearchChoice;

/** What a query asks for, or of these only what is new, due, or in review. */
export interface SearchChoice {
  readonly kind: 'search';
  readonly search: string;
  readonly of: 'all' | 'new' | 'due' | 'review';
}

/** A session beside the queue. */
export interface CustomStudy {
  readonly choice: Choice;
  /** Answers that count like any other, or practice that leaves the schedule alone. */
  readonly course: 'extra' | 'practice';
  /** When it began: cards rated since are done. */
  readonly since: Instant;
}

/** What a session asks: the queue; cards beside it, in earnest; or cards for practice, which leaves the schedule alone. */
export type Course = 'queue' | CustomStudy['course'];

/** A slice of the queue, ready for the browser. */
export interface SessionStart {
  readonly course: Course;
  /** The server's clock, which rules. */
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly learnAhead: Seconds;
  readonly presets: readonly Preset[];
  readonly loads: Loads;
  readonly cards: readonly SessionCard[];
  readonly counts: Counts;
  /** The card answered last today: not shown first while another waits. Null where none was. */
  readonly last: CardId | null;
  /** Whether an answer or an act of today can be taken back. */
  readonly canUndo: boolean;
  /** The act that would be; null where it is an answer, or nothing. */
  readonly undoAct: EventId | null;
  /** Stands for what was counted: to be sent along with answers. */
  readonly stamp: string;
  /** When the next card comes after these; null when nothing is planned. */
  readonly nextDue: Instant | null;
  /** The answers of this study day. */
  readonly done: Tally;
}

/** What the browser or the command line sends for one answer. */
export interface AnswerInput {
  readonly id: EventId;
  readonly card: CardId;
  readonly rating: Rating;
  readonly clientAt: Instant;
  readonly device: string;
  /** Minutes east of UTC. */
  readonly zoneOffset: number;
  readonly revealMs: number | null;
  readonly durationMs: number;
  readonly phaseBefore: Phase;
  readonly recall: number | null;
  readonly preset: PresetId;
  readonly presetVersion: number;
  readonly revision: number;
  readonly language: string;
  /** What the button said; computed here where absent. */
  readonly outcome: (Schedule & { readonly chain: readonly ChainLink[] }) | null;
  /** What was typed or chosen, as text; null where nothing was. */
  readonly typed: string | null;
  /** What the comparison said of it. */
  readonly verdict: string | null;
}

/** What the browser sends for a card that was rated without touching its schedule. */
export interface PracticeInput {
  readonly kind: 'practice';
  readonly id: EventId;
  readonly card: CardId;
  readonly rating: Rating;
  readonly clientAt: Instant;
  readonly device: string;
  /** Minutes east of UTC. */
  readonly zoneOffset: number;
  readonly revealMs: number | null;
  readonly durationMs: number;
  readonly revision: number;
}

/** Anything that the browser sends for a card that was rated. */
export type SentAnswer = AnswerInput | PracticeInput;

/** What a person does to the card in front of them besides rating it; `whole` means all cards of its note. */
export type Act =
  | { readonly kind: 'flag'; readonly flag: Flag | 0 }
  | { readonly kind: 'mark'; readonly marked: boolean }
  | { readonly kind: 'suspend' | 'bury'; readonly whole: boolean }
  | { readonly kind: 'set-due'; readonly when: DueWish }
  | { readonly kind: 'reset'; readonly keepsCounts: boolean }
  /** Deletes its note. */
  | { readonly kind: 'delete' };

/** What the browser sends for it. */
export interface ActInput {
  readonly kind: 'act';
  /** Names the operation: the same one again changes nothing. */
  readonly id: EventId;
  readonly card: CardId;
  readonly act: Act;
  readonly clientAt: Instant;
}

/** Anything that waits in the browser to be sent. */
export type SentItem = SentAnswer | ActInput;

/** What became of one answer, or of an act. */
export interface AnswerResult {
  readonly id: EventId;
  readonly card: CardId;
  /** `duplicate`: this event was accepted before. `refused`: it names no card of this person's. */
  readonly status: 'accepted' | 'duplicate' | 'refused';
  /** The authoritative state after it; null when refused, for practice, which changes none, and for acts. */
  readonly state: CardMemoryState | null;
  /** What became of a card that this answer showed to be a leech; null for any other. */
  readonly leech: LeechAction | null;
}

/** Reply to a batch of answers. */
export interface AnswersReply {
  readonly now: Instant;
  readonly results: readonly AnswerResult[];
  /** Null where nothing but these answers happened since the stamp that came with them: then the asker has counted right. */
  readonly counts: Counts | null;
  /** Stands for what was counted. */
  readonly stamp: string;
  /** The stamp that came with the answers. */
  readonly since: string | null;
  /** Whether anything else was written since then: what the asker holds may be answered already. */
  readonly elsewhere: boolean;
  /** More cards of the queue, when the asker's slice runs low. */
  readonly more: readonly SessionCard[];
  readonly presets: readonly Preset[];
  readonly loads: Loads;
  readonly nextDue: Instant | null;
}

/** Reply to a wish for cards, which holds the answers of this study day as well. */
export interface QueueReply extends AnswersReply {
  readonly done: Tally;
}

/** Reply to an undo: the card as it was before what was taken back; null where it is not in this queue. */
export interface UndoReply {
  readonly now: Instant;
  /** The answer or the act. */
  readonly event: EventId;
  readonly card: SessionCard | null;
  readonly loads: Loads;
  readonly counts: Counts;
  /** Stands for what was counted. */
  readonly stamp: string;
  /** Whether anything else was written since the stamp that came with the wish. */
  readonly elsewhere: boolean;
  readonly canUndo: boolean;
  readonly undoAct: EventId | null;
  readonly nextDue: Instant | null;
  readonly done: Tally;
}

/** One deck on the desk, today. */
export interface DeckToday {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
  /** In how many other decks of the desk it lies. */
  readonly depth: number;
  /** What it would serve now, with all that lie in it. */
  readonly counts: Counts;
  /** About how long the counted cards will take. */
  readonly seconds: Seconds;
  /** All live cards of the deck and of those on the desk that lie in it. */
  readonly cards: number;
}

/** The first screen. */
export interface TodayView {
  readonly now: Instant;
  readonly decks: readonly DeckToday[];
  readonly counts: Counts;
  readonly seconds: Seconds;
  /** Decks that wait on the shelf. */
  readonly shelf: readonly ShelfDeck[];
  /** Files with changes that wait for a decision: reviewed cards are gone from them, or could be several. */
  readonly undecided: number;
  /** Answers given today and the time they took. */
  readonly done: { readonly answers: number; readonly seconds: Seconds };
  readonly nextDue: Instant | null;
  /** What waits where it is much, or a plan is on; null else. */
  readonly back: Return | null;
}

/** A deck that can be put on the desk. */
export interface ShelfDeck {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly cards: number;
}
