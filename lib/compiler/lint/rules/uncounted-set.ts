import type { LintNote } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { answerList } from '../text/answer-list.ts';

/** A prompt that asks for a set without saying how many things belong to it. */
export const uncountedSet: NoteRule = {
  code: 'L108',
  scope: 'note',
  check(note) {
    const list = answerList(note);
    if (!list || list.ordered || list.items.length < 2 || !isWholeAnswer(note)) return [];
    if (note.language !== 'ru' && note.language !== 'en') return [];
    if (note.prompt.words.some(({ folded }) => isNumber(folded))) return [];
    return [{ span: note.prompt.span, values: { count: list.items.length } }];
  },
};

/** A list among other things explains; a list alone is what was asked for. */
function isWholeAnswer({ kind, answer }: LintNote): boolean {
  return kind === 'set' || (kind === 'basic' && answer.blocks.length === 1);
}

const NUMBER =
  /^(?:дв(?:а|е|ух|ум|умя)|об[ае]|обоих|обеих|тр(?:и|ех|ем|емя)|четыр(?:е|ех|ем|ьмя)|пят[ьи]|шест[ьи]|сем[ьи]|вос(?:емь|ьми)|девят[ьи]|десят[ьи]|пар[ау]|two|both|three|four|five|six|seven|eight|nine|ten|pair)$/;

function isNumber(folded: string): boolean {
  return /^\d+$/.test(folded) || NUMBER.test(folded);
}
