import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { promptOf } from '#lib/compiler/constructs/lead-and-list.ts';
import { sideOf } from '#lib/compiler/constructs/read-note.ts';
import { bothSides } from '#lib/compiler/constructs/term.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { type Piece, spanOfPieces } from '#lib/compiler/pieces.ts';
import { sliceContent } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Block, Paragraph, References } from '#lib/render/markdown/tree.ts';

/** Lines or a heading, a line with only `?` (`??` for both ways), and lines up to a blank one. */
export const obsidianQuestionMark: Construct = {
  name: 'obsidian-question-mark',
  read(reader, pieces, index) {
    const at = findMark(reader.references, pieces, index);
    const paragraph = pieces[at]?.block;
    if (paragraph?.kind !== 'paragraph') return 0;
    const mark = markIn(paragraph, reader.references) as Mark;
    const end = endOfRun(pieces, at);
    makeNote(reader, { pieces: pieces.slice(index, end), at: at - index, paragraph, mark });
    return end - index;
  },
};

/** The line that parts the sides; offsets in the text of its paragraph. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly bothWays: boolean;
}

/** Blocks without a blank line between that may stand before the mark. */
const MAX_BLOCKS_BEFORE = 20;

function findMark(references: References, pieces: readonly Piece[], index: number): number {
  for (let at = index; at < pieces.length && at < index + MAX_BLOCKS_BEFORE; at++) {
    const { block, marker } = pieces[at] as Piece;
    if (block.kind === 'heading' && at === index && asks(references, pieces, at)) return at + 1;
    if (marker || block.kind === 'heading' || block.kind === 'rule') return -1;
    if (block.kind === 'paragraph' && markIn(block, references)) {
      return at > index || (markIn(block, references)?.from ?? 0) > 0 ? at : -1;
    }
    if (!isFollowed(pieces, at)) return -1;
  }
  return -1;
}

/** Whether a heading is all that is asked: the mark follows right below. */
function asks(references: References, pieces: readonly Piece[], at: number): boolean {
  const next = isFollowed(pieces, at) ? pieces[at + 1]?.block : undefined;
  return next?.kind === 'paragraph' && markIn(next, references)?.from === 0;
}

/** No blank line stands between a piece and the next. */
function isFollowed(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  const end = (pieces[at] as Piece).block.endLine;
  return next !== undefined && !next.marker && next.block.line === end + 1;
}

function endOfRun(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (isFollowed(pieces, at) && pieces[at + 1]?.block.kind !== 'heading') at++;
  return at + 1;
}

/** The first line of a paragraph that is nothing but `?` or `??`. */
function markIn({ content }: Paragraph, references: References): Mark | null {
  for (const match of content.text.matchAll(/(?<=^|\n)(\?{1,2})[ \t]*(?=\n|$)/g)) {
    const from = match.index;
    const { nodes } = inlinesOf(content, references);
    if (!nodes.some((node) => node.kind === 'text' && node.from <= from && from < node.to))
      continue;
    return { from, to: from + match[0].length, bothWays: match[1] === '??' };
  }
  return null;
}

function makeNote(
  reader: DocumentReader,
  card: { pieces: readonly Piece[]; at: number; paragraph: Paragraph; mark: Mark },
): void {
  const { pieces, at, paragraph, mark } = card;
  const { content } = paragraph;
  const before = { ...paragraph, content: sliceContent(content, 0, mark.from) };
  const behind = { ...paragraph, content: sliceContent(content, mark.to) };
  const { body } = pieces[0] as Piece;
  const asker = body.kind === 'heading' ? body : null;
  const asked = pieces.slice(0, at);
  const above = asker ? promptOf(reader, asked) : sideOf(reader, asked);
  const prompt = said(reader, [...above, before]);
  const answer = said(reader, [behind, ...sideOf(reader, pieces.slice(at + 1))]);
  const meaning = [reader.meaning(prompt), reader.meaning(answer)] as const;
  const empty = meaning.indexOf('');
  if (empty >= 0) {
    const span = reader.spanIn(content, mark);
    reader.source.report('L101', span, { values: { side: empty === 0 ? 'prompt' : 'answer' } });
    return;
  }
  const [first] = prompt;
  const { comments } = pieces[0] as Piece;
  const lead = first?.kind === 'paragraph' ? first.content : null;
  const attributes = reader.attributesOf({ content: lead, comments }, []);
  reader.reportUnshown([...prompt, ...answer]);
  const note = {
    kind: mark.bothWays ? ('term' as const) : ('basic' as const),
    span: spanOfPieces(pieces),
    attributes,
    blocks: { prompt, answer },
    promptMeaning: meaning[0],
    answerMeaning: meaning[1],
    cards: bothSides(
      {
        facet: 'fwd',
        prompt: reader.render(prompt, attributes),
        answer: reader.render(answer, attributes),
        meaning,
      },
      mark.bothWays,
    ),
  };
  reader.add(note, asker);
  if (asker) reader.enterHeading(asker);
}

function said(reader: DocumentReader, blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block) => block.kind !== 'paragraph' || reader.meaning([block]) !== '');
}
