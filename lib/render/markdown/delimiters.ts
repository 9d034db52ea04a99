import type { InlineParser } from '#lib/render/markdown/inline-parser.ts';
import {
  MAX_INLINE_DEPTH,
  type Part,
  type PartList,
  rawText,
} from '#lib/render/markdown/part-list.ts';
import type { LooseDelimiter, Styled } from '#lib/render/markdown/tree.ts';

/** A run of `*`, `_`, `~` or `==` that may open or close a stretch of styled text. */
export interface Delimiter {
  readonly part: Part;
  readonly sign: string;
  /** Where it began in the text. */
  readonly position: number;
  /** Length of the run as written, and what is not used up of it. */
  readonly length: number;
  left: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  previous: Delimiter | null;
  next: Delimiter | null;
}

const SPACE = /[\s\p{Zs}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** The delimiters that wait for a partner (https://spec.commonmark.org/0.31.2/#delimiter-stack). */
export class DelimiterStack {
  /** Halves of `==` without a partner. */
  readonly loose: LooseDelimiter[] = [];
  private readonly text: string;
  private readonly parts: PartList;
  private top: Delimiter | null = null;

  constructor(text: string, parts: PartList) {
    this.text = text;
    this.parts = parts;
  }

  get last(): Delimiter | null {
    return this.top;
  }

  /** Reads the run of delimiters under the parser. */
  read(parser: InlineParser): boolean {
    const { text, at } = parser;
    const sign = text[at] ?? '';
    let to = at + 1;
    while (text[to] === sign) to++;
    const part = this.parts.append({ kind: 'text', from: at, to, value: text.slice(at, to) });
    parser.at = to;
    if (isUsable(sign, to - at)) this.push(part, sign, flanks(text, at, to));
    return true;
  }

  /** Forgets the delimiters that begin at a place or behind it. */
  forgetFrom(position: number): void {
    while (this.top && this.top.position >= position) this.remove(this.top);
  }

  /** Pairs up the delimiters above `bottom` (all, where it is null) and forgets them. */
  resolve(bottom: Delimiter | null): void {
    const floors = new Map<string, number>();
    let closer = this.lowestAbove(bottom);
    while (closer) closer = this.resolveCloser(closer, bottom, floors);
    while (this.top && this.top !== bottom) {
      this.reportLoose(this.top);
      this.remove(this.top);
    }
  }

  private push(part: Part, sign: string, flanking: Flanking): void {
    const { canOpen, canClose } = openAndClose(sign, flanking);
    const position = part.node.from;
    const length = part.node.to - position;
    const left = length;
    const previous = this.top;
    const next = null;
    const delimiter = { part, sign, position, length, left, canOpen, canClose, previous, next };
    if (this.top) this.top.next = delimiter;
    this.top = delimiter;
  }

  private lowestAbove(bottom: Delimiter | null): Delimiter | null {
    let lowest = this.top === bottom ? null : this.top;
    while (lowest?.previous && lowest.previous !== bottom) lowest = lowest.previous;
    return lowest;
  }

  /** Finds the opener for a closer and wraps what is between; gives the delimiter to look at next. */
  private resolveCloser(
    closer: Delimiter,
    bottom: Delimiter | null,
    floors: Map<string, number>,
  ): Delimiter | null {
    if (!closer.canClose) return closer.next;
    const key = `${closer.sign}${closer.canOpen}${closer.length % 3}`;
    const floor = floors.get(key) ?? -1;
    let opener = closer.previous;
    while (opener && opener !== bottom && opener.position >= floor) {
      if (pairUp(opener, closer)) return this.wrap(opener, closer);
      opener = opener.previous;
    }
    floors.set(key, closer.position);
    const { next } = closer;
    if (!closer.canOpen && closer.sign !== '=') this.remove(closer);
    return next;
  }

  private wrap(opener: Delimiter, closer: Delimiter): Delimiter | null {
    this.removeBetween(opener, closer);
    const used = usedLength(opener, closer);
    const { nodes, depth } = this.parts.takeBetween(opener.part, closer.part);
    const from = shorten(opener, used, 'end');
    const to = shorten(closer, used, 'start');
    const styled: Styled = { kind: kindOf(opener.sign, used), from, to, children: nodes };
    if (depth < MAX_INLINE_DEPTH) this.parts.insertAfter(opener.part, styled, depth + 1);
    else this.parts.insertAfter(opener.part, rawText(this.text, from, to), 0);
    if (opener.left === 0) this.drop(opener);
    if (closer.left > 0) return closer;
    const { next } = closer;
    this.drop(closer);
    return next;
  }

  private drop(delimiter: Delimiter): void {
    this.parts.remove(delimiter.part);
    this.remove(delimiter);
  }

  private removeBetween(opener: Delimiter, closer: Delimiter): void {
    for (let inner = opener.next; inner && inner !== closer; inner = inner.next) {
      this.reportLoose(inner);
    }
    opener.next = closer;
    closer.previous = opener;
  }

  private remove(delimiter: Delimiter): void {
    if (delimiter.previous) delimiter.previous.next = delimiter.next;
    if (delimiter.next) delimiter.next.previous = delimiter.previous;
    else this.top = delimiter.previous;
  }

  private reportLoose(delimiter: Delimiter): void {
    if (delimiter.sign !== '=' || delimiter.canOpen === delimiter.canClose) return;
    const { from, to } = delimiter.part.node;
    this.loose.push({ from, to, text: '==' });
  }
}

interface Flanking {
  readonly left: boolean;
  readonly right: boolean;
  readonly punctuationBefore: boolean;
  readonly punctuationAfter: boolean;
}

function isUsable(sign: string, length: number): boolean {
  if (sign === '=') return length === 2;
  return sign !== '~' || length <= 2;
}

function flanks(text: string, from: number, to: number): Flanking {
  const before = characterBefore(text, from);
  const after = to < text.length ? String.fromCodePoint(text.codePointAt(to) ?? 32) : ' ';
  const spaceBefore = SPACE.test(before);
  const spaceAfter = SPACE.test(after);
  const punctuationBefore = PUNCTUATION.test(before);
  const punctuationAfter = PUNCTUATION.test(after);
  return {
    left: !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore),
    right: !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter),
    punctuationBefore,
    punctuationAfter,
  };
}

