/** Languages of the interface. */
export type Language = 'ru' | 'en';

/** What a person chose for themselves. Null means: not chosen, follow the browser or the process. */
export interface Settings {
  readonly language: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  /** IANA zone, first told by the person's browser. */
  readonly zone: string | null;
  /** Hour at which the study day turns, 0–23. */
  readonly rollover: number;
  /** Cards in learning that are due within this many minutes may be shown when nothing else is left. */
  readonly learnAheadMinutes: number;
  /** The daily limits of the decks around the one that is opened hold for it, too. */
  readonly limitsFromTop: boolean;
  /** New cards come up to their own limit, however many reviews there are. */
  readonly newIgnoresReviews: boolean;
  /** The sounds of a side are played when it appears. */
  readonly autoPlay: boolean;
  /** A side without sounds is read aloud when it appears, where the browser has a voice for it. */
  readonly autoSpeak: boolean;
  /** Shortcuts of one key without modifier (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Keys of the review that the person chose, as text: `edit:KeyI,F2;undo:`; an action that is not named keeps its own. */
  readonly keys: string;
  /** Only Again and Good while reviewing. */
  readonly twoButtons: boolean;
  /** A clock beside the card. */
  readonly showTimer: boolean;
  /** After so many minutes of review it says how far one got; 0 for never. */
  readonly timeboxMinutes: number;
  /** Seconds after which the answer comes by itself, and after which the card goes, while going on by itself is on; 0 for never. */
  readonly autoQuestionSeconds: number;
  readonly autoAnswerSeconds: number;
  /** What becomes of a card that goes by itself. */
  readonly autoAction: 'again' | 'good' | 'bury-card';
  /** How many cards are to go, and when a card comes again, on the buttons. */
  readonly showCounts: boolean;
  readonly showIntervals: boolean;
  /** A tap on the card shows the answer. */
  readonly tapReveals: boolean;
  /** The action of a swipe, by its name; empty for none. */
  readonly swipeLeft: string;
  readonly swipeRight: string;
  readonly swipeUp: string;
  readonly swipeDown: string;
  /** A short tremble under the finger. */
  readonly vibrates: boolean;
}

/** Settings of somebody who chose nothing yet. */
export const defaultSettings: Settings = {
  language: null,
  theme: 'system',
  zone: null,
  rollover: 4,
  learnAheadMinutes: 20,
  limitsFromTop: false,
  newIgnoresReviews: false,
  autoPlay: true,
  autoSpeak: false,
  singleKeys: true,
  keys: '',
  twoButtons: false,
  showTimer: false,
  timeboxMinutes: 0,
  autoQuestionSeconds: 20,
  autoAnswerSeconds: 10,
  autoAction: 'bury-card',
  showCounts: true,
  showIntervals: true,
  tapReveals: true,
  swipeLeft: '',
  swipeRight: '',
  swipeUp: '',
  swipeDown: '',
  vibrates: true,
};

/** The person's calendar; where they have told no zone, the process's. */
export function calendarOf(settings: Settings): { zone: string; rollover: number } {
  return { zone: settings.zone ?? processZone(), rollover: settings.rollover };
}

let knownZone: string | null = null;

/** Asking for it is slow, and it does not change while a process lives. */
function processZone(): string {
  knownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return knownZone;
}
