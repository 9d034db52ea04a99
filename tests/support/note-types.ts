import type { NoteType } from '#lib/bundle/note-type.ts';

/** A note type as a test says it. */
export interface NoteTypeSketch {
  readonly name?: string;
  readonly kind?: 'normal' | 'cloze';
  readonly fields: readonly string[];
  /** Question and answer of each. */
  readonly templates: readonly (readonly [question: string, answer: string])[];
  readonly css?: string;
}

/** A note type with all that is said of one. */
export function noteTypeFrom({
  name = 'Cards',
  kind = 'normal',
  css = '',
  ...sketch
}: NoteTypeSketch): NoteType {
  const look = { rightToLeft: false, sticky: false, font: 'Arial', size: 20, description: '' };
  const rest = {
    plainText: false,
    collapsed: false,
    excludeFromSearch: false,
    preventDeletion: false,
  };
  const browser = { browserQuestion: '', browserAnswer: '', browserFont: '', browserSize: 0 };
  return {
    ...{ name, kind, css },
    fields: sketch.fields.map((field, ordinal) => ({
      ...{ name: field, ordinal, id: null, tag: null, other: {} },
      ...look,
      ...rest,
    })),
    templates: sketch.templates.map(([question, answer], ordinal) => ({
      ...{
        name: `Card ${ordinal + 1}`,
        ordinal,
        question,
        answer,
        deck: null,
        id: null,
        other: {},
      },
      ...browser,
    })),
  };
}

/** What Anki writes into every new note type. */
export const STOCK_CSS = `.card {
    font-family: arial;
    font-size: 20px;
    line-height: 1.5;
    text-align: center;
    color: black;
    background-color: white;
}
.cloze {
    font-weight: bold;
    color: blue;
}
.nightMode .cloze {
    color: lightblue;
}`;
