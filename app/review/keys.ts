import type { Rating } from '#lib/scheduler/types.ts';

/** What a key asks for. */
export type Command =
  /** Shows the answer; where it is shown already, rates it Good. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'rate'; readonly rating: Rating }
  | { readonly kind: 'undo' }
  /** Shows all that is left of a sequence. */
  | { readonly kind: 'reveal-all' }
  /** Opens the hint, or closes it. */
  | { readonly kind: 'hint' }
  /** Opens the passage that the card comes from. */
  | { readonly kind: 'source' }
  /** Chooses an option, from 0, or takes the choice back. */
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
   * What has the focus: something to type into, something that takes Space and Enter itself, a box to tick, which takes
   * Space alone, or none of them.
   */
  readonly focus: 'text' | 'control' | 'box' | 'page';
  /** A dialog lies over the page. */
  readonly dialog: boolean;
}

const SINGLE: Readonly<Record<string, Command>> = {
  Space: { kind: 'go-on' },
  Enter: { kind: 'go-on' },
  NumpadEnter: { kind: 'go-on' },
  Digit1: { kind: 'rate', rating: 1 },
  Digit2: { kind: 'rate', rating: 2 },
  Digit3: { kind: 'rate', rating: 3 },
  Digit4: { kind: 'rate', rating: 4 },
  Numpad1: { kind: 'rate', rating: 1 },
  Numpad2: { kind: 'rate', rating: 2 },
  Numpad3: { kind: 'rate', rating: 3 },
  Numpad4: { kind: 'rate', rating: 4 },
  KeyU: { kind: 'undo' },
  KeyH: { kind: 'hint' },
  KeyS: { kind: 'source' },
};

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  KeyZ: { kind: 'undo' },
};

/** Options that have a key of their own: A to H. */
const MOST_KEYS = 8;

/**
 * The command of a key press, null where it has none. Keys are physical, so that they work under a
 * Cyrillic layout; without `singleKeys` only those with Control or Command are left (WCAG 2.1.4).
 * `options` is how many there are to choose from at the moment.
 */
export function commandOf(press: KeyPress, singleKeys: boolean, options = 0): Command | null {
  if (press.repeat || press.dialog || press.alt || press.focus === 'text') return null;
  const code = placeOf(press);
  if (press.shift) return singleKeys && isShowAll(press) ? { kind: 'reveal-all' } : null;
  if (press.control) return WITH_CONTROL[code] ?? null;
  if (!singleKeys) return null;
  const option = optionOf(code);
  if (option >= 0 && option < Math.min(options, MOST_KEYS)) return { kind: 'choose', option };
  const command = SINGLE[code] ?? null;
  return command?.kind === 'go-on' && isTaken(press) ? null : command;
}

function isShowAll({ code, control, focus }: KeyPress): boolean {
  return code === 'Space' && !control && focus === 'page';
}

/** Whether what has the focus takes the key itself. */
function isTaken({ code, focus }: KeyPress): boolean {
  return focus === 'control' || (focus === 'box' && code === 'Space');
}

function optionOf(code: string): number {
  return /^Key[A-Z]$/.test(code) ? code.charCodeAt(3) - 'A'.charCodeAt(0) : -1;
}

/** On layouts that move Latin letters about, the letter counts: what lies where Z does may be Y. */
function placeOf({ code, key }: KeyPress): string {
  return /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : code;
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
  if (target.closest('input, textarea, select, [contenteditable]') !== null) return 'text';
  return target.closest('a, button, summary, audio, video') === null ? 'page' : 'control';
}
