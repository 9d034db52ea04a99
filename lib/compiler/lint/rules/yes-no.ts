import type { LintNote } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { spanInProse } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';

const LONGEST = 10;
/** Cheaper than to look for sentences. */
const MAY_ASK =
  /\sли\s|(?:Is|Are|Was|Were|Does|Do|Did|Can|Could|Will|Would|Has|Have|Should|Must|May)\s/;
const ANSWERS: ReadonlySet<string> = new Set(['да', 'нет', 'yes', 'no', 'true', 'false']);
const QUESTION: Readonly<Record<string, RegExp>> = {
  ru: /^(?:А\s+)?[\p{L}-]+\s+ли\s(?!.*\sили\s).*\?$/u,
  en: /^(?:Is|Are|Was|Were|Does|Do|Did|Can|Could|Will|Would|Has|Have|Should|Must|May)\s(?!.*\sor\s).*\?$/,
};

/** A question that yes or no answers. */
export const yesNo: NoteRule = {
  code: 'L110',
  scope: 'note',
  check(note) {
    if (note.kind !== 'basic') return [];
    const mayAsk = MAY_ASK.test(note.prompt.prose.text);
    const question = mayAsk && note.prompt.sentences.find((each) => isYesNoQuestion(each, note));
    const span = question ? spanInProse(note.prompt.prose, question.from, question.to) : null;
    return span || answersYesNo(note) ? [{ span: span ?? note.prompt.span }] : [];
  },
};

function isYesNoQuestion({ text }: Sentence, { language }: LintNote): boolean {
  return QUESTION[language]?.test(text) ?? false;
}

function answersYesNo({ answer }: LintNote): boolean {
  if (answer.prose.text.length > LONGEST) return false;
  const [only, ...others] = answer.words;
  return only !== undefined && others.length === 0 && !only.isCode && ANSWERS.has(only.folded);
}
