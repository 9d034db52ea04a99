/** What the import page says of tables of notes in English. */
export const fromTable = {
  title: 'How the table is read',
  preview: 'The first rows',
  column: (place: number) => `Column ${place}`,
  roles: {
    'field:0': 'Front',
    'field:1': 'Back',
    tags: 'Tags',
    deck: 'Deck',
    guid: 'Identity (GUID)',
    type: 'Note type',
    ignore: 'Leave out',
  } as Readonly<Record<string, string>>,
  field: (place: number) => `Field ${place}`,
  encoding: 'Encoding',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1251': 'Windows-1251 (Cyrillic)',
    'windows-1252': 'Windows-1252 (Western Europe)',
    'windows-1250': 'Windows-1250 (Central Europe)',
  } as Readonly<Record<string, string>>,
  separator: 'Between the columns',
  separators: {
    '\t': 'tab',
    ';': 'semicolon',
    ',': 'comma',
    '|': 'vertical bar',
    ':': 'colon',
    ' ': 'space',
  } as Readonly<Record<string, string>>,
  header: 'The first row names the columns',
  html: 'The text is HTML',
  htmlHint: 'Otherwise every sign stands for itself.',
  bothWays: 'Ask both ways: the back for the front as well',
  deck: 'Deck',
  deckHint:
    'One that is here or a new one; A::B lies in A. Rows with a deck of their own go there.',
  noFront: 'Say which column is the front.',
  conflictsTitle: 'Texts changed both here and in the table',
  theirs: 'Take the texts of the table',
  line: (line: number) => `line ${line}`,
  row: (row: number) => `row ${row}`,
  columnAt: (column: number) => `column ${column}`,
};

/** What the import page says of tables of notes. */
export type FromTableTexts = typeof fromTable;
