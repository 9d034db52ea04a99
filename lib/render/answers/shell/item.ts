import type { Span } from '../comparison.ts';
import type { ShellToken } from './split-words.ts';

/** A part of a command by its meaning, however it was written. */
export interface Item {
  /** Words are compared in order, flags and assignments in any. */
  readonly slot: 'word' | 'flag' | 'assignment';
  /** By which it is known: the word, or the longest name of the flag. */
  readonly name: string;
  /** The value of a flag; null where it has none. */
  readonly value: string | null;
  readonly nameSpan: Span;
  readonly valueSpan: Span | null;
  /** In what way it was written. */
  readonly form: Form;
}

/** How an item was written, where it can be written in several ways. */
export type Form =
  | 'plain'
  /** `--output=yaml`, `-oyaml`. */
  | 'joined'
  /** One of several letters: the i of `-it`. */
  | 'bundled'
  /** `--watch=true`. */
  | 'true'
  /** The kind or the name in `deploy/web`. */
  | 'slash'
  /** A kind of object, which may have other names. */
  | 'kind'
  /** A command of the tool, which may have other names. */
  | 'verb';

/** A word as an item; `name` where it is known by another. */
export function wordItem({ text, span }: ShellToken, name = text, form: Form = 'plain'): Item {
  return { slot: 'word', name, value: null, nameSpan: span, valueSpan: null, form };
}

/** Both sides of a sign within a word, such as `deploy/web`: two items. Null where the word has no such sign. */
export function splitItem(
  { text, span }: ShellToken,
  { sign, source }: { readonly sign: string; readonly source: string },
): [before: ShellToken, after: ShellToken] | null {
  const at = text.indexOf(sign);
  const [from, to] = span;
  const place = source.slice(from, to).indexOf(sign);
  if (at <= 0 || place < 0) return null;
  const token = (part: string, [start, end]: Span): ShellToken => ({
    kind: 'word',
    text: part,
    span: [start, end],
  });
  return [
    token(text.slice(0, at), [from, from + place]),
    token(text.slice(at + sign.length), [from + place + sign.length, to]),
  ];
}
