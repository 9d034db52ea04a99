import type { LintNote } from '../lint-note.ts';
import type { Hit, NoteRule } from '../lint-rule.ts';
import { spanInProse } from '../text/prose.ts';
import { INTERROGATIVES, isContentWord, type Word } from '../text/words.ts';

const PRONOUNS: Readonly<Record<string, ReadonlySet<string>>> = {
  ru: new Set(
    'он она оно они его ее их ему ей им нее него этот эта это эти этого этой этих этому этим такой такая такое такие'.split(
      ' ',
    ),
  ),
  en: new Set('this that these those it its they them their he she his her'.split(' ')),
};
const POINTER: Readonly<Record<string, RegExp>> = {
  ru: /(?<!\p{L})(?:(?:см\.|смотри(?:те)?|указанн\p{L}+|описанн\p{L}+|показанн\p{L}+|привед[её]нн\p{L}+|упомянут\p{L}+|сказано|показано|описано)\s+(?:выше|ниже)|(?:выше|ниже)(?:указанн|описанн|привед[её]нн|упомянут)\p{L}+)/iu,
  en: /\b(?:(?:see|mentioned|described|shown|listed|given)\s+(?:above|below)|the\s+above|in\s+the\s+(?:previous|above)\s+(?:example|section|question))\b/i,
};
/** Cheaper than to look at each word. */
const MAY_POINT =
  /(?<!\p{L})(?:он[аои]?|е[её]|е(?:го|му|й)|их?|и[хм]|не[её]|него|эт\p{L}+|так\p{L}{2,3}|th(?:is|at|[eo]se|ey|em|eir)|its?|he|she|his|her)(?!\p{L})/iu;
/** A prompt of more words than this says what it speaks about, be it after the pronoun. */
const FEW = 2;

/** A prompt that points to something that is not on the card. */
export const danglingReference: NoteRule = {
  code: 'L112',
  scope: 'note',
  check(note) {
    if (!['basic', 'set', 'sequence', 'choice'].includes(note.kind)) return [];
    if (note.prompt.showsMore || note.prompt.lists.length > 0) return [];
    const hit = pointer(note) ?? pronoun(note);
    return hit ? [hit] : [];
  },
};

function pointer({ prompt: { prose }, language }: LintNote): Hit | null {
  const match = POINTER[language]?.exec(prose.text);
  if (!match) return null;
  const span = spanInProse(prose, match.index, match.index + match[0].length);
  return { span, values: { word: match[0] } };
}

const MANY: ReadonlySet<string> = new Set('эти этих этим these those them'.split(' '));

/** A pronoun before anything that it could stand for, in a short question. */
function pronoun({ kind, prompt, language }: LintNote): Hit | null {
  if (!MAY_POINT.test(prompt.prose.text)) return null;
  const { words, prose } = prompt;
  const first = words.find((word, index) => {
    return isContentWord(word) || (isPronoun(word, language) && !asks(words, index));
  });
  if (!first || !isPronoun(first, language)) return null;
  // `Which of these …?` speaks of the options.
  if (kind === 'choice' && MANY.has(first.folded)) return null;
  const isQuestion = words.some((word) => INTERROGATIVES.has(word.folded));
  if (!isQuestion || words.filter(isContentWord).length > FEW) return null;
  const span = spanInProse(prose, first.at, first.at + first.text.length);
  return { span, values: { word: first.text } };
}

/** `Что такое …?`, `Кто такие …?`: part of the question word. */
function asks(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.folded;
  return (
    (before === 'что' || before === 'кто') && /^так(?:ое|ой|ая|ие)$/.test(words[at]?.folded ?? '')
  );
}

function isPronoun({ folded, isCode }: Word, language: string): boolean {
  return !isCode && (PRONOUNS[language]?.has(folded) ?? false);
}
