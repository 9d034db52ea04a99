import { hiddenTexts, type LintNote } from '../lint-note.ts';
import type { NoteRule } from '../lint-rule.ts';
import { foldedWords, mostWords } from '../text/words.ts';

const MAX_SENTENCES = 3;
/** Characters that a word of an answer takes on average, so that one threshold serves both bounds. */
const CHARACTERS_A_WORD = 8;

/** An answer that takes too long to say. Code, tables and the options of a choice do not count. The threshold is in words. */
export const longAnswer: NoteRule = {
  code: 'L105',
  scope: 'note',
  threshold: 25,
  check(note, threshold) {
    if (isPlainlyShort(note.answer.prose.text, threshold) && note.kind !== 'cloze') return [];
    const { words, sentences, characters } = measure(note);
    const isLong =
      words > threshold || sentences > MAX_SENTENCES || characters > threshold * CHARACTERS_A_WORD;
    if (!isLong) return [];
    const side = note.kind === 'cloze' ? note.prompt : note.answer;
    return [{ span: side.span, values: { words, sentences, most: threshold } }];
  },
};

const ENDS = /[.!?…\n]/g;

/** Short by a glance: most answers are. */
function isPlainlyShort(text: string, threshold: number): boolean {
  if (text.length > threshold * CHARACTERS_A_WORD || mostWords(text) > threshold) return false;
  return (text.match(ENDS)?.length ?? 0) <= MAX_SENTENCES;
}

interface Length {
  readonly words: number;
  readonly sentences: number;
  readonly characters: number;
}

const NOTHING: Length = { words: 0, sentences: 0, characters: 0 };

function measure(note: LintNote): Length {
  switch (note.kind) {
    case 'basic':
    case 'term':
    case 'command':
    case 'output':
      return {
        words: note.answer.words.length,
        sentences: note.answer.sentences.filter(({ text }) => !isItem(note, text)).length,
        characters: note.answer.prose.text.length,
      };
    case 'cloze':
      return longest(note.cards.map((card) => hiddenTexts(card).join(' ')));
    case 'set':
    case 'sequence':
      return longest(note.answer.prose.text.split('\n'));
    default:
      return NOTHING;
  }
}

/** Items of a list stand on lines of their own, which are not sentences for that. */
function isItem({ answer }: LintNote, text: string): boolean {
  return answer.lists.length > 0 && !/[.!?]$/.test(text);
}

function longest(texts: readonly string[]): Length {
  let longest = NOTHING;
  for (const text of texts) {
    const words = foldedWords(text).length;
    if (words > longest.words) longest = { words, sentences: 1, characters: text.length };
  }
  return longest;
}
