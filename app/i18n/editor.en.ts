import { countEnglish } from '#app/i18n/plural.ts';

const cards = (count: number) => countEnglish(count, ['card', 'cards']);

/** What editing and adding cards say, in English. */
export const editorEn = {
  close: 'Close',
  loading: 'Opening…',
  offline: 'There is no connection just now. This can be opened when it is back.',
  failed: 'This could not be saved: there is no connection. Your text stays here.',
  refused: 'This was not saved: it has an error.',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  keys: 'Ctrl+Enter saves, Esc closes; what you typed stays until you come back.',
  text: 'Text of the card, in Markdown',
  place: (path: string, line: number) => `${path}, line ${line}`,
  draft: 'What you had typed is back.',
  startOver: 'Begin anew',
  preview: 'What comes of it',
  nothing: 'No card yet.',
  isNew: 'new',
  question: 'Question',
  answer: 'Answer',
  line: (line: number) => `Line ${line}`,
  severity: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  twins: (count: number) =>
    count === 1
      ? 'There is a note of this type with the same first field.'
      : `There are ${count} notes of this type with the same first field.`,
  showTwin: 'Show it',
  gone: (count: number, withHistory: number) =>
    withHistory === 0
      ? `${cards(count)} would be gone.`
      : `${cards(count)} would go to the archive, ${withHistory} with a history. With the old text they come back.`,
  othersGone: (count: number) =>
    `${cards(count)} of other notes would go to the archive as well: is a mark or a fence left open?`,
  edit: {
    title: 'Edit',
    fixed: {
      'no-document': 'This card came without a document: there is no text to edit here.',
      archived: 'This card is in the archive: its text is gone from the notes.',
      'file-gone': 'The file of this card is gone, or cannot be read.',
      'file-changed':
        'The file of this card holds changes that wait for a decision, or characters that cannot be read. Look at Import first.',
      pictures:
        'The document of this card came with pictures and cannot be edited here. Mend it where it is, and add it again.',
    },
    gone: 'This card is no longer here.',
    conflict: 'Somebody changed the text meanwhile. Nothing was saved; here are both.',
    theirs: 'As it stands now',
    mine: 'Save mine over it',
    takeTheirs: 'Take that one',
  },
  fields: {
    source: 'HTML',
    makeHole: 'Make a gap of what is selected',
    tags: 'Tags',
    tagsHint: 'Apart by spaces.',
  },
  card: {
    open: 'Edit',
    saved: 'Saved.',
    failed: 'The editor could not be opened: there is no connection.',
  },
  add: {
    title: 'Add a card',
    open: 'Add a card',
    deck: 'Deck',
    noDeck: 'There is no deck yet. Add some notes first.',
    form: 'Form',
    forms: { sides: 'Question and answer', cloze: 'Text with gaps', markdown: 'Markdown' },
    type: 'Note type',
    noteTypes: 'Note types',
    inMarkdown: 'In Markdown',
    front: 'Question',
    back: 'Answer',
    cloze: 'Text',
    clozeHint: 'Put == around what is to be asked: ==gap==.',
    makeGap: 'Make a gap of what is selected',
    markdown: 'Markdown',
    save: 'Add',
    added: (count: number) => `Added: ${cards(count)}.`,
    undo: 'Take it back',
    undone: 'Taken back.',
    undoFailed: 'This could not be taken back.',
    inbox: 'It goes to the inbox of the deck.',
  },
};

/** The texts of editing and adding, in any language. */
export type EditorTexts = typeof editorEn;
