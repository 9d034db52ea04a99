import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { bothSides } from '#lib/compiler/constructs/term.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { type Content, sliceContent, sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Inline, Paragraph, References } from '#lib/render/markdown/tree.ts';

/** `question::answer` on a line, `:::` both ways, with or without spaces. */
export const obsidianLines: Construct = {
  name: 'obsidian-lines',
  read(reader, pieces, index) {
    const { block, marker } = pieces[index] ?? {};
    if (block?.kind !== 'paragraph' || marker || !block.content.text.includes('::')) return 0;
    const found = separators(block.content, reader.references);
    for (const separator of found) makeNote(reader, block, separator);
    return found.length > 0 ? 1 : 0;
  },
};

/** Where a line parts; offsets in the text of the paragraph. */
interface Separator {
  readonly lineFrom: number;
  readonly from: number;
  readonly to: number;
  readonly lineTo: number;
}

/** The first separator of each line, in plain text. */
function separators(content: Content, references: References): readonly Separator[] {
  const found: Separator[] = [];
  for (const line of linesOf(inlinesOf(content, references).nodes, content.text.length)) {
    for (const node of line.nodes) {
      if (node.kind !== 'text') continue;
      const part = findSeparator(content.text.slice(node.from, node.to));
      if (!part) continue;
      const from = node.from + part.at;
      found.push({ lineFrom: line.from, from, to: from + part.length, lineTo: line.to });
      break;
    }
  }
  return found;
}

/** Two or three colons that stand in no IPv6 address. */
function findSeparator(text: string): { at: number; length: number } | null {
  for (const { index, 0: colons } of text.matchAll(/(?<!:):{2,3}(?!:)/g)) {
    if (!ADDRESS.test(wordAt(text, index))) return { at: index, length: colons.length };
  }
  return null;
}

/** Figures alone, as in `12::144`, are question and answer. */
const ADDRESS = /^(?!\d+::\d+$)(?=.*\d)(?!.*:::)[0-9a-f:.]+(?:[/%]\w+)?\.?$/i;
const LONGEST = 50;

/** What stands around a place without a space, a bracket or a quotation mark. */
function wordAt(text: string, at: number): string {
  const before = /[^\s()[\]{}"'«»,;]*$/.exec(text.slice(Math.max(0, at - LONGEST), at));
  const behind = /^[^\s()[\]{}"'«»,;]*/.exec(text.slice(at, at + LONGEST));
  return `${before?.[0] ?? ''}${behind?.[0] ?? ''}`;
}

function linesOf(
  nodes: readonly Inline[],
  end: number,
): readonly { nodes: readonly Inline[]; from: number; to: number }[] {
  const lines: { nodes: Inline[]; from: number; to: number }[] = [{ nodes: [], from: 0, to: end }];
  for (const node of nodes) {
    const line = lines[lines.length - 1];
    if (!line) break;
    if (node.kind !== 'soft-break' && node.kind !== 'hard-break') line.nodes.push(node);
    else {
      line.to = node.from;
      lines.push({ nodes: [], from: node.to, to: end });
    }
  }
  return lines;
}

function makeNote(reader: DocumentReader, paragraph: Paragraph, separator: Separator): void {
  const { content } = paragraph;
  const { lineFrom, from, to, lineTo } = separator;
  const side = (start: number, end: number): Paragraph => ({
    ...paragraph,
    content: sliceContent(content, start, end),
  });
  const [left, right] = [side(lineFrom, from), side(to, lineTo)];
  const meaning = [reader.meaning([left]), reader.meaning([right])] as const;
  if (meaning[0] === '' || meaning[1] === '') return;
  const line = sliceContent(content, lineFrom, lineTo);
  const attributes = reader.attributesOf(line, []);
  const start = sourceOffset(content, lineFrom);
  reader.reportUnshown([left, right]);
  reader.add({
    kind: 'term',
    span: { from: start, to: sourceOffset(line, line.text.length - 1) + 1 },
    attributes,
    blocks: { prompt: [left], answer: [right] },
    promptMeaning: meaning[0],
    answerMeaning: meaning[1],
    cards: bothSides(
      {
        facet: 'fwd',
        prompt: reader.render([left], attributes),
        answer: reader.render([right], attributes),
        meaning,
      },
      to - from === 3,
    ),
  });
}
