import type { EnglishForms, RussianForms } from '#app/i18n/plural.ts';

/** What finding and replacing says in English. Plain data, so that it can be handed to the browser; `{x}` stands for a value. */
export const replaceEn = {
  title: 'Find and replace',
  scope: 'It is replaced in the notes that they are made of.',
  find: 'Find',
  put: 'Replace with',
  isRegex: 'Regular expression',
  regexHint: '$1 stands for what the first group found, $$ for a dollar, \\n for a line break.',
  matchesCase: 'Match case',
  where: 'Where',
  everywhere: 'everywhere in the note',
  prompt: 'in the prompt',
  answer: 'in the answer',
  field: 'in the field {name}',
  show: 'Show what would change',
  looking: 'Looking: {done} of {total}',
  stop: 'Stop',
  go: ['Replace in {n} note', 'Replace in {n} notes'] as EnglishForms | RussianForms,
  places: ['{n} place', '{n} places'] as EnglishForms | RussianForms,
  inNotes: ['in {n} note', 'in {n} notes'] as EnglishForms | RussianForms,
  nothing: 'Nothing would change.',
  first: 'The first ones:',
  unchanged: ['{n} note stays as it is: {why}', '{n} notes stay as they are: {why}'] as
    | EnglishForms
    | RussianForms,
  line: '{path}, line {n}',
  fieldOf: 'field {name}',
  failed: 'It did not work. Nothing was changed. Try again.',
  reasons: {
    'no-document': 'it came without a text that could be changed.',
    archived: 'it lies in the archive.',
    'file-gone': 'its file is gone, or cannot be read.',
    'file-changed':
      'its file holds changes that wait for a decision, or characters that are no UTF-8.',
    pictures: 'its document came with pictures and can only be changed where it comes from.',
    breaks: 'with the new text no card could be made of it.',
    'loses-cards': 'with the new text one of its cards would go to the archive.',
    'harms-others': 'with the new text another note of its document would be lost.',
  },
  problems: {
    'nothing-to-find': 'Say what is to be found.',
    'too-long': 'This is too long: 2000 characters at most.',
    'bad-regex': 'This is not a regular expression of RE2: {found}',
    'no-group': 'There is no group {found} in what is to be found. For a dollar write $$.',
  },
};

/** What finding and replacing says. */
export type ReplaceTexts = typeof replaceEn;
