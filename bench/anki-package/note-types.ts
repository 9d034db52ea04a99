import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';

const [model] = ownNoteTypes as [AnkiNoteType];

/** Two fields, the one asked for the other. */
export const BASIC: AnkiNoteType = typeOf({
  id: 1_400_000_000_001,
  name: 'Basic',
  kind: 'normal',
  fields: ['Front', 'Back'],
  question: '{{Front}}',
  answer: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}',
});

/** A text with holes. */
export const CLOZE: AnkiNoteType = typeOf({
  id: 1_400_000_000_002,
  name: 'Cloze',
  kind: 'cloze',
  fields: ['Text', 'Back Extra'],
  question: '{{cloze:Text}}',
  answer: '{{cloze:Text}}<br>\n{{Back Extra}}',
});

interface Given extends Pick<AnkiNoteType, 'id' | 'name' | 'kind'> {
  readonly fields: readonly string[];
  readonly question: string;
  readonly answer: string;
}

function typeOf({ fields, question, answer, ...named }: Given): AnkiNoteType {
  const [field, template] = [model.fields[0], model.templates[0]];
  if (!field || !template) throw new Error('Our first note type has a field and a template.');
  return {
    ...model,
    ...named,
    modified: 1_400_000_000,
    css: '.card { font-family: arial; font-size: 20px; text-align: center; }',
    fields: fields.map((name, ordinal) => ({ ...field, name, ordinal })),
    templates: [{ ...template, name: 'Card 1', question, answer }],
  };
}
