import type { Question } from '#lib/compiler/constructs/answer-form.ts';
import { readAnswerForm } from '#lib/compiler/constructs/answer-forms.ts';
import { hasHoles } from '#lib/compiler/constructs/cloze.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { isTermList } from '#lib/compiler/constructs/term.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Marker } from '#lib/compiler/markers.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import type { Piece } from '#lib/compiler/pieces.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Block, Paragraph } from '#lib/render/markdown/tree.ts';

/** `Q:` … `A:` …, each over as many blocks as it takes, at the top of the document. */
export const questionAnswer: Construct = {
  name: 'question-answer',
  read(reader, pieces, index) {
    const marker = pieces[index]?.marker;
    if (!marker) return 0;
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
  const extent = { question: index, answer, end: findAnswerEnd(reader, pieces, answer) };
  reportMarkers(reader, pieces, extent);
  makeNote(reader, pieces, extent);
  return extent.end - index;
}

function findAnswer(pieces: readonly Piece[], from: number): number {
  const at = findEnd(pieces, from);
  return pieces[at]?.marker?.side === 'answer' ? at : -1;
}

/** A side ends before the next marker, heading or rule. */
function findEnd(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (at < pieces.length && !endsSide(pieces[at] as Piece)) at++;
  return at;
}

/** An answer ends also before a list of terms or a paragraph with holes: those are cards of their own. */
function findAnswerEnd(reader: DocumentReader, pieces: readonly Piece[], answer: number): number {
  const end = findEnd(pieces, answer + 1);
  const first = pieces[answer] as Piece;
  const begun = reader.meaning([first.body]) === '' ? answer + 2 : answer + 1;
  const next = pieces.slice(begun, end).findIndex(({ block }) => isCard(reader, block));
  return next < 0 ? end : begun + next;
}

function isCard(reader: DocumentReader, block: Block): boolean {
  return isTermList(reader, block) || hasHoles(reader, block);
}

function endsSide({ marker, block }: Piece): boolean {
  return marker !== null || block.kind === 'heading' || block.kind === 'rule';
}

function spanOfMarker(marker: Marker): Span {
  return { from: marker.from, to: marker.from + 2 };
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
    if (!marker?.meant) continue;
    const values = { written: `${marker.letter}:`, meant: `${marker.meant}:` };
    reader.source.report('L128', spanOfMarker(marker), { values, fix: `${marker.meant}:` });
  }
}

function makeNote(reader: DocumentReader, pieces: readonly Piece[], extent: Extent): void {
  const { question, answer, end } = extent;
  const promptBlocks = sideOf(reader, pieces.slice(question, answer));
  const answerBlocks = sideOf(reader, pieces.slice(answer, end));
  const all = pieces.slice(question, end).map((piece) => piece.body);
  const attributes = reader.attributesOf((all[0] as Paragraph).content, all);
  reportTraps(reader, pieces, extent);
  const meaning = [reader.meaning(promptBlocks), reader.meaning(answerBlocks)] as const;
  if (reportEmptySides(reader, pieces, { extent, meaning })) return;
  reader.reportPictures(all);
  const span = {
    from: (pieces[question] as Piece).block.from,
    to: (all[all.length - 1] as Block).to,
  };
  const sides = { prompt: promptBlocks, answer: answerBlocks };
  const formed = readAnswerForm(reader, { span, attributes, ...sides });
  if (formed === 'refused') return;
  reader.add(formed ?? basicNote(reader, { span, attributes, ...sides }, meaning));
}

function basicNote(
  reader: DocumentReader,
  { span, attributes, prompt: promptBlocks, answer: answerBlocks }: Question,
  meaning: readonly [string, string],
): NoteDraft {
  const prompt = reader.render(promptBlocks, attributes);
  const answerHtml = reader.render(answerBlocks, attributes);
  return {
    kind: 'basic',
    span,
    attributes,
    blocks: { prompt: promptBlocks, answer: answerBlocks },
    promptMeaning: meaning[0],
    answerMeaning: meaning[1],
    cards: [{ facet: 'fwd', prompt, answer: answerHtml, meaning }],
  };
}

/** The blocks of a side, without what shows nothing. */
function sideOf(reader: DocumentReader, pieces: readonly Piece[]): readonly Block[] {
  const blocks = pieces.map((piece) => piece.body);
  return blocks.filter((block) => block.kind !== 'paragraph' || reader.meaning([block]) !== '');
}

function reportEmptySides(
  reader: DocumentReader,
  pieces: readonly Piece[],
  { extent, meaning }: { extent: Extent; meaning: readonly [string, string] },
): boolean {
  const sides = ['prompt', 'answer'] as const;
  const starts = [extent.question, extent.answer] as const;
  for (const [side, text] of meaning.entries()) {
    const marker = pieces[starts[side] ?? 0]?.marker;
    if (text !== '' || !marker) continue;
    reader.source.report('L101', spanOfMarker(marker), { values: { side: sides[side] ?? '' } });
  }
  return meaning.includes('');
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
