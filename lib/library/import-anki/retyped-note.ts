import { displacedFacet } from '#lib/bundle/match-cards.ts';
import type { NoteType } from '#lib/bundle/note-type.ts';
import type { AnkiCard, UpstreamMarks, UpstreamNote } from '#lib/formats/anki/collection.ts';
import type { FieldsCard, FieldsNote } from '#lib/store/fields-notes.ts';
import { carriedFields } from './carriage.ts';

type Form = Pick<NoteType, 'fields'>;

/** Gives the card here that a card of a file is; null where it is new. */
export type CardMatching = (card: AnkiCard) => FieldsCard | null;

/** The place of the template or hole that makes a card, from 0; null where none makes it any more. */
function placeOf({ facet }: Pick<FieldsCard, 'facet'>): number | null {
  const [, kind, number] = /^([tc]):(\d+)$/.exec(facet) ?? [];
  if (number === undefined) return null;
  return kind === 'c' ? Number(number) - 1 : Number(number);
}

/** Whether a note lies here under another note type, or has cards as only the other kind of note type makes them. */
export function isRetyped(
  here: Pick<FieldsNote, 'noteTypeId'>,
  cardsHere: readonly FieldsCard[],
  type: { readonly id: string; readonly type: Pick<NoteType, 'kind'> },
): boolean {
  if (here.noteTypeId !== type.id) return true;
  const other = type.type.kind === 'cloze' ? 't:' : 'c:';
  return cardsHere.some((card) => card.facet.startsWith(other) && placeOf(card) !== null);
}

/** Where a note keeps its type, its cards are the same by their facets. One whose template went away, and is there again, is the same by its number in Anki. */
export function matchingByFacet(
  cardsHere: readonly FieldsCard[],
  facetOf: (card: AnkiCard) => string,
): CardMatching {
  return (card) => {
    const facet = facetOf(card);
    const isLost = (here: FieldsCard) => here.ankiId === card.id && placeOf(here) === null;
    return cardsHere.find((here) => here.facet === facet) ?? cardsHere.find(isLost) ?? null;
  };
}

/** A note that got another type in Anki keeps its cards there by their numbers. Where the file has other numbers throughout, they are the same by their places. */
export function matchingAcrossTypes(
  cards: readonly AnkiCard[],
  cardsHere: readonly FieldsCard[],
): CardMatching {
  const byNumber = new Map(cardsHere.map((card) => [card.ankiId, card]));
  const isKnown = cards.some(({ id }) => byNumber.has(id));
  return (card) =>
    (isKnown ? byNumber.get(card.id) : cardsHere.find((here) => placeOf(here) === card.ordinal)) ??
    null;
}

/** A note as it will be under its new type: texts in the fields of the same names, or else places; marks under the facets that its cards will have. */
export function inOtherForm(
  here: FieldsNote,
  form: { readonly from: Form | null; readonly to: Form },
  facets: ReadonlyMap<string, string>,
): FieldsNote {
  const fields = form.from && fieldPlaces(form.from, form.to);
  const carried = (texts: readonly string[]) =>
    fields ? carriedFields(texts, { fields, templates: new Map() }) : texts;
  const base = here.upstream === null ? null : (JSON.parse(here.upstream) as UpstreamNote);
  const upstream = base && {
    ...base,
    fields: carried(base.fields),
    marks: base.marks && movedMarks(base.marks, facets),
  };
  return {
    ...here,
    fields: JSON.stringify(carried(JSON.parse(here.fields) as string[])),
    upstream: upstream && JSON.stringify(upstream),
  };
}

/** For each field, where its text lay: as Anki proposes it. */
function fieldPlaces(from: Form, to: Form): number[] {
  const named = to.fields.map(({ name }) => from.fields.findIndex((was) => was.name === name));
  return named.map((place, at) => (place < 0 && !named.includes(at) ? at : place));
}

function movedMarks(
  marks: UpstreamMarks,
  facets: ReadonlyMap<string, string>,
): UpstreamMarks | undefined {
  const moved = Object.entries(marks).flatMap(([was, mark]) => {
    const facet = facets.get(was);
    return facet === undefined ? [] : [[facet, mark] as const];
  });
  return moved.length > 0 ? Object.fromEntries(moved) : undefined;
}

/** Cards that no longer bear the facets that they had, with what they bear until they get others. */
export function displacedCards(
  cardsHere: readonly FieldsCard[],
  cards: readonly { readonly facet: string; readonly here: FieldsCard | null }[],
): { readonly id: FieldsCard['id']; readonly facet: string }[] {
  const stays = new Set(cards.flatMap(({ here, facet }) => (here?.facet === facet ? here.id : [])));
  return cardsHere
    .filter((card) => placeOf(card) !== null && !stays.has(card.id))
    .map(({ id, facet }) => ({ id, facet: displacedFacet({ id, facet }) }));
}
