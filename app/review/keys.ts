import { ACTIONS, type ActionId, type ActionPlace, type Chord } from './actions.ts';
import { isSingle, type Keymap } from './keymap.ts';

/** What a key asks for: an action, or an option to choose, from 0; again, and the choice is taken back. */
export type Command =
  | { readonly kind: 'act'; readonly action: ActionId }
  | { readonly kind: 'choose'; readonly option: number };

/** A key press, as far as it matters here. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly repeat: boolean;
  /**
   * What has the focus: something to type into, with text in it or still empty, something that takes Space and Enter itself,
   * a box to tick, which takes Space alone, or none of them.
   */
  readonly focus: 'text' | 'empty' | 'control' | 'box' | 'page';
  /** A dialog lies over the page. */
  readonly dialog: boolean;
}

/** How things stand while a key is pressed. */
export interface Listening {
  readonly keymap: Keymap;
  /** Whether keys without Control and Alt are on (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** What can be acted on. */
  readonly place: ActionPlace;
  /** How many options there are to choose from at the moment. */
  readonly options: number;
}

/** Options that have a key of their own: A to H. */
const MOST_KEYS = 8;

/** The command of a key press, null where it has none. */
export function commandOf(press: KeyPress, listening: Listening): Command | null {
  const { keymap, singleKeys, place, options } = listening;
  if (press.repeat || press.dialog) return null;
  const chord = chordOf(press);
  const isField = press.focus === 'text' || press.focus === 'empty';
  if (isField && !chord.startsWith('Ctrl+')) return null;
  if (!singleKeys && isSingle(chord)) return null;
  const option = optionOf(chord);
  if (option >= 0 && option < Math.min(options, MOST_KEYS)) return { kind: 'choose', option };
  const action = keymap.get(chord);
  if (action === undefined || !isThere(ACTIONS[action].place, place)) return null;
  return isTaken(action, { chord, focus: press.focus }) ? null : { kind: 'act', action };
}

function isThere(wanted: ActionPlace, here: ActionPlace): boolean {
  return wanted === 'anywhere' || wanted === here || here === 'answer';
}

/** While one types, these are about the text; where nothing is typed yet, there is none to take back. */
const OF_TEXT: readonly ActionId[] = ['undo', 'redo', 'delete-note'];
const OF_EMPTY: readonly ActionId[] = ['delete-note'];

/** Whether what has the focus takes the key itself. */
function isTaken(
  action: ActionId,
  { chord, focus }: { readonly chord: Chord; readonly focus: KeyPress['focus'] },
): boolean {
  if (focus === 'text') return OF_TEXT.includes(action);
  if (focus === 'empty') return OF_EMPTY.includes(action);
  const presses = chord === 'Enter' || chord.endsWith('Space');
  return presses && (focus === 'control' || (focus === 'box' && chord !== 'Enter'));
}

function optionOf(chord: Chord): number {
  return /^Key[A-Z]$/.test(chord) ? chord.charCodeAt(3) - 'A'.charCodeAt(0) : -1;
}

/** Characters that have a place of their own, wherever a layout puts them. */
const PLACES: Readonly<Record<string, Chord>> = {
  '-': 'Minus',
  '=': 'Equal',
  '!': 'Shift+Digit1',
  '@': 'Shift+Digit2',
  '*': 'Shift+Digit8',
  '?': 'Shift+Slash',
};

/**
 * A key press as a key that can be bound. Keys are physical, so that they work under a Cyrillic layout. On layouts that
 * move Latin letters, digits and these signs about, what is written counts: what lies where Z does may be Y.
 */
export function chordOf({ code, key, control, shift, alt }: KeyPress): Chord {
  // A sign may need Shift or AltGr on one layout and none on another.
  const sign = PLACES[key];
  if (sign !== undefined && control === alt) return sign;
  const isDigit = /^[0-9]$/.test(key);
  const modifiers = [control && 'Ctrl', alt && 'Alt', shift && !isDigit && 'Shift'];
  return [...modifiers, isDigit ? `Digit${key}` : placeOf(code, key)].filter(Boolean).join('+');
}

function placeOf(code: string, key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return code.replace(/^Numpad(?=Enter)/, '').replace(/^Numpad(?=\d)/, 'Digit');
}

/** Reads a browser's event. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : null;
  return {
    code: event.code,
    key: event.key,
    control: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    repeat: event.repeat || event.isComposing,
    focus: focusOf(target),
    dialog: document.querySelector('dialog[open], [popover]:popover-open') !== null,
  };
}

function focusOf(target: Element | null): KeyPress['focus'] {
  if (target === null) return 'page';
  if (target.closest('input[type=checkbox]') !== null) return 'box';
  if (target.closest('input, textarea, select, [contenteditable]') !== null) {
    return target instanceof HTMLTextAreaElement && target.value === '' ? 'empty' : 'text';
  }
  const control = target.closest('a, button, summary, audio, video');
  // One that is hidden keeps the focus until the browser draws the page anew: by then a key may have been pressed.
  return control === null || control.closest('[hidden]') !== null ? 'page' : 'control';
}
