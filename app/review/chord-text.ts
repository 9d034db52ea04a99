import type { Chord } from './actions.ts';

const NAMES: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Slash: '/',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
};

/** What stands on a key in both layouts while Shift is held: easier to find than Shift and a digit. */
const SHIFTED: Readonly<Record<string, string>> = {
  'Shift+Digit1': '!',
  'Shift+Digit2': '@',
  'Shift+Digit8': '*',
  'Shift+Slash': '?',
};

/** A key as a person reads it: `Ctrl + Shift + D`; `space` is the name of the space bar. */
export function chordText(chord: Chord, space: string): string {
  const shifted = SHIFTED[chord];
  if (shifted !== undefined) return shifted;
  return chord
    .split('+')
    .map((part) => (part === 'Space' ? space : keyName(part)))
    .join(' + ');
}

/** A key for `aria-keyshortcuts`: `Control+Shift+D`. */
export function ariaChord(chord: Chord): string {
  return (SHIFTED[chord] ?? chord)
    .split('+')
    .map((part) => (part === 'Ctrl' ? 'Control' : (NAMED_ALOUD[part] ?? keyName(part))))
    .join('+');
}

const NAMED_ALOUD: Readonly<Record<string, string>> = { Delete: 'Delete', Escape: 'Escape' };

function keyName(code: string): string {
  return NAMES[code] ?? code.replace(/^(Key|Digit)/, '');
}
