import type { ActionGroup, ActionId } from '#app/review/actions.ts';
import type { Flag } from '#lib/acts/flags.ts';

/** What one can do while reviewing, in words. Plain data, so that it can be handed to the browser. */
export interface ActsTexts {
  readonly action: Readonly<Record<ActionId, string>>;
  readonly group: Readonly<Record<ActionGroup, string>>;
  readonly flag: Readonly<Record<Flag, string>>;
  /** The name of the space bar. */
  readonly space: string;
  readonly failed: string;
}

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
  failed: 'This needs the network, and there is none just now.',
};
