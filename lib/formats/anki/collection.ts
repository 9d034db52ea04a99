import type { NoteType } from '#lib/bundle/note-type.ts';

/** Which of the three ways a package keeps its collection in; also how the file in it is called. */
export type AnkiLayout = 'collection.anki2' | 'collection.anki21' | 'collection.anki21b';

/**
 * A collection of Anki's, decoded from whatever layout it came in. Rows of which there may be a million are asked for one
 * after the other, as often as one likes.
 */
export interface AnkiCollection {
  readonly layout: AnkiLayout;
  /** Epoch seconds of the study day from which day numbers count: the turn of day 0. */
  readonly created: number;
  /** Epoch milliseconds of the last change. */
  readonly modified: number;
  /** Hour (0–23) at which the study day turns; null where it does not say, as decks that go to others. */
  readonly rollover: number | null;
  /** Minutes west of UTC where it was created, and where it was used last; null where it does not say. */
  readonly creationOffset: number | null;
  readonly localOffset: number | null;
  /** Whether FSRS schedules it. */
  readonly usesFsrs: boolean;
  /** Its configuration, whatever is in it. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly decks: readonly AnkiDeck[];
  readonly presets: readonly AnkiPreset[];
  readonly noteTypes: readonly AnkiNoteType[];
  readonly counts: { readonly notes: number; readonly reviews: number };
  /** Whether anything of somebody's studying is in it; else it was made for others, most likely, and tells a new card from no other. */
  readonly hasProgress: boolean;
  /** In the order of their ids. */
  readonly notes: () => Iterable<AnkiNote>;
  /** In the order of their notes' ids, then of their ordinals. */
  readonly cards: () => Iterable<AnkiCard>;
  /** The same in the order of their own ids, as the reviews are. */
  readonly cardsById: () => Iterable<AnkiCard>;
  /** In the order of their cards' ids, then of their own. */
  readonly reviews: () => Iterable<AnkiReview>;
  /** Those of them of a kind that nobody knows. */
  readonly unknownReviews: () => Iterable<AnkiReview>;
  /** The file in whose table `revlog` the reviews lie and are as they should be, each of them; null where they have to be read one by one. */
  readonly reviewFile: () => string | null;
  readonly media: readonly AnkiMedia[];
}

/** A file that fields speak of. */
export interface AnkiMedia {
  /** As it stands in fields, NFC. */
  readonly name: string;
  /** How it is called in the archive. */
  readonly entry: string;
  /** Its length, and SHA-1 (40 hexadecimal digits), as the package tells; null in layouts that do not. */
  readonly size: number | null;
  readonly sha1: string | null;
}

