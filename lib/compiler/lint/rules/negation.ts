import type { LintNote } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { lookAt, spanInProse } from '../text/prose.ts';

/** A question for the exception: the negation stands in its main clause, soon after the question word. */
const EXCEPTION: Readonly<Record<string, RegExp>> = {
  ru: /^(?:\p{L}+\s+){0,2}(?:что|кто|чего|кого|как(?:ой|ая|ое|ие|ого|их|ую|им|ими))\s+(?:[^\s,]+\s+){0,4}?(не)\s+(?!только|более|больше|менее|меньше|раньше|позже|считая)\p{L}/iu,
  en: /^(?:\p{L}+\s+){0,2}(?:what|which|who)\s+(?:[^\s,]+\s+){0,5}?(not)\s+(?!only)\p{L}/iu,
};

/** A question for what is not so, with a negation that is easily read over. */
export const negation: NoteRule = {
  code: 'L134',
  scope: 'note',
  check(note) {
    if (note.kind === 'term' || note.kind === 'cloze') return [];
    const at = negationAt(note);
    if (at < 0) return [];
    const { prose } = note.prompt;
    const word = prose.text.slice(at).match(/^\p{L}+/u)?.[0] ?? '';
    return [{ span: spanInProse(prose, at, at + word.length), values: { word } }];
  },
};

function negationAt({ prompt, language }: LintNote): number {
  const { prose } = prompt;
  if (!/(?<!\p{L})(?:не|not)\s/iu.test(prose.text)) return -1;
  const expression = EXCEPTION[language];
  const question = prompt.sentences.find(({ text }) => text.endsWith('?'));
  const match = question && expression?.exec(question.text);
  if (!match || !question) return -1;
  const word = match[1] as string;
  const at = question.from + match[0].lastIndexOf(word, match[0].length - 2);
  if (/(?:мо[гж]\p{L}+|должн\p{L}+|can|could|may|might)\s+$/iu.test(prose.text.slice(0, at)))
    return -1;
  const isStressed = word === word.toUpperCase() || lookAt(prose, at) === 'stressed';
  return isStressed ? -1 : at;
}
