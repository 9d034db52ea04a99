import type { LintNote } from '../lint-note.ts';
import type { Hit, NoteRule } from '../lint-rule.ts';
import { spanInProse } from '../text/prose.ts';
import { INTERROGATIVES, type Word } from '../text/words.ts';

/** A prompt that asks two things. */
export const twoQuestions: NoteRule = {
  code: 'L109',
  scope: 'note',
  check(note) {
    if (note.kind === 'term' || note.kind === 'cloze') return [];
    const hit = secondQuestion(note) ?? joinedQuestion(note) ?? addedQuestion(note);
    return hit ? [hit] : [];
  },
};

function secondQuestion({ prompt }: LintNote): Hit | null {
  const { prose } = prompt;
  if (prose.text.indexOf('?') === prose.text.lastIndexOf('?')) return null;
  const { sentences } = prompt;
  const questions = sentences.filter(({ text }) => text.endsWith('?'));
  const second = questions[1];
  return second ? { span: spanInProse(prose, second.from, second.to) } : null;
}

/** `Что и почему …?`, `What is … and in which …?`: the second question word right after `и` or `and`, not after a comma. */
function joinedQuestion({ prompt }: LintNote): Hit | null {
  const { prose } = prompt;
  if (!/\s(?:и|and)\s/i.test(prose.text)) return null;
  const { words, sentences } = prompt;
  const question = sentences.find(({ text }) => text.endsWith('?'));
  if (!question) return null;
  const asked = words.filter(({ at }) => at >= question.from && at < question.to);
  const begins = asked.slice(0, 3).some(isInterrogative);
  const at = asked.findIndex(
    (word, index) => index > 0 && isJoint(word) && questionWordAfter(asked, index) !== null,
  );
  const next = at < 0 ? null : questionWordAfter(asked, at);
  if (!begins || !next || isSubordinate(asked, { at, next }, prose.text)) return null;
  const joint = asked[at] as Word;
  return { span: spanInProse(prose, joint.at, next.at + next.text.length) };
}

/** `… and can you …?`, `…, и можно ли …?` */
const ADDED =
  /(?:,?\sand\s+(?:can|could|does|do|did|is|are|was|were|should|may|must|will|would)\s+(?:you|it|they|he|she|we|one)|,\sи\s+\p{L}+\s+ли)(?=\s)/iu;

function addedQuestion({ prompt: { prose } }: LintNote): Hit | null {
  const match = prose.text.endsWith('?') ? ADDED.exec(prose.text) : null;
  if (!match) return null;
  const from = match.index + match[0].search(/\p{L}/u);
  return { span: spanInProse(prose, from, match.index + match[0].length), values: {} };
}

function isJoint({ folded, isCode }: Word): boolean {
  return !isCode && (folded === 'и' || folded === 'and');
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  'в во на с со к ко о об от до из за по для при у под над через после перед in on at by for with from to of under after before'.split(
    ' ',
  ),
);

function questionWordAfter(asked: readonly Word[], joint: number): Word | null {
  const next = asked[joint + 1];
  const isPreposition = next && !next.isCode && PREPOSITIONS.has(next.folded);
  const word = isPreposition ? asked[joint + 2] : next;
  return word && isInterrogative(word) ? word : null;
}

function isInterrogative(word: Word | undefined): boolean {
  return word !== undefined && !word.isCode && INTERROGATIVES.has(word.folded);
}

/** `Что значит, что … и что …?`: both belong to a clause behind a comma. */
function isSubordinate(
  asked: readonly Word[],
  { at, next }: { at: number; next: Word },
  text: string,
): boolean {
  return asked.some((word, index) => {
    if (index === 0 || index >= at || word.folded !== next.folded) return false;
    return /,\s*$/.test(text.slice(0, word.at));
  });
}
