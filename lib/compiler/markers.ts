import type { Dialect } from '#lib/compiler/front-matter.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Inline, References } from '#lib/render/markdown/tree.ts';

/** A marker that begins a side of a card, or a text with holes in brackets. */
export interface Marker {
  readonly side: 'question' | 'answer' | 'gaps';
  /** The letter as it is written. */
  readonly letter: string;
  /** The letter of the right alphabet, where a look-alike of another was written. */
  readonly meant: string | null;
  /** Whether white space or the end of the line follows. */
  readonly isSetOff: boolean;
  /** Whether it begins its paragraph. */
  readonly isFirst: boolean;
  /** Offset of the letter in the content's text, and in the source. */
  readonly at: number;
  readonly from: number;
}

/** What each letter stands for. Look-alikes: Cyrillic А for A and С for C, Latin B for В, Latin O for О. */
const LETTERS: Readonly<Record<string, Pick<Marker, 'side' | 'meant'>>> = {
  Q: { side: 'question', meant: null },
  В: { side: 'question', meant: null },
  B: { side: 'question', meant: 'В' },
  A: { side: 'answer', meant: null },
  О: { side: 'answer', meant: null },
  А: { side: 'answer', meant: 'A' },
  O: { side: 'answer', meant: 'О' },
  C: { side: 'gaps', meant: null },
  С: { side: 'gaps', meant: 'C' },
};
const MARKER = /(?:^|\n)([QВBAОАOCС]):/g;

const SET_OFF = /^(?:[QВAОА]:(?=\s|$)|[CС]:\s.*\[)/;
const AT_MARGIN = /^[QВAОАCС]:/;

/**
 * Tells of a line that follows a list, a quote or a table without a blank line whether it begins a side of a card: nobody means to go on with
 * a list in that way.
 */
export function beginsSide(dialects: ReadonlySet<Dialect>): (line: string) => boolean {
  const pattern = dialects.has('hashcards') ? AT_MARGIN : SET_OFF;
  return (line) => pattern.test(line);
}

/** The markers at the beginnings of lines of a content, where the line begins with prose and not inside code. */
export function findMarkers(content: Content, references: References): readonly Marker[] {
  const matches = content.text.includes(':') ? [...content.text.matchAll(MARKER)] : [];
  if (matches.length === 0) return [];
  const isProse = proseOf(content, references);
  const markers: Marker[] = [];
  for (const match of matches) {
    const at = match.index + (match[0].startsWith('\n') ? 1 : 0);
    if (at === 0 || isProse(at)) markers.push(makeMarker(content, at, match));
  }
  return markers;
}

function makeMarker(content: Content, at: number, match: RegExpMatchArray): Marker {
  const [, letter = ''] = match;
  const { side, meant } = LETTERS[letter] ?? { side: 'question', meant: null };
  const isSetOff = !/\S/.test(content.text.slice(at + 2, at + 3));
  const from = sourceOffset(content, at);
  return { side, letter, meant, isSetOff, isFirst: at === 0, at, from };
}

/**
 * Tells of places in rising order whether they are plain text of the paragraph itself: not in code, in a tag or in a link. Two signs of
 * emphasis that happen to stand in both sides of a card do not tie them together.
 */
function proseOf(content: Content, references: References): (at: number) => boolean {
  const nodes = withoutEmphasis(inlinesOf(content, references).nodes);
  let index = 0;
  return (at) => {
    while (index < nodes.length && (nodes[index] as Inline).to <= at) index++;
    const node = nodes[index];
    return node?.kind === 'text' && node.from <= at;
  };
}

function withoutEmphasis(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'emphasis':
      case 'strong':
      case 'strike':
      case 'mark':
        return withoutEmphasis(node.children);
      default:
        return node;
    }
  });
}
