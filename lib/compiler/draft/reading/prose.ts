import type { Span } from '#lib/compiler/source-text.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Inline, References } from '#lib/render/markdown/tree.ts';

/** Stands for a character of code, of a link or of HTML, in which rules look for nothing. */
export const INERT = '\uFFFC';

/** A part of a block's prose. */
export interface Prose {
  readonly content: Content;
  /** As long as the content's text: line ends are spaces, code and links are `INERT`. */
  readonly mask: string;
  /** Offsets in the content's text. */
  readonly from: number;
  readonly to: number;
}

const masks = new WeakMap<Content, string>();

/** The whole prose of a content. */
export function proseOf(content: Content, references: References): Prose {
  const mask = masks.get(content) ?? maskOf(content, references);
  masks.set(content, mask);
  return { content, mask, from: 0, to: content.text.length };
}

function maskOf({ text, ...content }: Content, references: References): string {
  const parts: string[] = [];
  let at = 0;
  const blank = (from: number, to: number) => {
    if (from < at) return;
    parts.push(text.slice(at, from), INERT.repeat(to - from));
    at = to;
  };
  const visit = (nodes: readonly Inline[]) => {
    for (const node of nodes) {
      if (isInert(node)) blank(node.from, node.to);
      else if ('children' in node) visit(node.children);
    }
  };
  visit(inlinesOf({ text, ...content }, references).nodes);
  return (at === 0 ? text : parts.join('') + text.slice(at)).replaceAll('\n', ' ');
}

function isInert({ kind }: Inline): boolean {
  return kind === 'code-span' || kind === 'inline-html' || kind === 'link' || kind === 'image';
}

/** A stretch of a prose, without the white space around it. */
export function sliceProse(prose: Prose, from: number, to: number): Prose {
  let start = from;
  let end = to;
  while (start < end && prose.mask[start] === ' ') start++;
  while (end > start && prose.mask[end - 1] === ' ') end--;
  return { ...prose, from: start, to: end };
}

/** The prose as Markdown of one line. */
export function markdownOf({ content, from, to }: Prose): string {
  return content.text.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** The prose with code and links masked. */
export function maskedText({ mask, from, to }: Prose): string {
  return mask.slice(from, to);
}

/** Where the prose stands in the source. */
export function spanOf({ content, from, to }: Prose): Span {
  const start = sourceOffset(content, from);
  return { from: start, to: to > from ? sourceOffset(content, to - 1) + 1 : start };
}

/** The lines of a prose. */
export function linesOf(prose: Prose): readonly Prose[] {
  const lines: Prose[] = [];
  let from = prose.from;
  for (let at = from; at <= prose.to; at++) {
    if (at < prose.to && prose.content.text[at] !== '\n') continue;
    lines.push(sliceProse(prose, from, at));
    from = at + 1;
  }
  return lines;
}

/** An end of a sentence: a point before white space and what begins a sentence. Abbreviations such as `т.е. ` go on in lower case. */
const SENTENCE_END = /[.!?…]+[»")\]]*(?=\s+[\p{Lu}"«(\uFFFC])/gu;

/** The sentences of a prose. */
export function sentencesOf(prose: Prose): readonly Prose[] {
  const sentences: Prose[] = [];
  let from = 0;
  const text = maskedText(prose);
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (
      /(?:^|\s)(?:\p{L}|\d+|т\.\s?[екпнд]|и т|etc|e\.g|i\.e|vs|dr|mr|mrs|ms|prof|st|fig|ch|vol|no|им|ул|рис|табл|гл|стр|см|ср|напр|проф)\.$/iu.test(
        text.slice(Math.max(0, end - 8), end),
      )
    )
      continue;
    sentences.push(sliceProse(prose, prose.from + from, prose.from + end));
    from = end;
  }
  const rest = sliceProse(prose, prose.from + from, prose.to);
  return rest.to > rest.from ? [...sentences, rest] : sentences;
}

/** Words of a text, where code and links count as one each. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\uFFFC]\S*/gu)?.length ?? 0;
}

/** A text without the punctuation that ends it. */
export function withoutEnd(text: string): string {
  return text.replace(/(?:[\s;,:.–—]|\s-)+$/, '');
}

/** A prose without the punctuation that ends it. */
export function trimEnd(prose: Prose): Prose {
  let to = prose.to;
  while (to > prose.from && /[\s;,:.]/.test(prose.mask[to - 1] as string)) to--;
  return { ...prose, to };
}
