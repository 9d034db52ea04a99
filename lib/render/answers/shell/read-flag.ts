import { type Flags, findFlag } from './flags.ts';
import { type Form, type Item, splitItem } from './item.ts';
import type { ShellToken } from './split-words.ts';

/** A flag as read, and whether the word after it is its value. */
export interface ReadFlag {
  readonly items: readonly Item[];
  readonly takesNext: boolean;
}

interface FlagWord {
  readonly word: ShellToken;
  readonly next: ShellToken | undefined;
  readonly source: string;
}

/** Whether a word is a flag or several: `-n`, `--all`, `-it`; a lone `-` or a negative number is not. */
export function isFlag({ text }: ShellToken): boolean {
  return /^-[^\d\s]/.test(text) && text !== '--';
}

/** Reads a word that is a flag. */
export function readFlag(flags: Flags, flag: FlagWord): ReadFlag {
  return flag.word.text.startsWith('--') ? readLong(flags, flag) : readLetters(flags, flag);
}

function readLong(flags: Flags, { word, next, source }: FlagWord): ReadFlag {
  const [before, value] = splitItem(word, { sign: '=', source }) ?? [word, null];
  const flag = findFlag(flags, before.text);
  if (value) {
    const isTrue = flag.value === 'none' && value.text === 'true';
    const item = isTrue
      ? flagItem(flag.name, before, null, 'true')
      : flagItem(flag.name, before, value, 'joined');
    return { items: [item], takesNext: false };
  }
  const takesNext = flag.value === 'needed' && next !== undefined;
  const item = flagItem(flag.name, before, takesNext ? next : null, 'plain');
  return { items: [item], takesNext };
}

/** `-o yaml`, `-oyaml`, `-o=yaml`, `-it`: a letter that needs a value takes the rest of the word, or the next. */
function readLetters(flags: Flags, { word, next, source }: FlagWord): ReadFlag {
  const whole = flags.get(word.text);
  if (whole && whole.value !== 'needed') {
    return { items: [flagItem(whole.name, word, null, 'plain')], takesNext: false };
  }
  const items: Item[] = [];
  const isPlain = source.slice(...word.span) === word.text;
  for (let at = 1; at < word.text.length; at++) {
    const flag = findFlag(flags, `-${word.text[at]}`);
    const letter = partOf(word, [at === 1 ? 0 : at, at + 1], isPlain);
    const rest = word.text.slice(at + 1).replace(/^=/, '');
    const isLast = at + 1 === word.text.length;
    if (flag.value === 'needed' && !isLast) {
      const value = partOf(word, [word.text.length - rest.length, word.text.length], isPlain);
      items.push(flagItem(flag.name, letter, value, 'joined'));
      return { items, takesNext: false };
    }
    const takesNext = flag.value === 'needed' && next !== undefined;
    const form = word.text.length > 2 ? 'bundled' : 'plain';
    items.push(flagItem(flag.name, letter, takesNext ? next : null, form));
    if (takesNext) return { items, takesNext };
  }
  return { items, takesNext: false };
}

/** A part of a word; where quotes stand in between, the whole word is shown for it. */
function partOf(word: ShellToken, [from, to]: [number, number], isPlain: boolean): ShellToken {
  const [start] = word.span;
  const text = word.text.slice(from, to);
  return { kind: 'word', text, span: isPlain ? [start + from, start + to] : word.span };
}

function flagItem(name: string, written: ShellToken, value: ShellToken | null, form: Form): Item {
  return {
    slot: 'flag',
    name,
    value: value?.text ?? null,
    nameSpan: written.span,
    valueSpan: value?.span ?? null,
    form,
  };
}