/** A deck. `A::B` lies in `A`. */
export interface AnkiDeck {
  readonly id: number;
  /** Parts joined by `::`, NFC. */
  readonly name: string;
  /** Epoch seconds. */
  readonly modified: number;
  readonly collapsed: boolean;
  readonly browserCollapsed: boolean;
  /** What was done on `day` (counted from `created`). */
  readonly studied: {
    readonly day: number;
    readonly newCards: number;
    readonly reviews: number;
    readonly learning: number;
    readonly milliseconds: number;
  };
  readonly kind: AnkiNormalDeck | AnkiFilteredDeck;
  /** Whatever else it came with, as it came. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** What a deck of one's own cards has besides. */
export interface AnkiNormalDeck {
  readonly kind: 'normal';
  /** Id of its preset. */
  readonly preset: number;
  readonly description: string;
  /** Whether the description is Markdown; else it is HTML. */
  readonly isMarkdown: boolean;
  /** Limits of this deck alone; null: those of its preset. */
  readonly newLimit: number | null;
  readonly reviewLimit: number | null;
  /** Limits of one day (counted from `created`). */
  readonly newLimitToday: AnkiDayLimit | null;
  readonly reviewLimitToday: AnkiDayLimit | null;
  readonly extendNew: number;
  readonly extendReview: number;
  /** Wanted recall of this deck, 0–1; null: that of its preset. */
  readonly desiredRetention: number | null;
}

/** A limit that holds on one day. */
export interface AnkiDayLimit {
  readonly limit: number;
  readonly day: number;
}

/** What a deck that borrows cards by a search has besides. */
export interface AnkiFilteredDeck {
  readonly kind: 'filtered';
  readonly reschedule: boolean;
  readonly terms: readonly {
    readonly search: string;
    readonly limit: number;
    readonly order: number;
  }[];
  /** Steps of old, in minutes. */
  readonly delays: readonly number[];
  /** Seconds after which a card comes again that is only looked at. */
  readonly previewAgain: number;
  readonly previewHard: number;
  readonly previewGood: number;
}

/** Options of decks under a name. */
export interface AnkiPreset {
  readonly id: number;
  readonly name: string;
  /** Epoch seconds. */
  readonly modified: number;
  readonly options: AnkiPresetOptions;
  /** Whatever else it came with, as it came. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** The options of a preset; numbers without words are those of Anki's `deck_config.proto`. */
export interface AnkiPresetOptions {
  /** Minutes. */
  readonly learnSteps: readonly number[];
  readonly relearnSteps: readonly number[];
  /** FSRS parameters of each age, empty where there are none: 17, 19 and 21 of them. */
  readonly fsrsParams4: readonly number[];
  readonly fsrsParams5: readonly number[];
  readonly fsrsParams6: readonly number[];
  readonly desiredRetention: number;
  /** Recall supposed where history is missing, 0–1. */
  readonly historicalRetention: number;
  /** Search for what parameters are fitted to; empty: all of the preset. */
  readonly paramSearch: string;
  /** `YYYY-MM-DD`; empty: none is ignored. */
  readonly ignoreRevlogsBefore: string;
  /** Monday first: 1 normal, 0.5 reduced, 0 minimum; empty: all normal. */
  readonly easyDays: readonly number[];
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly initialEase: number;
  readonly easyMultiplier: number;
  readonly hardMultiplier: number;
  readonly lapseMultiplier: number;
  readonly intervalMultiplier: number;
  /** Days. */
  readonly maximumInterval: number;
  readonly minimumLapseInterval: number;
  readonly graduatingGood: number;
  readonly graduatingEasy: number;
  /** 0 due, 1 random. */
  readonly newInsertOrder: number;
  readonly newGatherPriority: number;
  readonly newSortOrder: number;
  /** 0 mixed, 1 after, 2 before. */
  readonly newMix: number;
  readonly interdayLearningMix: number;
  readonly reviewOrder: number;
  /** 0 suspend, 1 tag only. */
  readonly leechAction: number;
  readonly leechThreshold: number;
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly buryInterdayLearning: boolean;
  readonly disableAutoplay: boolean;
  readonly skipQuestionWhenReplayingAnswer: boolean;
  readonly capAnswerTimeToSeconds: number;
  readonly showTimer: boolean;
  readonly stopTimerOnAnswer: boolean;
  readonly secondsToShowQuestion: number;
  readonly secondsToShowAnswer: number;
  readonly questionAction: number;
  readonly answerAction: number;
  readonly waitForAudio: boolean;
}

/** A note type with what only Anki needs of it. */
export interface AnkiNoteType extends NoteType {
  readonly id: number;
  /** Epoch seconds. */
  readonly modified: number;
  /** Ordinal of the field that notes are sorted by. */
  readonly sortField: number;
  readonly latexBefore: string;
  readonly latexAfter: string;
  readonly latexSvg: boolean;
  /** Which of the program's own note types it began as, and a copy of which type it is. */
  readonly stockKind: number;
  readonly originalId: number | null;
  /** Whatever else it came with, as it came. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** What `NoteType.upstream` in the database holds: all that {@link NoteType} does not. */
export type UpstreamNoteType = Omit<AnkiNoteType, keyof NoteType | 'id'>;

/** A note. */
export interface AnkiNote {
  readonly id: number;
  readonly guid: string;
  /** Id of its note type. */
  readonly noteType: number;
  /** Epoch seconds. */
  readonly modified: number;
  readonly tags: readonly string[];
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
}

/** What `Note.upstream` in the database holds: the version that came last. */
export interface UpstreamNote {
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  readonly modified: number;
  /** Only of cards on which anything ever was. */
  readonly marks?: UpstreamMarks;
}

/** What was put on a card when it came last. */
export interface UpstreamMark {
  /** Epoch milliseconds: `modified` of the collection that said so. */
  readonly at: number;
  readonly suspended?: true;
  /** Epoch seconds: when the card was changed last. */
  readonly buried?: number;
  /** 1–7. */
  readonly flag?: number;
}

/** What was put on the cards of a note, by their facets. */
export type UpstreamMarks = Readonly<Record<string, UpstreamMark>>;

/** Where a card is in its life. */
export const CARD_TYPES = ['new', 'learning', 'review', 'relearning'] as const;

/** One of {@link CARD_TYPES}; its place there is the number in the file. */
export type AnkiCardType = (typeof CARD_TYPES)[number];

/** In which queue a card waits, by the number in the file. */
export const CARD_QUEUES = {
  'buried-by-person': -3,
  'buried-by-scheduler': -2,
  suspended: -1,
  new: 0,
  learning: 1,
  review: 2,
  'day-learning': 3,
  preview: 4,
} as const;

/** One of {@link CARD_QUEUES}. */
export type AnkiCardQueue = keyof typeof CARD_QUEUES;

/** A card. */
export interface AnkiCard {
  readonly id: number;
  readonly note: number;
  readonly deck: number;
  /** Ordinal of its template; of a cloze note one less than the number of the hole. */
  readonly ordinal: number;
  /** Epoch seconds. */
  readonly modified: number;
  readonly type: AnkiCardType;
  readonly queue: AnkiCardQueue;
  /** New: a position. Learning within the day, and preview: epoch seconds. Else: a day counted from `created`. */
  readonly due: number;
  /** Days. */
  readonly interval: number;
  /** Permille; 0 where it has none. */
  readonly ease: number;
  readonly reps: number;
  readonly lapses: number;
  /** Steps that are left, 1000 times those of today in old files. */
  readonly left: number;
  /** While it lies in a filtered deck: what `due` and `deck` were before, and will be again. 0 otherwise. */
  readonly originalDue: number;
  readonly originalDeck: number;
  /** The lowest three bits are the colour, 0–7. */
  readonly flags: number;
  readonly data: AnkiCardData;
  /** Its type or its queue is none that anybody knows: what fits stands in its place. */
  readonly isUnknown?: true;
}

/** What is kept in the `data` of a card; what is missing or makes no sense is null. */
export interface AnkiCardData {
  /** As it stands in the file. */
  readonly raw: string;
  /** Place that it had while it was new. */
  readonly position: number | null;
  /** Days until recall falls to 90 %. */
  readonly stability: number | null;
  /** 1–10. */
  readonly difficulty: number | null;
  /** Wanted recall that it was scheduled with, 0–1. */
  readonly desiredRetention: number | null;
  /** w20 that it was scheduled with. */
  readonly decay: number | null;
  /** Epoch seconds. */
  readonly lastReviewAt: number | null;
  /** JSON that custom scheduling keeps. */
  readonly custom: string | null;
}

/** What a row of the review log tells of. */
export const REVIEW_KINDS = [
  'learning',
  'review',
  'relearning',
  'filtered',
  'manual',
  'rescheduled',
] as const;

/** One of {@link REVIEW_KINDS}; its place there is the number in the file. */
export type AnkiReviewKind = (typeof REVIEW_KINDS)[number];

/** The number of a kind in the file. */
export function numberOfKind(kind: AnkiReview['kind']): number {
  return typeof kind === 'number' ? kind : REVIEW_KINDS.indexOf(kind);
}

/** The last instant of a review that is taken for one: soon after it calendars end (ECMAScript, “Time Values and Time Range”). */
export const LAST_INSTANT = 8_600_000_000_000_000;

/** A row of the review log. */
export interface AnkiReview {
  /** Epoch milliseconds of the answer. */
  readonly id: number;
  readonly card: number;
  /** 1 Again – 4 Easy; 0 where nothing was answered. */
  readonly rating: number;
  /** Given and had before: days; seconds where negative. */
  readonly interval: number;
  readonly lastInterval: number;
  /** Ease in permille, with FSRS the difficulty as 100–1100; 0 none. */
  readonly factor: number;
  readonly milliseconds: number;
  /** The number of one that nobody knows. */
  readonly kind: AnkiReviewKind | number;
}

/** What `Event.upstream` of a review holds: rating, interval, interval before, factor, milliseconds, kind as its number. */
export type UpstreamReview = readonly [number, number, number, number, number, number];

/** What `Event.upstream` of a baseline holds: what the card's row has that no state of ours does. */
export interface UpstreamCard {
  readonly ease: number;
  readonly left: number;
  readonly modified: number;
  /** `data` of the card as it stood in the file. */
  readonly data: string;
  readonly flags: number;
  /** Days; only of a card in relearning, where it waits for the card to be through. */
  readonly interval?: number;
}

/** What `Event.upstream` holds, by the kind of the event. */
export type UpstreamRow = UpstreamReview | UpstreamCard;

/** What `Preset.upstream` in the database holds. */
export type UpstreamPreset = Omit<AnkiPreset, 'id' | 'name'>;
