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
  /** Shortcuts of one key without modifier (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Keys of the review that the person chose, by action; an action that is not named keeps its own. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
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
  singleKeys: true,
  keys: {},
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
