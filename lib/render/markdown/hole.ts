import type { InlineParser } from '#lib/render/markdown/inline-parser.ts';
import type { Inline } from '#lib/render/markdown/tree.ts';
import { plainText } from '#lib/render/plain-text.ts';

/** A number, with or without `c`, or a name; the first group of an IPv6 address is none. */
const OPEN = /\{\{(?:c?([1-9][0-9]{0,2})|(?![0-9a-f]{1,4}::)(\p{Ll}[\p{Ll}\p{M}0-9-]{0,39}))::/uy;

/** Opens `{{c1::`, `{{1::` or `{{name::`; other braces are text. */
export function openHole(parser: InlineParser): boolean {
  OPEN.lastIndex = parser.at;
  const match = OPEN.exec(parser.text);
  if (!match) return false;
  const to = parser.at + match[0].length;
  const part = parser.parts.append({ kind: 'text', from: parser.at, to, value: match[0] });
  const name = (match[1] ?? match[2] ?? '').normalize('NFC');
  parser.pushBracket({ kind: 'hole', part, name });
  parser.at = to;
  return true;
}

/** Closes the innermost open hole at `}}`; brackets left open inside it are text. */
export function closeHole(parser: InlineParser): boolean {
  const { text, at } = parser;
  if (text[at + 1] !== '}' || !parser.hasOpenHole) return false;
  while (parser.bracket && parser.bracket.kind !== 'hole') parser.popBracket();
  const bracket = parser.popBracket();
  if (!bracket) return false;
  const inside = parser.takeInside(bracket);
  const { children, hint } = splitHint(inside.nodes);
  const { from } = bracket.part.node;
  bracket.part.node = { kind: 'hole', name: bracket.name, hint, children, from, to: at + 2 };
  bracket.part.depth = inside.depth + 1;
  parser.at = at + 2;
  return true;
}

/** Parts the text of a hole from its hint, at the first `::` in prose that has text before it. */
function splitHint(nodes: readonly Inline[]): { children: readonly Inline[]; hint: string } {
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'text') continue;
    const at = node.value.indexOf('::', index === 0 ? 1 : 0);
    if (at < 0) continue;
    const head = { ...node, value: node.value.slice(0, at) };
    const tail = { ...node, value: node.value.slice(at + 2) };
    const children = at > 0 ? [...nodes.slice(0, index), head] : nodes.slice(0, index);
    return { children, hint: plainText([tail, ...nodes.slice(index + 1)]).trim() };
  }
  return { children: nodes, hint: '' };
}
