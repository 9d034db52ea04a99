import { FLAGS, type Flag } from '#lib/acts/flags.ts';

/** How the sheet of keys, the menu and the settings put actions together. */
export type ActionGroup = 'answering' | 'card' | 'looking' | 'sound' | 'screen';

/**
 * Where an action makes sense: on any screen of the review, while a card is there, or while its answer is shown.
 */
export type ActionPlace = 'anywhere' | 'card' | 'answer';

/**
 * A key as it is bound: modifiers in the order Ctrl, Alt, Shift, then the physical key (`KeyboardEvent.code`), such as
 * `Ctrl+Shift+KeyD`. Ctrl stands for Command as well.
 */
export type Chord = string;

/** One action. */
export interface Action {
  readonly group: ActionGroup;
  readonly place: ActionPlace;
  /** The keys it has where the person chose none. */
  readonly keys: readonly Chord[];
}

/**
 * What one can do while reviewing. The one list: keys, the menu, the sheet of keys and the settings are made from it.
 * Names are in `app/i18n/acts.*.ts`, what each does in `perform.ts`.
 */
const TABLE = {
  'go-on': { group: 'answering', place: 'anywhere', keys: ['Space', 'Enter'] },
  'reveal-all': { group: 'answering', place: 'card', keys: ['Shift+Space'] },
  again: { group: 'answering', place: 'answer', keys: ['Digit1'] },
  hard: { group: 'answering', place: 'answer', keys: ['Digit2'] },
  good: { group: 'answering', place: 'answer', keys: ['Digit3'] },
  easy: { group: 'answering', place: 'answer', keys: ['Digit4'] },
  hint: { group: 'answering', place: 'card', keys: ['KeyH'] },
  undo: { group: 'answering', place: 'anywhere', keys: ['KeyU', 'Ctrl+KeyZ'] },
  redo: { group: 'answering', place: 'anywhere', keys: ['Ctrl+Shift+KeyZ', 'Ctrl+KeyY'] },
  mark: { group: 'card', place: 'card', keys: ['Shift+Digit8'] },
  'flag-1': { group: 'card', place: 'card', keys: ['Ctrl+Digit1'] },
  'flag-2': { group: 'card', place: 'card', keys: ['Ctrl+Digit2'] },
  'flag-3': { group: 'card', place: 'card', keys: ['Ctrl+Digit3'] },
  'flag-4': { group: 'card', place: 'card', keys: ['Ctrl+Digit4'] },
  'flag-5': { group: 'card', place: 'card', keys: ['Ctrl+Digit5'] },
  'flag-6': { group: 'card', place: 'card', keys: ['Ctrl+Digit6'] },
  'flag-7': { group: 'card', place: 'card', keys: ['Ctrl+Digit7'] },
  'bury-card': { group: 'card', place: 'card', keys: ['Minus'] },
  'bury-note': { group: 'card', place: 'card', keys: ['Equal'] },
  'suspend-card': { group: 'card', place: 'card', keys: ['Shift+Digit2'] },
  'suspend-note': { group: 'card', place: 'card', keys: ['Shift+Digit1'] },
  'set-due': { group: 'card', place: 'card', keys: ['Ctrl+Shift+KeyD'] },
  reset: { group: 'card', place: 'card', keys: ['Ctrl+Alt+KeyN'] },
  copy: { group: 'card', place: 'card', keys: ['Ctrl+Alt+KeyE'] },
  'delete-note': { group: 'card', place: 'card', keys: ['Ctrl+Delete', 'Ctrl+Backspace'] },
  edit: { group: 'looking', place: 'card', keys: ['KeyE'] },
  add: { group: 'looking', place: 'anywhere', keys: ['KeyA'] },
  source: { group: 'looking', place: 'card', keys: ['KeyS'] },
  info: { group: 'looking', place: 'card', keys: ['KeyI'] },
  'previous-info': { group: 'looking', place: 'anywhere', keys: ['Ctrl+Alt+KeyI'] },
  options: { group: 'looking', place: 'card', keys: ['KeyO'] },
  replay: { group: 'sound', place: 'card', keys: ['KeyR'] },
  'pause-sound': { group: 'sound', place: 'card', keys: ['Digit5'] },
  'sound-back': { group: 'sound', place: 'card', keys: ['Digit6'] },
  'sound-forward': { group: 'sound', place: 'card', keys: ['Digit7'] },
  speak: { group: 'sound', place: 'card', keys: ['KeyV'] },
  'auto-advance': { group: 'screen', place: 'anywhere', keys: ['Shift+KeyA'] },
  menu: { group: 'screen', place: 'anywhere', keys: ['KeyM'] },
  help: { group: 'screen', place: 'anywhere', keys: ['Shift+Slash'] },
} as const satisfies Readonly<Record<string, Action>>;

/** The name of an action. */
export type ActionId = keyof typeof TABLE;

/** All actions by their names. */
export const ACTIONS: Readonly<Record<ActionId, Action>> = TABLE;

/** Their names, in the order in which they are listed. */
export const ACTION_IDS = Object.keys(TABLE) as readonly ActionId[];

/** The action that puts a flag on a card. */
export function flagAction(flag: Flag): ActionId {
  return `flag-${flag}`;
}

/** The flag of such an action; null for any other. */
export function flagOf(action: ActionId): Flag | null {
  return FLAGS.find((flag) => flagAction(flag) === action) ?? null;
}
