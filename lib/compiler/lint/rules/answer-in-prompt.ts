import { hiddenTexts, type LintNote, type LintSide } from '../lint-note.ts';
import type { Hit, NoteRule } from '../lint-rule.ts';
import { spanInProse } from '../text/prose.ts';
import { foldedWords, isContentWord, stem, type Word } from '../text/words.ts';

/** Longer answers repeat words of the question without giving themselves away. */
const MAX_WORDS = 3;
/** An answer of so many characters has more words than that. */
const LONGEST = 60;
const LONG = 5;
/** One of these offers the answer to choose from, on purpose. */
const OFFERS: ReadonlySet<string> = new Set(['или', 'либо', 'or']);

/** An answer that stands in its own prompt, or in the headings that are shown with it. */
export const answerInPrompt: NoteRule = {
  code: 'L117',
  scope: 'note',
  check(note) {
    const hit = leak(note);
    return hit ? [hit] : [];
  },
};

function leak(note: LintNote): Hit | null {
  switch (note.kind) {
    case 'basic':
      return note.answer.showsMore || note.answer.lists.length > 0
        ? null
        : leaked(note, note.answer, note.prompt);
    case 'term':
      return isReversed(note) ? leaked(note, note.prompt, note.answer) : null;
    case 'cloze':
      return leakOfHole(note);
    default:
      return null;
  }
}

function isReversed({ cards }: LintNote): boolean {
  return cards.some(({ facet }) => facet === 'rev');
}

function leaked(note: LintNote, from: LintSide, within: LintSide): Hit | null {
  if (from.prose.text.length > LONGEST) return null;
  const answer = from.words;
  const asked = within.words;
  const telling = answer.filter(isContentWord);
  // Numbers are often picked from those that the question gives.
  if (telling.some(({ text }) => /^\d+$/.test(text))) return null;
  if (telling.length === 0 || telling.length > MAX_WORDS) return null;
  if (asked.some(({ folded }) => OFFERS.has(folded))) return null;
  const places = telling.map((word) => asked.find((other) => isSameWord(word.text, other.text)));
  const [place] = places;
  const said = answer.map(({ text }) => text).join(' ');
  if (!place || places.includes(undefined)) return inHeadings(note, telling, said);
  const span = spanInProse(within.prose, place.at, place.at + place.text.length);
  return { span, values: { word: said, where: 'prompt' } };
}

/** Only names leak from a heading: a word such as `сеть` in both is no clue. */
function inHeadings(note: LintNote, telling: readonly Word[], said: string): Hit | null {
  const names = telling.every(({ text, isCode }) => isCode || /[A-Z]/.test(text));
  const above = note.headings.flatMap((heading) => heading.match(/[\p{L}\p{N}_-]+/gu) ?? []);
  if (!names || !telling.every(({ text }) => above.some((word) => isSameWord(text, word)))) {
    return null;
  }
  const side = note.kind === 'term' ? note.answer : note.prompt;
  return { span: side.span, values: { word: said, where: 'headings' } };
}

function leakOfHole({ cards, prompt }: LintNote): Hit | null {
  for (const card of cards) {
    const shown = foldedWords(card.meaning[0]);
    const word = hiddenTexts(card).find((text) => isShown(foldedWords(text), shown));
    if (word !== undefined) return { span: prompt.span, values: { word, where: 'prompt' } };
  }
  return null;
}

/** Whether words stand in a text one after another. */
function isShown(said: readonly string[], shown: readonly string[]): boolean {
  if (!said.some((word) => word.length > 2 && isTelling(word))) return false;
  return shown.some((_, at) => said.every((word, index) => isSameForm(word, shown[at + index])));
}

/** Forms of a short word have too little in common to tell. */
function isSameForm(one: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  return one === other || (one.length >= LONG && stem(one) === stem(other));
}

function isTelling(folded: string): boolean {
  return isContentWord({ text: folded, at: 0, folded, isCode: false });
}

/** Two forms of one word: their stems agree. Case counts in what is written with inner capitals. */
function isSameWord(one: string, other: string): boolean {
  return stem(fold(one)) === stem(fold(other));
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('ё', 'е');
}
