import { countEnglish, formatNumber } from '#app/i18n/plural.ts';
import type { ProblemCode } from '#lib/library/import-anki/importing.ts';

const number = (value: number) => formatNumber(value, 'en');
const of = (done: number, total: number) =>
  total > 0 ? `: ${number(done)} of ${number(total)}` : '';

const problems: Readonly<Record<ProblemCode, string>> = {
  'note-without-type': 'Notes whose note type is missing are left out',
  'note-without-cards': 'Notes without cards are left out',
  'fields-missing': 'Notes lacked fields, which are empty now',
  'guid-twice': 'Notes say that they are another note of the file; they come as notes of their own',
  'card-without-note': 'Cards without a note are left out',
  'card-without-template': 'Cards whose template is missing are left out',
  'card-twice': 'Cards that are there twice come once',
  'card-unknown': 'Cards are in a state that is not known; they come suspended',
  'review-without-card': 'Deleted cards, whose answers are left out',
  'review-unknown':
    'Rows of the history are of a kind that is not known; they are kept, and count as no answers',
  'media-missing': 'Files that notes name did not come, and are not here either',
  'media-unknown':
    'Files cannot be shown here (scripts, documents); they are kept, and go back to Anki with an export',
  'media-too-large': 'Files are too large and left out',
  'media-changed': 'Files are damaged and left out',
  'media-renamed': 'Files have a new name, because theirs is taken here',
  'row-empty': 'Rows whose first field is empty are left out',
  'row-twice': 'Rows are the same note as a row before; the last one counts',
  'note-of-document': 'Rows of notes that come from a document here are left out',
  'own-edited':
    'Notes of your own decks were edited in Anki. That is not taken: edit them in the file',
  'own-card-unknown': 'Cards that Anki made of notes of your own decks are left out',
  'card-in-trash': 'Cards in the trash are left out',
  'card-empty': 'Empty cards are left out',
  'history-without-card': 'Histories of cards whose text was changed or deleted since are left out',
};

/** What the import page says of packages from Anki in English. */
export const fromAnki = {
  sending: 'Sending the file…',
  stage: {
    reading: () => 'Reading the file',
    media: (done: number, total: number) => `Pictures and sounds${of(done, total)}`,
    notes: (done: number, total: number) => `Notes${of(done, total)}`,
    history: (done: number, total: number) => `Answers${of(done, total)}`,
    finishing: () => 'Almost done',
  },
  left: (seconds: number) =>
    seconds < 60
      ? `· about ${Math.max(1, seconds)}\u00A0s left`
      : `· about ${Math.ceil(seconds / 60)}\u00A0min left`,
  readingTitle: 'Looking at what is in the file',
  addingTitle: 'Adding',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was changed.',
  failed: 'The file cannot be added',
  failedText: 'Nothing was changed.',
  last: 'The last import',
  damaged: 'It is damaged or did not come whole: download or export it anew.',
  busy: (file: string) =>
    `Another file is being read or added right now: ${file}. Bring this one when that is done; to see how far it is, reload the page.`,
  unread: (file: string, helps: string) => `${file} cannot be read. ${helps}`,
  broken: (place: string) => `This cannot be read: ${place}.`,
  remedy: {
    'check-database':
      'In Anki, Tools → Check Database mends a collection; export it anew after that.',
    'older-layout': 'In Anki, tick “Support older Anki versions” when you export.',
    'save-as-utf8': 'It is not text: save it as CSV, in UTF-8.',
    'close-quote': 'A quote opens there and is never closed: close it, or write it twice.',
    separator:
      'After #separator: comes a word such as comma, tab or semicolon, or the sign itself.',
    'column-number': 'A column is given by its number; 1 is the first.',
    'newer-anki': 'Open it in a present Anki and export it anew.',
    'no-markdown':
      'The archive holds neither Markdown files (.md) nor anything else that can be brought.',
    'save-as-csv': 'Save the table as CSV and bring that: each row becomes a note.',
    'save-as-text':
      'Save the notes as Markdown (.md), or questions and answers as a table (.csv), and bring that.',
    'with-markdown':
      'It holds only the histories of hashcards: pack it into a ZIP archive with the Markdown files.',
  } as Readonly<Record<string, string>>,
  progress: 'Bring my progress along',
  progressHint:
    'Due dates, memory, the whole history of answers, flags and options. Without it the cards that are new here begin from nothing; the others keep what they have.',
  conflictsTitle: 'Texts changed both here and in Anki',
  conflicts: (count: number) =>
    `${countEnglish(count, ['note was', 'notes were'])} edited on both sides since the last import.`,
  ask: 'Leave these notes as they are for now',
  mine: 'Keep my texts',
  theirs: 'Take the texts from Anki',
  both: 'Keep both, one below the other',
  conflictFields: (fields: string) => `in: ${fields}`,
  problemsTitle: 'What could not come as it was',
  problem: (what: string, count: number, example: string) =>
    `${what}: ${number(count)}${example === '' ? '' : ` (such as ${example})`}.`,
  problems,
  besides: {
    noteTypes: (count: number) =>
      `${countEnglish(count, ['note type', 'note types'])} new or changed`,
    files: (count: number) => countEnglish(count, ['new file', 'new files']),
  },
  done: {
    create: (count: number) => countEnglish(count, ['new note', 'new notes']),
    update: (count: number) => countEnglish(count, ['note changed', 'notes changed']),
    move: (count: number) => countEnglish(count, ['note moved', 'notes moved']),
    revive: (count: number) => countEnglish(count, ['note came back', 'notes came back']),
    archive: (count: number) =>
      countEnglish(count, ['note went to the archive', 'notes went to the archive']),
    ambiguous: (count: number) =>
      countEnglish(count, ['note was left as it is', 'notes were left as they are']),
  },
};

/** What the import page says of packages from Anki. */
export type FromAnkiTexts = typeof fromAnki;
