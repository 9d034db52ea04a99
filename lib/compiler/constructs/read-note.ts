import { reportStrayComments } from '#lib/compiler/attributes.ts';
import type { Question } from '#lib/compiler/constructs/answer-form.ts';
import { readAnswerForm } from '#lib/compiler/constructs/answer-forms.ts';
import { basicNote } from '#lib/compiler/constructs/basic.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { takeExtra, takeHint } from '#lib/compiler/hints-and-extras.ts';
import { type Piece, spanOfPieces } from '#lib/compiler/pieces.ts';
import type { Block, Heading } from '#lib/render/markdown/tree.ts';

/** The sides of a question, hints and extras among them. */
export interface Sides {
  readonly prompt: readonly Block[];
  readonly answer: readonly Block[];
  readonly isBareList: boolean;
  /** The heading that asks; null for a question in prose. */
  readonly asker: Heading | null;
  /** Reports the sides that say nothing. */
  readonly reportEmpty: () => void;
}

/** Makes a note of a question and its answer, in the form that the answer has. */
export function readNote(reader: DocumentReader, card: readonly Piece[], sides: Sides): void {
  const question = questionOf(reader, card, sides);
  const { hint, extra, prompt, answer } = question;
  if (!reader.says(prompt) || !reader.says(answer)) return sides.reportEmpty();
  const note = readAnswerForm(reader, question) ?? basicNote(reader, question);
  if (note === 'refused') return;
  reader.reportUnshown(card.map(({ body }) => body));
  reader.add({ ...note, hint, extra }, sides.asker);
}

function questionOf(
  reader: DocumentReader,
  card: readonly Piece[],
  sides: Sides,
): Question & { readonly hint: readonly Block[]; readonly extra: readonly Block[] } {
  const [first, ...others] = card;
  const { body, comments, marks } = first as Piece;
  const { prompt, hint } = takeHint(sides.prompt, reader.references);
  const { answer, extra } = takeExtra(sides.answer);
  const content = 'content' in body ? body.content : null;
  // Items of what is asked in parts bear ids of their own.
  const isParted = marks.has('set') || marks.has('seq');
  const blocks = card.map((piece) => piece.body).filter(({ kind }) => !isParted || kind !== 'list');
  const attributes = reader.attributesOf({ content, comments }, blocks);
  for (const piece of others) reportStrayComments(reader.source, piece.comments);
  const { isBareList } = sides;
  const span = spanOfPieces(card);
  return { span, attributes, marks, prompt, answer, isBareList, hint, extra };
}

/** The blocks of a side, without what shows nothing. */
export function sideOf(reader: DocumentReader, pieces: readonly Piece[]): readonly Block[] {
  const blocks = pieces.map((piece) => piece.body);
  return blocks.filter((block) => block.kind !== 'paragraph' || reader.says([block]));
}
