import type { LintNote } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { INTERROGATIVES, isContentWord, isName, type Word } from '../text/words.ts';

const VAGUE: Readonly<Record<string, RegExp>> = {
  ru: /^(?:а\s+)?(?:что\s+ещ[её](?=\s|\?|$)|расскажи(?:те)?\s|опиши(?:те)?\s|что\s+(?:вы\s+)?знаете\s|что\s+это(?:\s+такое)?\s*\?)/i,
  en: /^(?:what\s+else(?=\s|\?|$)|tell\s+(?:me\s+)?about\s|describe\s|what\s+do\s+you\s+know\s|what\s+(?:about\s|is\s+(?:it|this|that)\s*\?))/i,
};
/** Cheaper than to look for sentences. */
const MAY_BE_VAGUE =
  /ещ[её]|скажи|пиши|знаете|что\s+это|else|about|describe|know|\b(?:it|this|that)\s*\?/i;
const DEFINITION = /^(?:что\s+такое|кто\s+такой|what\s+(?:is|are)|who\s+(?:is|was)|define)\s/i;

/** A prompt with more words than these says what it is after, whatever it begins with. */
const ENOUGH = 4;

/** A prompt that many answers would fit. The threshold is the number of words that say enough without a heading. */
export const vagueCue: NoteRule = {
  code: 'L111',
  scope: 'note',
  threshold: 1,
  check(note, threshold) {
    if (note.kind !== 'basic' && note.kind !== 'set' && note.kind !== 'sequence') return [];
    const isVague = asksAnything(note) || saysTooLittle(note, threshold);
    return isVague ? [{ span: note.prompt.span }] : [];
  },
};

/** To describe something in code is no vague task. */
function asksAnything({ prompt, answer, language }: LintNote): boolean {
  if (answer.codes.length > 0 || prompt.showsMore) return false;
  if (!MAY_BE_VAGUE.test(prompt.prose.text)) return false;
  const isVague = prompt.sentences.some(({ text }) => VAGUE[language]?.test(text));
  return isVague && prompt.words.filter(isContentWord).length <= ENOUGH;
}

function saysTooLittle(note: LintNote, enough: number): boolean {
  const { headings, prompt, language } = note;
  if (headings.length > 0 || prompt.showsMore || DEFINITION.test(prompt.prose.text)) return false;
  if (language !== 'ru' && language !== 'en') return false;
  const isQuestion = prompt.words.some(({ folded }) => INTERROGATIVES.has(folded));
  const telling = prompt.words.filter(isContentWord);
  const isNamed = (word: Word) => isName(word, language) || isProper(word, note);
  return isQuestion && telling.length < enough && !telling.some(isNamed);
}

function isProper({ text, at }: Word, { prompt }: LintNote): boolean {
  const isFirst = prompt.sentences.some(({ from }) => from === at);
  return !isFirst && /^\p{Lu}/u.test(text);
}
