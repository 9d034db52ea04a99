import type { Confidence } from '#lib/compiler/draft/draft.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { type Parted, partAtDash } from '#lib/compiler/draft/reading/dash.ts';
import { isDoubtful } from '#lib/compiler/draft/reading/definition-doubts.ts';
import {
  countWords,
  linesOf,
  markdownOf,
  maskedText,
  type Prose,
  proseOf,
  sentencesOf,
  sliceProse,
  spanOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isAbbreviation } from '#lib/compiler/draft/reading/term-phrase.ts';
import { definitionIn, isDefinitionList } from '#lib/compiler/draft/rules/definition-list.ts';
import { type Standing, statementIn } from '#lib/compiler/draft/rules/statement.ts';
import type { Paragraph } from '#lib/render/markdown/tree.ts';

/** R2: a line or a sentence of prose that says what something is: `X - Y`, `X - это Y`, `X is a Y`, `X позволяет Y`. */
export const lineDefinition: DraftRule = {
  name: 'R2',
  propose(notes) {
    return placesOf(notes, 'paragraph').flatMap((place) => {
      return isCandidate(notes, place) ? readParagraph(notes, place) : [];
    });
  },
};

/** Paragraphs of the text, and bullets that stand for themselves; not those that continue a lead. */
function isCandidate(notes: RawNotes, { block, item, list }: Place<Paragraph>): boolean {
  if (!item || !list) return true;
  const { text } = list.previous?.kind === 'paragraph' ? list.previous.content : { text: '' };
  const isFree = list.item === null && !list.block.ordered && !text.endsWith(':');
  return isFree && item.children[0] === block && !isDefinitionList(list.block, notes.references);
}

function readParagraph(notes: RawNotes, place: Place<Paragraph>): readonly Proposal[] {
  const prose = proseOf(place.block.content, notes.references);
  const lines = linesOf(prose);
  const parted = place.item ? [] : lines.map(definitionOf);
  if (isLineByLine(parted)) {
    return parted.flatMap((each, index) => {
      if (each === null) return readSentences(lines[index] as Prose, place);
      // Where the next line is no definition, it may go on with this one.
      return [propose(each, place, parted[index + 1] === null ? 'medium' : 'high')];
    });
  }
  return readSentences(prose, place);
}

/** Where so many lines in a hundred are `X - Y`, each line of a paragraph is a fact of its own. */
const DEFINITIONS_PERCENT = 60;

function isLineByLine(lines: readonly (Parted | null)[]): boolean {
  const definitions = lines.filter((line) => line !== null).length;
  return definitions > 1 && definitions * 100 >= lines.length * DEFINITIONS_PERCENT;
}

function readSentences(prose: Prose, place: Place<Paragraph>): readonly Proposal[] {
  const sentences = sentencesOf(prose);
  return sentences.flatMap((sentence, index) => {
    return readSentence(sentence, { place, isFirst: index === 0, count: sentences.length });
  });
}

interface Around extends Standing {
  readonly place: Place<Paragraph>;
}

function readSentence(sentence: Prose, { place, isFirst, count }: Around): readonly Proposal[] {
  const parted = place.item ? null : definitionOf(sentence);
  const isSaid = parted !== null && isCopula(parted);
  // A paragraph that goes on at length was not written as a definition.
  if (parted && (isSaid || isFirst)) {
    return [propose(parted, place, isSaid || count <= 2 ? 'high' : 'medium')];
  }
  const statement = statementIn(sentence, { isFirst, count });
  if (!statement || endsInColon(sentence)) return [];
  return [propose(statement, place, statement.confidence)];
}

/** Words that only lead up to a definition. */
const INTRODUCTION =
  /^(?:итак|значит|следовательно|таким образом|вывод|выход|решение|например|кстати|so|thus|hence|therefore|for example|in short|solution),\s+/i;

function definitionOf(prose: Prose): Parted | null {
  const lead = INTRODUCTION.exec(maskedText(prose))?.[0].length ?? 0;
  const parted = definitionIn(sliceProse(prose, prose.from + lead, prose.to));
  // A name that goes over the end of a line is two lines that were never meant to be one.
  return parted && linesOf(parted.left).length === 1 ? parted : null;
}

const COPULA = /^(?:(?:это|есть)\s+|(?:is|are)\s+(?=(?:an?|the)\s))/i;

function isCopula({ right }: Parted): boolean {
  return COPULA.test(maskedText(right));
}

/** `WAL - Write Ahead Log - what it is for` tells two things of an abbreviation. */
function isSpeltOut(left: Prose, right: Prose): boolean {
  return isAbbreviation(left) && partAtDash(right) !== null;
}

function endsInColon(sentence: Prose): boolean {
  return maskedText(sentence).endsWith(':');
}

function propose({ left, right }: Parted, { headings }: Place, confidence: Confidence): Proposal {
  const term = markdownOf(left);
  const definition = withoutEnd(markdownOf(right)).replace(COPULA, '');
  const card = { kind: 'term', term, definition } as const;
  const span = { from: spanOf(left).from, to: spanOf(right).to };
  const isOneFact =
    countWords(definition) >= 2 && !isSpeltOut(left, right) && !isDoubtful({ left, right });
  return { span, card, headings, confidence: isOneFact ? confidence : 'medium' };
}
