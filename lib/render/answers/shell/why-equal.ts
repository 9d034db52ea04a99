import type { Reason, Span } from '../comparison.ts';
import type { Form, Item } from './item.ts';
import type { ItemMatch } from './match-items.ts';

interface Texts {
  readonly right: string;
  readonly typed: string;
}

/** Both names as they stand in their texts. */
interface Written {
  readonly a: string;
  readonly b: string;
  readonly texts: Texts;
}

interface SamePair {
  readonly right: Item;
  readonly typed: Item;
}

/** What is written otherwise in two commands that mean the same; nothing where the words are the same. */
export function whyCommandsEqual({ same, filled }: ItemMatch, texts: Texts): Reason[] {
  const written = same.flatMap((pair) => whyPair(pair, texts));
  const places = [...filled].map(([b, a]) => ({ code: 'placeholder', a, b }) as const);
  const order = isReordered(same) ? [{ code: 'flag-order' } as const] : [];
  return unique([...written, ...places, ...order]);
}

function whyPair(pair: SamePair, texts: Texts): Reason[] {
  const { right, typed } = pair;
  const a = textOf(texts.typed, typed.nameSpan);
  const b = textOf(texts.right, right.nameSpan);
  const why =
    right.slot === 'flag' ? whyFlag(pair, { a, b, texts }) : whyWord(pair, { a, b, texts });
  const isQuoted =
    right.name === typed.name &&
    right.value !== null &&
    right.value === typed.value &&
    differ(pair, texts);
  return isQuoted ? [...why, { code: 'quotes' }] : why;
}

function differ({ right, typed }: SamePair, texts: Texts): boolean {
  const [a, b] = [typed.valueSpan, right.valueSpan];
  return a !== null && b !== null && textOf(texts.typed, a) !== textOf(texts.right, b);
}

function whyFlag({ right, typed }: SamePair, { a, b, texts }: Written): Reason[] {
  const [ours, theirs] = [written(right, b), written(typed, a)];
  if (right.form === 'true' || typed.form === 'true') {
    return right.form === typed.form
      ? []
      : [{ code: 'true', a: whole(typed, a), b: whole(right, b) }];
  }
  const reasons: Reason[] = [];
  if (ours !== theirs) reasons.push({ code: 'flag', a: theirs, b: ours });
  else if (isBundled(right) !== isBundled(typed)) {
    reasons.push({
      code: 'bundle',
      a: wordAround(texts.typed, typed),
      b: wordAround(texts.right, right),
    });
  } else if (right.form !== typed.form) {
    reasons.push({
      code: 'form',
      a: withValue(texts.typed, typed),
      b: withValue(texts.right, right),
    });
  }
  return reasons;
}

/** The name as written, with the dash that a letter among others has not. */
function written({ form }: Item, name: string): string {
  return form === 'bundled' && !name.startsWith('-') ? `-${name}` : name;
}

function whole({ form }: Item, name: string): string {
  return form === 'true' ? `${name}=true` : name;
}

/** A flag with its value, as written. */
function withValue(text: string, { nameSpan, valueSpan }: Item): string {
  return textOf(text, [nameSpan[0], valueSpan?.[1] ?? nameSpan[1]]);
}

function isBundled({ form }: Item): boolean {
  return form === 'bundled';
}

/** The word of the command line in which an item stands. */
function wordAround(text: string, { nameSpan: [from] }: Item): string {
  const start = text.slice(0, from + 1).search(/\S+$/);
  return /^\S+/.exec(text.slice(start))?.[0] ?? '';
}

function whyWord({ right, typed }: SamePair, { a, b, texts }: Written): Reason[] {
  if (right.name !== typed.name) return [];
  if (right.form !== typed.form) return whyForms({ right, typed }, { a, b, texts });
  if (a === b || right.name === ';') return [];
  if (unquoted(a) === unquoted(b)) return [{ code: 'quotes' }];
  return [{ code: codeFor(right.form), a, b }];
}

/** Of a tool that is not known: `--f=v` and `--f v`. */
function whyJoined({ right, typed }: SamePair, texts: Texts): Reason[] {
  const [a, b] = [wordAround(texts.typed, typed), wordAround(texts.right, right)];
  if (!a.startsWith('--') || !b.startsWith('--')) return [];
  const isTyped = typed.form === 'joined';
  const apart = (isTyped ? a : b).replace('=', ' ');
  return [isTyped ? { code: 'form', a, b: apart } : { code: 'form', a: apart, b }];
}

function codeFor(form: Form): 'verb' | 'resource' | 'same' {
  if (form === 'verb') return 'verb';
  return form === 'kind' || form === 'slash' ? 'resource' : 'same';
}

/** One of them is `deploy/web`, or stands before or after `=`. */
function whyForms({ right, typed }: SamePair, { a, b, texts }: Written): Reason[] {
  if (right.form !== 'slash' && typed.form !== 'slash') {
    return whyJoined({ right, typed }, texts);
  }
  const kinds = unquoted(a) === unquoted(b) || a.includes('/') || b.includes('/');
  const names: Reason[] = kinds ? [] : [{ code: 'resource', a, b }];
  const isTyped = typed.form === 'slash';
  const word = isTyped ? wordAround(texts.typed, typed) : wordAround(texts.right, right);
  const apart = a.includes('/') || b.includes('/') ? (isTyped ? b : a) : word.replace('/', ' ');
  return [
    ...names,
    isTyped ? { code: 'same', a: word, b: apart } : { code: 'same', a: apart, b: word },
  ];
}

function unquoted(text: string): string {
  return text.replace(/["'\\]|\$(?=')/g, '');
}

/** Whether what was typed stands in another order. */
function isReordered(same: readonly SamePair[]): boolean {
  const inOrder = [...same].sort((a, b) => a.right.nameSpan[0] - b.right.nameSpan[0]);
  return inOrder.some(
    ({ typed }, at) => at > 0 && typed.nameSpan[0] < (inOrder[at - 1]?.typed.nameSpan[0] ?? 0),
  );
}

function textOf(text: string, [from, to]: Span): string {
  return text.slice(from, to);
}

function unique(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
