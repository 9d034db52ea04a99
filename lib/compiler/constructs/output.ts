import type { Attributes } from '#lib/compiler/attributes.ts';
import type { AnswerForm } from '#lib/compiler/constructs/answer-form.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findExtraEnd } from '#lib/compiler/constructs/question-extent.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { isOutput, isShell, isTyped } from '#lib/compiler/fences/fence.ts';
import type { CardDraft, NoteDraft } from '#lib/compiler/note-draft.ts';
import { type Piece, spanOfPieces } from '#lib/compiler/pieces.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Block, Code, Paragraph } from '#lib/render/markdown/tree.ts';
import { word } from '#lib/render/words.ts';

/** A command and what it printed, where they answer a question: the question stands for the one that the card would ask. */
export const outputAnswer: AnswerForm = {
  name: 'output',
  read(reader, { span, attributes, prompt, answer }) {
    const parts = partsOf([...prompt, ...answer], prompt.length);
    if (!parts) return null;
    const lead = prompt.filter((block) => block !== parts.command);
    const asksItself = reader.meaning(lead) !== '';
    return makeNote(reader, { ...parts, span, attributes, lead, asksItself });
  },
};

/** A command and what it printed by themselves, under a paragraph that introduces them or under none. */
export const output: Construct = {
  name: 'output',
  read(reader, pieces, index) {
    const [first, second, third] = pieces.slice(index, index + 3) as [Piece, ...Piece[]];
    const isLed = first?.block.kind === 'paragraph' && !first.marker;
    const [command, printed] = isLed
      ? [second?.block, third?.block]
      : [first?.block, second?.block];
    if (!isShell(command) || isTyped(command) || !isOutput(printed)) return 0;
    const lead = isLed ? [first.block as Paragraph] : [];
    const { comments } = first;
    const attributes = reader.attributesOf({ content: lead[0]?.content ?? null, comments }, lead);
    reader.reportUnshown(lead);
    const end = findExtraEnd(reader, pieces, index + (isLed ? 3 : 2));
    const card = pieces.slice(index, end);
    const extra = card.slice(isLed ? 3 : 2).map(({ block }) => block);
    const parts = { command, printed, others: [], span: spanOfPieces(card) };
    reader.add({ ...makeNote(reader, { ...parts, attributes, lead, asksItself: false }), extra });
    return end - index;
  },
};

interface Parts {
  readonly command: Code;
  readonly printed: Code;
  /** What else the answer holds. */
  readonly others: readonly Block[];
}

interface Asked extends Parts {
  readonly span: Span;
  readonly attributes: Attributes;
  readonly lead: readonly Block[];
  /** Whether the lead asks the question already. */
  readonly asksItself: boolean;
}

/** The command and what it printed right after it; the command may end the question. */
function partsOf(blocks: readonly Block[], promptLength: number): Parts | null {
  const at = blocks.findIndex((block, index) => {
    return isShell(block) && !isTyped(block) && isOutput(blocks[index + 1]);
  });
  const [command, printed] = [blocks[at], blocks[at + 1]];
  if (!isShell(command) || !isOutput(printed) || at + 1 < promptLength) return null;
  const others = blocks
    .slice(promptLength)
    .filter((block) => block !== command && block !== printed);
  return others.some((block) => block.kind === 'code') ? null : { command, printed, others };
}

function makeNote(reader: DocumentReader, asked: Asked): NoteDraft {
  const { command, printed, others, span, attributes, lead } = asked;
  const cards = [forward(reader, asked)];
  if (attributes.reverse) cards.push(backward(reader, asked));
  return {
    kind: 'output',
    span,
    attributes,
    blocks: { prompt: [...lead, command], answer: [printed, ...others] },
    promptMeaning: reader.meaning([...lead, command]),
    answerMeaning: reader.meaning([printed, ...others]),
    cards,
  };
}

function forward(reader: DocumentReader, asked: Asked): CardDraft {
  const { command, printed, others, attributes, lead, asksItself } = asked;
  const frame = asksItself ? '' : ask(reader, attributes, 'what-is-printed');
  return {
    facet: 'fwd',
    prompt: join(reader.render([...lead, command], attributes), frame),
    answer: reader.render([printed, ...others], attributes),
    meaning: [reader.meaning([...lead, command]), reader.meaning([printed, ...others])],
  };
}

/** A lead that asks what is printed asks the wrong thing here, so that only one that introduces is shown. */
function backward(reader: DocumentReader, asked: Asked): CardDraft {
  const { command, printed, others, attributes, asksItself } = asked;
  const lead = asksItself ? [] : asked.lead;
  const frame = ask(reader, attributes, 'what-printed-it');
  return {
    facet: 'rev',
    prompt: join(reader.render([...lead, printed], attributes), frame),
    answer: reader.render([command, ...others], attributes),
    check: { kind: 'command', answer: command.text.trim() },
    meaning: [reader.meaning([...lead, printed]), reader.meaning([command, ...others])],
  };
}

function ask(
  reader: DocumentReader,
  attributes: Attributes,
  name: 'what-is-printed' | 'what-printed-it',
): string {
  return `<p>${word(name, reader.languageOf(attributes))}</p>`;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