function characterBefore(text: string, at: number): string {
  if (at === 0) return ' ';
  const last = text.charCodeAt(at - 1);
  const isLowSurrogate = last >= 0xdc00 && last <= 0xdfff;
  return text.slice(isLowSurrogate ? at - 2 : at - 1, at);
}

function openAndClose(sign: string, flanking: Flanking) {
  const { left, right, punctuationBefore, punctuationAfter } = flanking;
  if (sign !== '_') return { canOpen: left, canClose: right };
  return {
    canOpen: left && (!right || punctuationBefore),
    canClose: right && (!left || punctuationAfter),
  };
}

function pairUp(opener: Delimiter, closer: Delimiter): boolean {
  if (!opener.canOpen || opener.sign !== closer.sign) return false;
  const bothSided = (opener.canClose ? 1 : 0) + (closer.canOpen ? 1 : 0);
  // `a==b and c==d` compares twice and hides nothing: at least one half has to stand at the edge of a word.
  if (closer.sign === '=') return bothSided < 2;
  if (closer.sign === '~') return opener.length === closer.length;
  if (bothSided === 0) return true;
  return (
    (opener.length + closer.length) % 3 !== 0 ||
    (opener.length % 3 === 0 && closer.length % 3 === 0)
  );
}

function usedLength(opener: Delimiter, closer: Delimiter): number {
  if (opener.sign === '~') return opener.length;
  return opener.left >= 2 && closer.left >= 2 ? 2 : 1;
}

function kindOf(sign: string, used: number): Styled['kind'] {
  if (sign === '=') return 'mark';
  if (sign === '~') return 'strike';
  return used === 2 ? 'strong' : 'emphasis';
}

/** Uses up characters of a run at one of its ends; gives the outer place of what was used. */
function shorten(delimiter: Delimiter, used: number, end: 'start' | 'end'): number {
  const { part } = delimiter;
  const { from, to } = part.node;
  delimiter.left -= used;
  const value = delimiter.sign.repeat(delimiter.left);
  const rest = end === 'end' ? { from, to: to - used } : { from: from + used, to };
  part.node = { kind: 'text', value, ...rest };
  return end === 'end' ? to - used : from + used;
}
