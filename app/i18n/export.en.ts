/** What the export and the sheet for paper say, in English. */
export const exportEn = {
  title: 'Export',
  intro: 'Everything here is yours. Take it along whenever you like.',
  deck: 'Which cards',
  all: 'all decks',
  search: 'Only those that a search finds',
  searchHint: 'For example: tag:verbs or is:due. Empty takes all of them.',
  nothingFound: 'There is no such card: the file would be empty.',
  progress: 'with my answers and due dates',
  media: 'with pictures and sounds',
  bundle: {
    title: 'Everything',
    text: 'Decks, cards and the whole history in one .kartoteka.zip file. An empty Kartoteka that reads it is the same as this one.',
    action: 'Download everything',
  },
  anki: {
    title: 'For Anki',
    text: 'Decks with cards, pictures, answers and due dates, for Anki on a computer or phone. Anki adds them to what it has; whoever exports again later gets changed texts there, and no doubles.',
    action: 'Download .apkg',
    whole:
      'Moving to Anki with everything? A whole collection carries the settings, too. It takes the place of all that Anki has.',
    wholeAction: 'Download .colpkg',
    help: 'What becomes of what in Anki',
  },
  notes: {
    title: 'Texts',
    text: 'The texts alone, without answers: as Markdown documents to go on writing, or as a table that spreadsheets and Anki read.',
    markdown: 'Markdown',
    csv: 'Table',
    media: 'with pictures and sounds, beside Markdown',
    action: 'Download texts',
    as: 'As',
  },
  log: {
    title: 'Progress as tables',
    text: 'The review log has a row for every answer: which card, when, which button, in what state and how long it took. It suits tools that fit the memory model. The other table has a row for every card with its state.',
    reviews: 'Download the log',
    cards: 'Download the cards',
    columns: 'Columns of the log',
  },
  print: {
    title: 'On paper',
    text: 'A sheet with both sides of a deck, for the printer or to keep as PDF.',
    none: 'There is no deck yet.',
    sheet: (deck: string) => `Print sheet: ${deck}`,
    hint: 'Print it with the browser, Ctrl+P; “Save as PDF” is there, too.',
    back: 'Back to the export',
    question: 'Question',
    answer: 'Answer',
    cards: (shown: number, all: number) =>
      shown === all ? `${all} cards` : `The first ${shown} of ${all} cards`,
    more: 'The next cards',
  },
  backups: 'Backups, and the way back to one',
};

/** What a language has to say about export. */
export type ExportTexts = typeof exportEn;
