import type { Delimiter } from '#lib/render/markdown/delimiters.ts';
import type { InlineParser } from '#lib/render/markdown/inline-parser.ts';
import {
  normaliseLabel,
  type Read,
  readDestination,
  readLabel,
  readTitle,
  skipWhitespace,
} from '#lib/render/markdown/link-syntax.ts';
import type { Part } from '#lib/render/markdown/part-list.ts';
import type { LinkTarget } from '#lib/render/markdown/tree.ts';

/** An opening bracket that waits for its end. */
export interface Bracket {
  readonly kind: 'link' | 'image' | 'hole';
  readonly part: Part;
  readonly previous: Bracket | null;
  /** The innermost `[` that it stands in. */
  readonly outerLink: Bracket | null;
  /** The delimiter before it: those above are inside. */
  readonly below: Delimiter | null;
  /** Number or name of a hole; empty for links and images. */
  readonly name: string;
  /** A `[` before a link can no longer begin one, for links do not stand inside links. */
  isActive: boolean;
}

/** Opens `[` or `![`. */
export function openBracket(parser: InlineParser): boolean {
  const { text, at } = parser;
  const isImage = text[at] === '!';
  if (isImage && text[at + 1] !== '[') return false;
  const to = at + (isImage ? 2 : 1);
  const part = parser.parts.append({ kind: 'text', from: at, to, value: text.slice(at, to) });
  parser.pushBracket({ kind: isImage ? 'image' : 'link', part, name: '' });
  parser.at = to;
  return true;
}

/** Closes the innermost bracket at `]`, as a link where an address or a known label goes with it. */
export function closeBracket(parser: InlineParser): boolean {
  const bracket = parser.bracket;
  if (!bracket || bracket.kind === 'hole') return false;
  if (closeFootnote(parser, bracket)) return true;
  const found = bracket.isActive ? findTarget(parser, bracket) : null;
  if (!found && parser.bracketsHide && bracket.kind === 'link') return closeGap(parser, bracket);
  if (!found) {
    parser.popBracket();
    return false;
  }
  const inside = parser.takeInside(bracket);
  parser.popBracket();
  const { from } = bracket.part.node;
  const { kind } = bracket;
  bracket.part.node = { kind, ...found.value, children: inside.nodes, from, to: found.end };
  bracket.part.depth = inside.depth + 1;
  if (kind === 'link') deactivate(bracket.outerLink);
  parser.at = found.end;
  return true;
}

/** `[^label]` of a footnote, kept as a comment: a card has no foot at which its text could stand. */
function closeFootnote(parser: InlineParser, bracket: Bracket): boolean {
  const { text, at, references } = parser;
  const { from, to } = bracket.part.node;
  const label = text[to] === '^' ? ownLabel(text, to, at) : null;
  if (label === null || references.get(normaliseLabel(label)) !== 'footnote') return false;
  parser.takeInside(bracket);
  parser.popBracket();
  bracket.part.node = { kind: 'text', from, to: to - 1, value: text.slice(from, to - 1) };
  parser.add({ kind: 'inline-html', from: to - 1, to: at + 1, value: '<!--[^]-->' });
  return true;
}

/** Hides what stands between brackets; empty ones are boxes to tick. */
function closeGap(parser: InlineParser, bracket: Bracket): boolean {
  const { from, to } = bracket.part.node;
  parser.popBracket();
  if (parser.text.slice(to, parser.at).trim() === '') return false;
  const inside = parser.takeInside(bracket);
  bracket.part.node = { kind: 'mark', children: inside.nodes, from, to: parser.at + 1 };
  bracket.part.depth = inside.depth + 1;
  parser.at += 1;
  return true;
}

/** Where one bracket is out of the running already, those around it are too. */
function deactivate(innermost: Bracket | null): void {
  for (let link = innermost; link?.isActive; link = link.outerLink) link.isActive = false;
}

function findTarget(parser: InlineParser, bracket: Bracket): Read<LinkTarget> | null {
  const behind = parser.at + 1;
  if (parser.text[behind] === '(') {
    const inline = readInlineTarget(parser.text, behind + 1);
    if (inline) return inline;
  }
  return parser.references.size > 0 ? findReference(parser, bracket) : null;
}

function readInlineTarget(text: string, from: number): Read<LinkTarget> | null {
  const destination = readDestination(text, skipWhitespace(text, from));
  if (!destination) return null;
  const afterGap = skipWhitespace(text, destination.end);
  const title = afterGap > destination.end ? readTitle(text, afterGap) : null;
  const end = skipWhitespace(text, title ? title.end : destination.end);
  if (text[end] !== ')') return null;
  return { value: { url: destination.value, title: title?.value ?? '' }, end: end + 1 };
}

function findReference(parser: InlineParser, bracket: Bracket): Read<LinkTarget> | null {
  const { text, at, references } = parser;
  const label = text[at + 1] === '[' ? readLabel(text, at + 1) : null;
  const own = label && label.value !== '' ? label.value : ownLabel(text, bracket.part.node.to, at);
  const target = own === null ? undefined : references.get(normaliseLabel(own));
  if (!target || target === 'footnote') return null;
  return { value: target, end: label ? label.end : at + 1 };
}

/** The text between the brackets, where it may be a label. */
function ownLabel(text: string, from: number, to: number): string | null {
  const label = readLabel(text, from - 1);
  return label?.end === to + 1 ? label.value : null;
}
