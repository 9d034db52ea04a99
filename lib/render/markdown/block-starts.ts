import type { BlockParser } from '#lib/render/markdown/block-parser.ts';
import { joinLines, sliceContent } from '#lib/render/markdown/content.ts';
import { skipQuoteMark } from '#lib/render/markdown/continue-block.ts';
import { takeDefinitions } from '#lib/render/markdown/definitions.ts';
import { htmlBlockRule } from '#lib/render/markdown/html-block.ts';
import type { LineReader } from '#lib/render/markdown/line-reader.ts';
import { readListMarker } from '#lib/render/markdown/list-marker.ts';
import { readDelimiterRow, splitRow } from '#lib/render/markdown/table-row.ts';
import type { Block } from '#lib/render/markdown/tree.ts';
import { unescapeMarkdown } from '#lib/render/markdown/unescape.ts';

/** What the present text begins: nothing, a block with more blocks in it, or a block that takes the rest of the line. */
export type Start = 'none' | 'container' | 'leaf';

const SPECIAL = /[#`~*+_=<>|:0-9-]/;
const HEADING = /^(#{1,6})(?:[ \t]+|$)/;
const FENCE = /^(`{3,})([^`]*)$|^(~{3,})(.*)$/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;

const STARTS = [
  startQuote,
  startHeading,
  startFence,
  startHtml,
  startTable,
  startUnderline,
  startRule,
  startItem,
] as const;

/** Opens the block that begins at the present text, where one does. */
export function startBlock(parser: BlockParser): Start {
  const { reader } = parser;
  if (reader.isBlank) return 'none';
  if (reader.indent > 3) return startIndented(parser);
  if (!SPECIAL.test(reader.source[reader.textAt] ?? '')) return 'none';
  for (const start of STARTS) {
    const outcome = start(parser);
    if (outcome !== 'none') return outcome;
  }
  return 'none';
}

function text(reader: LineReader): string {
  return reader.source.slice(reader.textAt, reader.end);
}

function placeOfLine(reader: LineReader) {
  const { textAt, end, line } = reader;
  return { from: textAt, to: end, line, endLine: line };
}

function startQuote(parser: BlockParser): Start {
  if (parser.reader.textCode !== 62 || parser.isTooDeep) return 'none';
  parser.push('quote');
  skipQuoteMark(parser.reader);
  return 'container';
}

function startHeading(parser: BlockParser): Start {
  const { reader } = parser;
  if (reader.textCode !== 35) return 'none';
  const line = text(reader);
  const match = HEADING.exec(line);
  if (!match) return 'none';
  const whole = { text: line, segments: [{ at: 0, from: reader.textAt }] };
  const content = sliceContent(whole, match[0].length, endOfHeading(line, match[0].length));
  const level = (match[1] ?? '').length;
  parser.addFinished({
    kind: 'heading',
    level,
    underlined: false,
    content,
    ...placeOfLine(reader),
  });
  return 'leaf';
}

function endOfHeading(line: string, from: number): number {
  const end = line.trimEnd().length;
  let at = end;
  while (at > from && line[at - 1] === '#') at--;
  const closes = at < end && (at === from || line[at - 1] === ' ' || line[at - 1] === '\t');
  return Math.max(closes ? at : end, from);
}

function startFence(parser: BlockParser): Start {
  const { reader } = parser;
  if (reader.textCode !== 96 && reader.textCode !== 126) return 'none';
  const match = FENCE.exec(text(reader));
  if (!match) return 'none';
  const fence = match[1] ?? match[3] ?? '';
  const info = unescapeMarkdown((match[2] ?? match[4] ?? '').trim());
  const block = parser.push('fenced-code');
  block.fence = { sign: fence.charAt(0), length: fence.length, indent: reader.indent, info };
  return 'leaf';
}

function startHtml(parser: BlockParser): Start {
  const { reader } = parser;
  if (reader.textCode !== 60) return 'none';
  const rule = htmlBlockRule(text(reader), parser.tip.kind === 'paragraph');
  if (!rule) return 'none';
  const block = parser.push('raw-html');
  block.htmlEnd = rule.end;
  // The text of the block begins with the line's own indentation.
  return 'container';
}

function startTable(parser: BlockParser): Start {
  const { reader, container } = parser;
  if (container.kind !== 'paragraph') return 'none';
  const alignments = readDelimiterRow(text(reader));
  const header = container.lines[container.lines.length - 1] ?? '';
  if (!alignments || splitRow(header, 0).length !== alignments.length) return 'none';
  openTable(parser, alignments);
  return 'leaf';
}

function openTable(
  parser: BlockParser,
  alignments: NonNullable<ReturnType<typeof readDelimiterRow>>,
) {
  const { container: paragraph, reader } = parser;
  const header = paragraph.lines.pop() ?? '';
  const headerAt = paragraph.starts.pop() ?? 0;
  if (paragraph.lines.length > 0) {
    paragraph.retreat();
    parser.closeTip();
  } else parser.discardTip();
  const table = parser.pushAt('table', headerAt, reader.line - 1);
  table.alignments = alignments;
  table.lines.push(header);
  table.starts.push(headerAt);
}

function startUnderline(parser: BlockParser): Start {
  const { reader, container } = parser;
  if (container.kind !== 'paragraph') return 'none';
  const line = text(reader);
  if (!UNDERLINE.test(line)) return 'none';
  const joined = joinLines(container.lines, container.starts);
  const { rest } = takeDefinitions(joined, parser.references);
  if (!rest) return 'none';
  const { from, line: firstLine } = parser.discardTip();
  const heading: Block = {
    kind: 'heading',
    level: line.startsWith('=') ? 1 : 2,
    underlined: true,
    content: rest,
    from,
    to: reader.end,
    line: firstLine,
    endLine: reader.line,
  };
  parser.addFinished(heading);
  return 'leaf';
}

function startRule(parser: BlockParser): Start {
  const { reader } = parser;
  const code = reader.textCode;
  if (code !== 42 && code !== 45 && code !== 95) return 'none';
  if (!isRule(reader, code)) return 'none';
  parser.addFinished({ kind: 'rule', ...placeOfLine(reader) });
  return 'leaf';
}

function isRule(reader: LineReader, sign: number): boolean {
  let count = 0;
  for (let at = reader.textAt; at < reader.end; at++) {
    const code = reader.codeAt(at);
    if (code === sign) count++;
    else if (code !== 32 && code !== 9) return false;
  }
  return count >= 3;
}

function startItem(parser: BlockParser): Start {
  const { reader, container } = parser;
  const marker = readListMarker(reader, container.kind === 'paragraph');
  if (!marker || parser.isTooDeep) return 'none';
  parser.closeUnmatched();
  const list = parser.container;
  const continues =
    list.kind === 'list' &&
    list.marker?.ordered === marker.ordered &&
    list.marker.sign === marker.sign;
  if (!continues) parser.push('list').marker = marker;
  const item = parser.push('item');
  item.marker = marker;
  reader.skipToText();
  reader.skipCharacters(marker.length);
  reader.skipColumns(marker.width - marker.length);
  item.isBegun = !reader.isBlank;
  return 'container';
}

function startIndented(parser: BlockParser): Start {
  if (parser.tip.kind === 'paragraph') return 'none';
  parser.reader.skipColumns(4);
  parser.push('indented-code');
  return 'container';
}
