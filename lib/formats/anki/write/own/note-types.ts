import type { CardTemplate, NoteField } from '#lib/bundle/note-type.ts';
import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { SHEET } from './sheet.ts';

/** The note types of cards that were written here. Their ids never change: by them Anki knows that it has them already. */
export const OWN_TYPES = {
  /** A question and its answer, and where `Reverse` holds anything the other way round as well. */
  basic: 1_767_225_600_001,
  /** A text with holes. */
  cloze: 1_767_225_600_002,
  /** A question whose answer is the question completed: it takes its place. */
  part: 1_767_225_600_003,
} as const;

/** One of {@link OWN_TYPES}. */
export type OwnType = keyof typeof OWN_TYPES;

/** Whether a note type is one of ours. */
export function isOwnType(id: number): boolean {
  return Object.values<number>(OWN_TYPES).includes(id);
}

/** Epoch seconds at which they were last changed; to be raised with any change. */
const MODIFIED = 1_795_780_800;

const FOOT =
  '{{#Extra}}<aside>{{Extra}}</aside>{{/Extra}}\n{{#Source}}<footer>{{Source}}</footer>{{/Source}}';

const side = (html: string) => `<article class="kartoteka">\n${html}\n</article>`;

/** The note types, ready to be written. */
export const ownNoteTypes: readonly AnkiNoteType[] = [
  noteType('basic', {
    name: 'Kartoteka',
    fields: ['Front', 'Back', 'Extra', 'Source', 'Reverse'],
    templates: [
      template(0, 'Forward', {
        question: side('{{Front}}'),
        answer: side(`{{Front}}\n<hr id="answer">\n{{Back}}\n${FOOT}`),
      }),
      template(1, 'Reverse', {
        question: `{{#Reverse}}\n${side('{{Back}}')}\n{{/Reverse}}`,
        answer: side(`{{Back}}\n<hr id="answer">\n{{Front}}\n${FOOT}`),
      }),
    ],
  }),
  noteType('cloze', {
    name: 'Kartoteka Cloze',
    fields: ['Text', 'Extra', 'Source'],
    templates: [
      template(0, 'Cloze', {
        question: side('{{cloze:Text}}'),
        answer: side(`{{cloze:Text}}\n${FOOT}`),
      }),
    ],
  }),
  noteType('part', {
    name: 'Kartoteka Part',
    fields: ['Front', 'Back', 'Extra', 'Source'],
    templates: [
      template(0, 'Part', { question: side('{{Front}}'), answer: side(`{{Back}}\n${FOOT}`) }),
    ],
  }),
];

function noteType(
  own: OwnType,
  form: { name: string; fields: readonly string[]; templates: readonly CardTemplate[] },
): AnkiNoteType {
  return {
    id: OWN_TYPES[own],
    name: form.name,
    kind: own === 'cloze' ? 'cloze' : 'normal',
    fields: form.fields.map(field),
    templates: form.templates,
    css: SHEET,
    modified: MODIFIED,
    sortField: 0,
    latexBefore: '',
    latexAfter: '',
    latexSvg: false,
    stockKind: 0,
    originalId: null,
    other: {},
  };
}

function field(name: string, ordinal: number): NoteField {
  return {
    name,
    ordinal,
    rightToLeft: false,
    sticky: false,
    font: 'Arial',
    size: 20,
    description: '',
    plainText: false,
    collapsed: name === 'Source' || name === 'Reverse',
    excludeFromSearch: false,
    id: null,
    tag: null,
    preventDeletion: false,
    other: {},
  };
}

function template(
  ordinal: number,
  name: string,
  { question, answer }: { question: string; answer: string },
): CardTemplate {
  return {
    name,
    ordinal,
    question,
    answer,
    browserQuestion: '',
    browserAnswer: '',
    browserFont: '',
    browserSize: 0,
    deck: null,
    id: null,
    other: {},
  };
}
