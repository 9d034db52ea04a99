import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findAnswerEnd, findSideEnd } from '#lib/compiler/constructs/question-extent.ts';
import { readNote, sideOf } from '#lib/compiler/constructs/read-note.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Marker } from '#lib/compiler/markers.ts';
import type { Piece } from '#lib/compiler/pieces.ts';
import { reportMarker, spanOfMarker } from '#lib/compiler/report-marker.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Block } from '#lib/render/markdown/tree.ts';

/** `Q:` … `A:` …, each over as many blocks as it takes, at the top of the document. */
export const questionAnswer: Construct = {
  name: 'question-answer',
  read(reader, pieces, index) {
    const marker = pieces[index]?.marker;
    if (!marker || marker.side === 'gaps') return 0;
    return marker.side === 'question'
      ? readQuestion(reader, pieces, index)
      : reportLoneAnswer(reader, marker);
  },
};

/** A question with its answer; the ends are indices of pieces, exclusive. */
interface Extent {
  readonly question: number;
  readonly answer: number;
  readonly end: number;
}

function readQuestion(reader: DocumentReader, pieces: readonly Piece[], index: number): number {
  const answer = findAnswer(pieces, index + 1);
  if (answer < 0) return reportLoneQuestion(reader, pieces[index]?.marker as Marker);
  const extent = { question: index, answer, end: endOf(reader, pieces, answer) };
  reportMarkers(reader, pieces, extent);
  makeNote(reader, pieces, extent);
  return extent.end - index;
}

function findAnswer(pieces: readonly Piece[], from: number): number {
  const at = findSideEnd(pieces, from);
  return pieces[at]?.marker?.side === 'answer' ? at : -1;
}

/** What follows a marker that stands alone is the answer, whatever it is. */
function endOf(reader: DocumentReader, pieces: readonly Piece[], answer: number): number {
  if (reader.head.compat.has('hashcards')) return findSideEnd(pieces, answer + 1);
  const { body } = pieces[answer] as Piece;
  const cardsFrom = reader.says([body]) ? answer + 1 : answer + 2;
  return findAnswerEnd(reader, pieces, { from: answer + 1, cardsFrom });
}

/** A Latin `B:` without an answer is more likely the second of a few options than a question. */
function reportLoneQuestion(reader: DocumentReader, marker: Marker): number {
  if (marker.meant !== null) return 0;
  reader.source.report('K005', spanOfMarker(marker), { values: { marker: `${marker.letter}:` } });
  return 1;
}

/** A line of prose may begin like an answer by chance; a paragraph that does was meant to be one. */
function reportLoneAnswer(reader: DocumentReader, marker: Marker): number {
  if (!marker.isFirst || !marker.isSetOff) return 0;
  reader.source.report('K006', spanOfMarker(marker), { values: { marker: `${marker.letter}:` } });
  return 1;
}

function reportMarkers(reader: DocumentReader, pieces: readonly Piece[], extent: Extent): void {
  for (const at of [extent.question, extent.answer]) {
    const marker = pieces[at]?.marker;
    if (marker) reportMarker(reader, marker);
  }
}

function makeNote(reader: DocumentReader, pieces: readonly Piece[], extent: Extent): void {
  const { question, answer, end } = extent;
  const card = pieces.slice(question, end);
  const sides = {
    prompt: sideOf(reader, pieces.slice(question, answer)),
    answer: sideOf(reader, pieces.slice(answer, end)),
  };
  reportTraps(reader, pieces, extent);
  readNote(reader, card, {
    ...sides,
    isBareList: false,
    asker: null,
    reportEmpty: () => reportEmptySides(reader, pieces, { extent, sides }),
  });
}

function reportEmptySides(
  reader: DocumentReader,
  pieces: readonly Piece[],
  { extent, sides }: { extent: Extent; sides: Record<'prompt' | 'answer', readonly Block[]> },
): void {
  const starts = { prompt: extent.question, answer: extent.answer };
  for (const side of ['prompt', 'answer'] as const) {
    const marker = pieces[starts[side]]?.marker;
    if (reader.says(sides[side]) || !marker) continue;
    reader.source.report('L101', spanOfMarker(marker), { values: { side } });
  }
}

function reportTraps(reader: DocumentReader, pieces: readonly Piece[], extent: Extent): void {
  const trap = pieces[extent.end - 1]?.trap;
  if (trap) reader.source.report('L129', underlineOf(reader, trap));
  const next = pieces[extent.end]?.block;
  if (next?.kind !== 'heading' || !next.underlined || next.level !== 2) return;
  const underline = underlineOf(reader, next);
  if (underline.to - underline.from === 3) reader.source.report('L129', underline);
}

/** The line under a heading, which is its last. */
function underlineOf(reader: DocumentReader, block: Block): Span {
  const { column } = reader.source.placeOf({ from: block.to, to: block.to });
  const from = block.to - column + 1;
  const written = reader.source.text.slice(from, block.to);
  const lead = written.length - written.trimStart().length;
  return { from: from + lead, to: from + written.trimEnd().length };
}
