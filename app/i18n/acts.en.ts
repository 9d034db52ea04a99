import type { EnglishForms, RussianForms } from '#app/i18n/plural.ts';
import type { ActionGroup, ActionId } from '#app/review/actions.ts';
import type { Flag } from '#lib/acts/flags.ts';

/** What one can do while reviewing, in words. Plain data, so that it can be handed to the browser. */
export interface ActsTexts {
  readonly action: Readonly<Record<ActionId, string>>;
  readonly group: Readonly<Record<ActionGroup, string>>;
  readonly flag: Readonly<Record<Flag, string>>;
  /** The name of the space bar. */
  readonly space: string;
  /** What was done to a card, after it was done; and as a thing that is taken back or done again. */
  readonly done: Readonly<Record<DoneName, string>>;
  readonly taken: Readonly<Record<DoneName, string>>;
  /** `{what}` is such a thing. */
  readonly undone: string;
  readonly redone: string;
  readonly undoneUnknown: string;
  readonly undo: string;
  readonly redo: string;
  readonly dismiss: string;
  /** On the card. */
  readonly marked: string;
  readonly flagged: string;
  readonly menu: Readonly<Record<'open' | 'title' | 'close' | 'flags' | 'noFlag', string>>;
  readonly help: Readonly<
    Record<'title' | 'layout' | 'change' | 'singleOff' | 'none' | 'choose', string>
  >;
  readonly due: Readonly<
    Record<
      'title' | 'label' | 'hint' | 'wrong' | 'today' | 'tomorrow' | 'week' | 'do' | 'cancel',
      string
    >
  >;
  readonly reset: Readonly<Record<'title' | 'text' | 'keeps' | 'do', string>>;
  readonly remove: Readonly<Record<'title' | 'text' | 'do', string>>;
  readonly timebox: Readonly<Record<'title' | 'text' | 'goOn' | 'stop', string>> & {
    readonly minutes: EnglishForms | RussianForms;
  };
  /** How long the card has been looked at. */
  readonly timer: string;
  readonly autoOn: string;
}

/** What can have been done to a card. */
export type DoneName =
  | 'flag'
  | 'unflag'
  | 'mark'
  | 'unmark'
  | 'suspend-card'
  | 'suspend-note'
  | 'bury-card'
  | 'bury-note'
  | 'set-due'
  | 'reset'
  | 'delete'
  | 'rating';

/** What one can do while reviewing, in English. */
export const actsEn: ActsTexts = {
  action: {
    'go-on': 'Show the answer, then the suggested rating',
    'reveal-all': 'Show all steps',
    again: 'Again',
    hard: 'Hard',
    good: 'Good',
    easy: 'Easy',
    hint: 'Hint',
    undo: 'Undo',
    redo: 'Redo',
    mark: 'Mark the note',
    'flag-1': 'Red flag',
    'flag-2': 'Orange flag',
    'flag-3': 'Green flag',
    'flag-4': 'Blue flag',
    'flag-5': 'Pink flag',
    'flag-6': 'Turquoise flag',
    'flag-7': 'Purple flag',
    'bury-card': 'Put the card off until tomorrow',
    'bury-note': 'Put the note off until tomorrow',
    'suspend-card': 'Suspend the card',
    'suspend-note': 'Suspend the note',
    'set-due': 'Choose the due date…',
    reset: 'Learn anew…',
    copy: 'Copy the text',
    'delete-note': 'Delete the note…',
    edit: 'Edit',
    add: 'Add a card',
    source: 'Place in your notes',
    info: 'About the card',
    'previous-info': 'About the card before',
    options: 'Options of the deck',
    replay: 'Play the sound again',
    'pause-sound': 'Pause the sound',
    'sound-back': 'Sound 5 seconds back',
    'sound-forward': 'Sound 5 seconds on',
    speak: 'Read aloud',
    'auto-advance': 'Go on by itself',
    menu: 'Menu',
    help: 'Keys',
  },
  group: {
    answering: 'Answering',
    card: 'This card',
    looking: 'Looking and writing',
    sound: 'Sound',
    screen: 'Screen',
  },
  flag: {
    1: 'Red',
    2: 'Orange',
    3: 'Green',
    4: 'Blue',
    5: 'Pink',
    6: 'Turquoise',
    7: 'Purple',
  },
  space: 'Space',
  done: {
    flag: '{flag} flag',
    unflag: 'Flag taken off',
    mark: 'Note marked',
    unmark: 'Mark taken off',
    'suspend-card': 'Card suspended',
    'suspend-note': 'Note suspended',
    'bury-card': 'Card put off until tomorrow',
    'bury-note': 'Note put off until tomorrow',
    'set-due': 'Due date chosen',
    reset: 'Card is new again',
    delete: 'Note deleted',
    rating: '{rating}',
  },
  taken: {
    flag: '{flag} flag',
    unflag: 'taking the flag off',
    mark: 'marking the note',
    unmark: 'taking the mark off',
    'suspend-card': 'suspending the card',
    'suspend-note': 'suspending the note',
    'bury-card': 'putting the card off',
    'bury-note': 'putting the note off',
    'set-due': 'choosing the due date',
    reset: 'learning anew',
    delete: 'deleting the note',
    rating: 'rating “{rating}”',
  },
  undone: 'Undone: {what}',
  redone: 'Done again: {what}',
  undoneUnknown: 'Undone',
  undo: 'Undo',
  redo: 'Redo',
  dismiss: 'Close this message',
  marked: 'Marked',
  flagged: '{flag} flag',
  menu: {
    open: 'Menu',
    title: 'What to do',
    close: 'Close',
    flags: 'Flag',
    noFlag: 'No flag',
  },
  help: {
    title: 'Keys',
    layout: 'Keys are found by their place, so they work under a Russian layout as well.',
    change: 'Choose other keys',
    singleOff: 'Keys without Ctrl are switched off in the settings.',
    none: 'none',
    choose: 'Choose an option of a question: A to H',
  },
  due: {
    title: 'When should this card come?',
    label: 'In how many days',
    hint: '0 is today, 3 in three days, 3-7 a day of these by chance. With ! after it (60!) the interval is set as well.',
    wrong: 'Write a number of days, such as 3, 3-7 or 60!, up to 36500.',
    today: 'Today',
    tomorrow: 'Tomorrow',
    week: 'In a week',
    do: 'Set the date',
    cancel: 'Cancel',
  },
  reset: {
    title: 'Learn this card anew?',
    text: 'It becomes new and takes its old place among the new cards. Its history stays, and this can be undone.',
    keeps: 'Keep how often it was answered and forgotten',
    do: 'Learn anew',
  },
  remove: {
    title: 'Delete this note?',
    text: 'All its cards are asked no more. Nothing is lost: the history stays in the archive, your file stays as it is, and this can be undone. If you rewrite the note in the file, it comes back.',
    do: 'Delete',
  },
  timebox: {
    title: '{minutes} of review',
    minutes: ['minute', 'minutes'],
    text: 'That was {answers}. Go on, or let it be enough for now?',
    goOn: 'Go on',
    stop: 'Enough for now',
  },
  timer: 'Time on this card',
  autoOn: 'Going on by itself: stop',
};
