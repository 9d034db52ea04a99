import type { Rating } from '#lib/scheduler/types.ts';

/** What a key asks for. */
export type Command =
  /** Shows the answer; where it is shown already, rates it Good. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'rate'; readonly rating: Rating }
  | { readonly kind: 'undo' };

/** A key press, as far as it matters here. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly repeat: boolean;
  /** What has the focus: something to type into, something that takes Space and Enter itself, or neither. */
  readonly focus: 'text' | 'control' | 'page';
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
};

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  KeyZ: { kind: 'undo' },
};

/**
 * The command of a key press, null where it has none. Keys are physical, so that they work under a
 * Cyrillic layout; without `singleKeys` only those with Control or Command are left (WCAG 2.1.4).
 */
export function commandOf(press: KeyPress, singleKeys: boolean): Command | null {
  if (press.repeat || press.dialog || press.alt || press.shift) return null;
  if (press.focus === 'text') return null;
  const code = placeOf(press);
  if (press.control) return WITH_CONTROL[code] ?? null;
  const command = singleKeys ? (SINGLE[code] ?? null) : null;
  return command?.kind === 'go-on' && press.focus === 'control' ? null : command;
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
  if (target.closest('input, textarea, select, [contenteditable]') !== null) return 'text';
  return target.closest('a, button, summary, audio, video') === null ? 'page' : 'control';
}
