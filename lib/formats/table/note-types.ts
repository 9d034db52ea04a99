import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { OWN_TYPES, ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import type { TextHash } from '#lib/formats/anki/write/text-hash.ts';
import type { Table } from './table.ts';

/** Finds the note type of a row: by the name that the row or the file gives, else by whether its first field has holes. */
export class TableTypes {
  readonly #named: ReadonlyMap<string, AnkiNoteType>;
  readonly #made = new Map<string, AnkiNoteType>();
  readonly #table: Table;
  readonly #sha1: TextHash;
  readonly #used = new Map<number, AnkiNoteType>();

  constructor(table: Table, { known, sha1 }: { known: readonly AnkiNoteType[]; sha1: TextHash }) {
    this.#table = table;
    this.#sha1 = sha1;
    this.#named = new Map([...ownNoteTypes, ...known].map((type) => [type.name, type]));
  }

  of(name: string | null, first: string): AnkiNoteType {
    const type = name === null ? plainType(first) : this.#ofName(name);
    // A type that is here already may have been changed here.
    const here = [...this.#named.values()].find(({ id }) => id === type.id) ?? type;
    this.#used.set(here.id, here);
    return here;
  }

  get used(): readonly AnkiNoteType[] {
    return [...this.#used.values()];
  }

  #ofName(name: string): AnkiNoteType {
    const known = this.#named.get(name) ?? this.#made.get(name);
    if (known) return known;
    const made = this.#make(name);
    this.#made.set(name, made);
    return made;
  }

  /** A type that nobody here knows: as many fields as its rows fill, the first asks for the others. */
  #make(name: string): AnkiNoteType {
    const { rows, form } = this.#table;
    const typeAt = form.columns.indexOf('type');
    const own = rows.filter((row) => (typeAt < 0 ? true : row[typeAt]?.trim() === name));
    const places = form.columns.flatMap((role, at) =>
      role.startsWith('field:') ? [{ at, field: Number(role.slice(6)) }] : [],
    );
    const isFilled = ({ at }: { at: number }) => own.some((row) => (row[at] ?? '') !== '');
    const count = Math.max(2, ...places.filter(isFilled).map(({ field }) => field + 1));
    const names = Array.from({ length: count }, (_, field) => {
      const at = places.find((place) => place.field === field)?.at ?? -1;
      return fieldName(form.names[at], field);
    });
    const isCloze = own.some((row) => places.some(({ at }) => hasHoles(row[at] ?? '')));
    return madeType({ name, names: distinct(names), isCloze, id: idOf(this.#sha1(name)) });
  }
}

/** Numbers of note types that tables made: no instant in which Anki made one. */
const FIRST_ID = 4_000_000_000_000;

function idOf(hash: string): number {
  return FIRST_ID + Number.parseInt(hash.slice(0, 10), 16);
}

/** Whether a text has holes in the form of Anki's. */
function hasHoles(text: string): boolean {
  return /\{\{c\d+::/.test(text);
}

function plainType(first: string): AnkiNoteType {
  const id = hasHoles(first) ? OWN_TYPES.cloze : OWN_TYPES.basic;
  return ownNoteTypes.find((type) => type.id === id) as AnkiNoteType;
}

function fieldName(name: string | undefined, field: number): string {
  const clean = name?.replace(/[:"{}#^/]/g, ' ').trim();
  return clean || (['Front', 'Back'][field] ?? `Field ${field + 1}`);
}

function distinct(names: readonly string[]): string[] {
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${name} ${at + 1}`));
}

interface Making {
  readonly id: number;
  readonly name: string;
  readonly names: readonly string[];
  readonly isCloze: boolean;
}

function madeType({ id, name, names, isCloze }: Making): AnkiNoteType {
  const [model] = ownNoteTypes as [AnkiNoteType];
  const [field, template] = [model.fields[0], model.templates[0]];
  if (!field || !template) throw new Error('Our first note type has a field and a template.');
  const first = names[0] ?? '';
  const others = names.slice(1).map((each) => `{{#${each}}}<div>{{${each}}}</div>{{/${each}}}`);
  const front = isCloze ? `{{cloze:${first}}}` : `{{${first}}}`;
  const wrap = (html: string) => `<article class="kartoteka">\n${html}\n</article>`;
  const rule = isCloze ? '' : '<hr id="answer">\n';
  return {
    ...model,
    ...{ id, name, kind: isCloze ? 'cloze' : 'normal' },
    fields: names.map((each, ordinal) => ({ ...field, name: each, ordinal })),
    templates: [
      {
        ...template,
        name: isCloze ? 'Cloze' : 'Card 1',
        question: wrap(front),
        answer: wrap(`${front}\n${rule}${others.join('\n')}`),
      },
    ],
  };
}
