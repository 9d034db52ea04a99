import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { distinct, fieldName, madeNoteType, madeTypeId } from '#lib/formats/anki/made-note-type.ts';
import { OWN_TYPES, ownNoteTypes } from '#lib/formats/anki/write/own/note-types.ts';
import type { TextHash } from '#lib/formats/anki/write/text-hash.ts';
import type { Table } from './table.ts';

/** Finds the note type of a row: by the name that the row or the file gives, else by whether its first field has holes. */
export class TableTypes {
  readonly #named: ReadonlyMap<string, AnkiNoteType>;
  readonly #byId: ReadonlyMap<number, AnkiNoteType>;
  readonly #made = new Map<string, AnkiNoteType>();
  readonly #table: Table;
  readonly #sha1: TextHash;
  readonly #used = new Map<number, AnkiNoteType>();

  constructor(table: Table, { known, sha1 }: { known: readonly AnkiNoteType[]; sha1: TextHash }) {
    this.#table = table;
    this.#sha1 = sha1;
    this.#named = new Map([...ownNoteTypes, ...known].map((type) => [type.name, type]));
    // Of two with one number the first counts.
    this.#byId = new Map([...this.#named.values()].reverse().map((type) => [type.id, type]));
  }

  of(name: string | null, first: string): AnkiNoteType {
    const type = name === null ? plainType(first) : this.#ofName(name, hasHoles(first));
    // A type that is here already may have been changed here.
    const here = this.#byId.get(type.id) ?? type;
    this.#used.set(here.id, here);
    return here;
  }

  get used(): readonly AnkiNoteType[] {
    return [...this.#used.values()];
  }

  #ofName(name: string, isCloze: boolean): AnkiNoteType {
    const key = isCloze ? nameApart(name) : name;
    const known = this.#named.get(key) ?? this.#named.get(name) ?? this.#made.get(key);
    if (known) return known;
    const made = this.#make(name, isCloze);
    this.#made.set(key, made);
    return made;
  }

  /**
   * A type that nobody here knows: as many fields as its rows fill, the first asks for the others. Where some of its rows have holes and some have
   * none, those with holes get a type of their own, for a card without a hole asks nothing.
   */
  #make(name: string, isCloze: boolean): AnkiNoteType {
    const { rows, form } = this.#table;
    const typeAt = form.columns.indexOf('type');
    const firstAt = form.columns.indexOf('field:0');
    const first = (row: readonly string[]) => row[firstAt] ?? '';
    const named = rows.filter(
      (row) => first(row).trim() !== '' && (typeAt < 0 || row[typeAt]?.trim() === name),
    );
    const own = named.filter((row) => hasHoles(first(row)) === isCloze);
    const places = form.columns.flatMap((role, at) =>
      role.startsWith('field:') ? [{ at, field: Number(role.slice(6)) }] : [],
    );
    const isFilled = ({ at }: { at: number }) => own.some((row) => (row[at] ?? '') !== '');
    const count = Math.max(2, ...places.filter(isFilled).map(({ field }) => field + 1));
    const names = Array.from({ length: count }, (_, field) => {
      const at = places.find((place) => place.field === field)?.at ?? -1;
      return nameOfField(form.names[at], field);
    });
    const called = isCloze && own.length < named.length ? nameApart(name) : name;
    return madeType(called, distinct(names), { isCloze, id: madeTypeId(this.#sha1(called)) });
  }
}

/** What the rows with holes of a type are called where others have none. */
function nameApart(name: string): string {
  return `${name} (Cloze)`;
}

/** Whether a text has holes in the form of Anki's. */
function hasHoles(text: string): boolean {
  return /\{\{c\d+::/.test(text);
}

function plainType(first: string): AnkiNoteType {
  const id = hasHoles(first) ? OWN_TYPES.cloze : OWN_TYPES.basic;
  return ownNoteTypes.find((type) => type.id === id) as AnkiNoteType;
}

function nameOfField(name: string | undefined, field: number): string {
  return fieldName(name ?? '') || (['Front', 'Back'][field] ?? `Field ${field + 1}`);
}

/** The first field asks for the others. */
function madeType(
  name: string,
  names: readonly string[],
  { isCloze, id }: { readonly isCloze: boolean; readonly id: number },
): AnkiNoteType {
  const first = names[0] ?? '';
  const others = names.slice(1).map((each) => `{{#${each}}}<div>{{${each}}}</div>{{/${each}}}`);
  const front = isCloze ? `{{cloze:${first}}}` : `{{${first}}}`;
  const rule = isCloze ? '' : '<hr id="answer">\n';
  return madeNoteType({
    ...{ id, name, kind: isCloze ? 'cloze' : 'normal', fields: names },
    templates: [
      {
        name: isCloze ? 'Cloze' : 'Card 1',
        question: front,
        answer: `${front}\n${rule}${others.join('\n')}`,
      },
    ],
  });
}
