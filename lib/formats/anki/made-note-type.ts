import type { AnkiNoteType } from './collection.ts';
import { ownNoteTypes } from './write/own/note-types.ts';

/** A note type that is made for notes of a file which is no package of Anki's. */
export interface Making {
  readonly id: number;
  readonly name: string;
  readonly kind: AnkiNoteType['kind'];
  /** Names of its fields. */
  readonly fields: readonly string[];
  /** Both sides in the template language. */
  readonly templates: readonly {
    readonly name: string;
    readonly question: string;
    readonly answer: string;
  }[];
}

/** A note type that looks like our own. */
export function madeNoteType({ id, name, kind, fields, templates }: Making): AnkiNoteType {
  const [model] = ownNoteTypes as [AnkiNoteType];
  const [field, template] = [model.fields[0], model.templates[0]];
  if (!field || !template) throw new Error('Our first note type has a field and a template.');
  const wrap = (html: string) => `<article class="kartoteka">\n${html}\n</article>`;
  return {
    ...model,
    ...{ id, name, kind },
    fields: fields.map((each, ordinal) => ({ ...field, name: each, ordinal })),
    templates: templates.map(({ question, answer, ...each }, ordinal) => {
      return { ...template, ...each, ordinal, question: wrap(question), answer: wrap(answer) };
    }),
  };
}

/** Numbers of note types that are made here: no instant in which Anki made one. */
const FIRST_ID = 4_000_000_000_000;

/** The number of a note type, from a hash of what it is the type of. */
export function madeTypeId(hash: string): number {
  return FIRST_ID + Number.parseInt(hash.slice(0, 10), 16);
}

/** The name of a field without the signs that the template language keeps for itself. */
export function fieldName(name: string): string {
  return name
    .replace(/[:"{}#^/]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same names, those that come again with a number. */
export function distinct(names: readonly string[]): string[] {
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${name} ${at + 1}`));
}
