import type { NoteType } from '#lib/bundle/note-type.ts';

/** Where the fields and templates of a note type went as it changed. */
export interface Carriage {
  /** For each field as they are now, the place where it lay; -1 where it is new. */
  readonly fields: readonly number[];
  /** The place of each template that stayed, by where it lay. */
  readonly templates: ReadonlyMap<number, number>;
}

type Form = Pick<NoteType, 'kind' | 'fields' | 'templates'>;

/** From one form of a note type to another; null where nothing lies elsewhere. */
export function carriageOf(from: Form, to: Form): Carriage | null {
  const fields = placesOf(from.fields, to.fields);
  const templates = placesOf(from.templates, to.templates);
  const isOrdered = (places: readonly number[], before: readonly unknown[]) =>
    places.length === before.length && places.every((place, at) => place === at);
  if (isOrdered(fields, from.fields) && isOrdered(templates, from.templates)) return null;
  const stayed = templates.flatMap((was, at) => (was < 0 ? [] : [[was, at] as const]));
  return { fields, templates: new Map(stayed) };
}

/** Texts in the order of the fields as they are now. */
export function carriedFields(texts: readonly string[], { fields }: Carriage): string[] {
  return fields.map((place) => texts[place] ?? '');
}

/** The facet that a card has now; null where its template went away. Holes are no templates. */
export function carriedFacet(facet: string, { templates }: Carriage): string | null {
  const [, place] = /^t:(\d+)$/.exec(facet) ?? [];
  if (place === undefined) return facet;
  const at = templates.get(Number(place));
  return at === undefined ? null : `t:${at}`;
}

interface Part {
  readonly id: string | null;
  readonly name: string;
}

/**
 * For each part, the place where it lay. Ids survive renaming and go first, then names; where one side knows no ids, what lies in the same
 * place and is like no other was renamed.
 */
function placesOf(before: readonly Part[], now: readonly Part[]): number[] {
  const places = now.map(() => -1);
  const pair = (isSame: (was: Part, is: Part, at: number, place: number) => boolean) => {
    now.forEach((is, at) => {
      if (places[at] !== -1) return;
      places[at] = before.findIndex(
        (was, place) => !places.includes(place) && isSame(was, is, at, place),
      );
    });
  };
  pair((was, is) => was.id !== null && was.id === is.id);
  pair((was, is) => was.name === is.name);
  pair((was, is, at, place) => at === place && (was.id === null || is.id === null));
  return places;
}
