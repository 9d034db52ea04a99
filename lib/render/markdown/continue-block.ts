import type { LineReader } from '#lib/render/markdown/line-reader.ts';
import type { OpenBlock } from '#lib/render/markdown/open-block.ts';

/** What the present line means to an open block: it goes on, it ended before, or this line is its last. */
export type Continuation = 'goes-on' | 'ends' | 'closes';

/** Tells whether the present line belongs to an open block, and moves the reader over what the block claims of it. */
export function continueBlock(block: OpenBlock, reader: LineReader): Continuation {
  switch (block.kind) {
    case 'quote':
      return continueQuote(block, reader);
    case 'item':
      return continueItem(block, reader);
    case 'fenced-code':
      return continueFence(block, reader);
    case 'indented-code':
      return continueIndented(reader);
    case 'raw-html':
      return reader.isBlank && !block.htmlEnd ? 'ends' : 'goes-on';
    case 'paragraph':
    case 'table':
      return reader.isBlank ? 'ends' : 'goes-on';
    default:
      return 'goes-on';
  }
}

function continueQuote(block: OpenBlock, reader: LineReader): Continuation {
  if (reader.indent > 3 || reader.textCode !== 62) return 'ends';
  skipQuoteMark(reader);
  block.reach(reader.end, reader.line);
  return 'goes-on';
}

/** Moves over `>` and the one space or tab that may follow it. */
export function skipQuoteMark(reader: LineReader): void {
  reader.skipToText();
  reader.skipCharacters(1);
  const next = reader.codeAt(reader.at);
  if (next === 32 || next === 9) reader.skipColumns(1);
}

function continueItem(block: OpenBlock, reader: LineReader): Continuation {
  const marker = block.marker;
  if (!marker) return 'ends';
  if (reader.isBlank) {
    if (!block.isBegun) return 'ends';
    reader.skipToText();
    return 'goes-on';
  }
  if (reader.indent < marker.indent + marker.width) return 'ends';
  reader.skipColumns(marker.indent + marker.width);
  block.isBegun = true;
  return 'goes-on';
}

function continueFence(block: OpenBlock, reader: LineReader): Continuation {
  const fence = block.fence;
  if (!fence) return 'ends';
  if (reader.indent <= 3 && isClosingFence(reader, fence.sign, fence.length)) {
    block.reach(reader.end, reader.line);
    return 'closes';
  }
  reader.skipColumns(Math.min(fence.indent, reader.indent));
  return 'goes-on';
}

function isClosingFence(reader: LineReader, sign: string, length: number): boolean {
  const code = sign.charCodeAt(0);
  let at = reader.textAt;
  while (reader.codeAt(at) === code) at++;
  if (at - reader.textAt < length) return false;
  while (reader.codeAt(at) === 32 || reader.codeAt(at) === 9) at++;
  return at === reader.end;
}

function continueIndented(reader: LineReader): Continuation {
  if (reader.indent >= 4) reader.skipColumns(4);
  else if (reader.isBlank) reader.skipToText();
  else return 'ends';
  return 'goes-on';
}
