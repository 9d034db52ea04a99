import type { Confidence } from '#lib/compiler/draft/draft.ts';
import type { Parted } from '#lib/compiler/draft/reading/dash.ts';
import { definesNothing } from '#lib/compiler/draft/reading/definition-doubts.ts';
import {
  countWords,
  markdownOf,
  maskedText,
  type Prose,
  sliceProse,
} from '#lib/compiler/draft/reading/prose.ts';
import { hasIdentifier, isTermPhrase } from '#lib/compiler/draft/reading/term-phrase.ts';

/** A sentence that tells what its subject is or does. */
export interface Statement extends Parted {
  readonly confidence: Confidence;
}

/** Verbs that say what a thing is. */
const IS =
  'является|являются|предназначен[аоы]?|служит|служат|означает|называется|называются|нужен|нужна|нужно|нужны|состоит из|состоят из|использу[ею]тся для|(?:is|are) used (?:to|for)|consists? of|(?:is|are) (?:an?|the)(?= )|means|stands for';
/** Words that tell a property, one of many that a thing has. */
const HAS = 'доступ(?:ен|на|но|ны) для|привязан[аоы]? к|(?:is|are) (?:available|bound) to';
/** Verbs that say what a thing does. */
const DOES =
  'позволяет|позволяют|обеспечивает|обеспечивают|отвечает за|отвечают за|хранит|хранят|следит|следят|управляет|управляют|созда[её]т|создают|содержит|содержат|' +
  'поддерживает|поддерживают|показывает|показывают|выводит|выводят|распределяет|распределяют|ограничивает|ограничивают|определяет|определяют|описывает|описывают|' +
  'lets|allows|provides?|stores?|holds?|shows?|prints?|lists?|keeps?|creates?|contains?|ensures?|manages?|watches|describes?|removes?|limits?';
const VERB = new RegExp(
  `^(.{1,80}?)\\s+(?:(?:всегда|обычно|always|usually)\\s+)?(?=(?:(${IS})|(${DOES})|${HAS})(?![\\p{L}\\d]))`,
  'iu',
);
const ARTICLE = /^(?:the|an?)\s+/i;

/** Subjects of a statement are shorter than other terms. */
const MOST_WORDS = 3;
/** Less than this tells too little. */
const LEAST_WORDS = 4;

/** Where a sentence stands in its paragraph. */
export interface Standing {
  readonly isFirst: boolean;
  /** Sentences of the paragraph. */
  readonly count: number;
}

/** The subject of a sentence and what is said of it; null where it is no such statement. */
export function statementIn(sentence: Prose, standing: Standing): Statement | null {
  const text = maskedText(sentence).slice(0, 200);
  const match = VERB.exec(text);
  if (!match) return null;
  const [whole, subject = '', is, does] = match;
  const article = ARTICLE.exec(subject)?.[0].length ?? 0;
  const left = sliceProse(sentence, sentence.from + article, sentence.from + subject.length);
  const right = sliceProse(sentence, sentence.from + whole.length, sentence.to);
  if (!isSubject(left) || definesNothing(right) || countWords(maskedText(right)) < LEAST_WORDS)
    return null;
  const isSure = is !== undefined || (does !== undefined && tellsMainThing(left, standing));
  return { left, right, confidence: isSure ? 'high' : 'medium' };
}

/** What a name does is what it is for; of a command that a paragraph comes to later it is one remark of several. */
function tellsMainThing(subject: Prose, { isFirst, count }: Standing): boolean {
  if (count === 1) return true;
  return hasIdentifier(maskedText(subject)) && (isFirst || !isCommand(subject));
}

function isCommand(subject: Prose): boolean {
  return /^`[^`]*\s[^`]*`$/.test(markdownOf(subject));
}

function isSubject(prose: Prose): boolean {
  const text = maskedText(prose);
  // "a and b do" tells of two things at once.
  return (
    countWords(text) <= MOST_WORDS &&
    !/[,]|\s(?:и|или|and|or|не|not)(?:\s|$)/.test(text) &&
    isTermPhrase(prose)
  );
}
