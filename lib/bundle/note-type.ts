/** A field of a note type. */
export interface NoteField {
  readonly name: string;
  /** Its place in the list of fields, from 0. */
  readonly ordinal: number;
  /** Whether its text runs from right to left. */
  readonly rightToLeft: boolean;
  /** Whether a new note starts with the text of the note before. */
  readonly sticky: boolean;
  /** Font of its editor, and size in pixels. */
  readonly font: string;
  readonly size: number;
  /** What its editor shows while it is empty. */
  readonly description: string;
  /** Whether it is edited as source. */
  readonly plainText: boolean;
  /** Whether its editor is folded. */
  readonly collapsed: boolean;
  readonly excludeFromSearch: boolean;
  /** Its own id in the collection that it came from, which survives renaming: a number of 64 bits, as text. Null where it has none. */
  readonly id: string | null;
  /** Says what the field is to note types of the program, such as image occlusion; null where nothing. */
  readonly tag: number | null;
  readonly preventDeletion: boolean;
  /** Whatever else it came with, as it came. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** A template: makes a card of a note. */
export interface CardTemplate {
  readonly name: string;
  /** Its place in the list of templates, from 0. */
  readonly ordinal: number;
  /** Both sides in the template language. */
  readonly question: string;
  readonly answer: string;
  /** Both sides as a list of cards shows them; empty where they are as above. */
  readonly browserQuestion: string;
  readonly browserAnswer: string;
  readonly browserFont: string;
  readonly browserSize: number;
  /** Id of the deck that new cards of this template go to; null where they go to that of the note. */
  readonly deck: number | null;
  /** As of a field. */
  readonly id: string | null;
  /** Whatever else it came with, as it came. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** The form of notes with fields, as Anki knows it: what fields they have and what cards are made of them. */
export interface NoteType {
  readonly name: string;
  /** Of a `normal` note each template makes a card; of a `cloze` note the one template makes a card for each number of a hole. */
  readonly kind: 'normal' | 'cloze';
  /** In the order of their ordinals. */
  readonly fields: readonly NoteField[];
  readonly templates: readonly CardTemplate[];
  /** Style sheet of its cards, as its author wrote it. */
  readonly css: string;
}
