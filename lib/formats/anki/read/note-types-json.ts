import type { CardTemplate, NoteField } from '#lib/bundle/note-type.ts';
import type { AnkiNoteType } from '../collection.ts';
import {
  flagAt,
  type JsonObject,
  numberAt,
  numberOrNull,
  objectOf,
  objectsAt,
  others,
  textAt,
} from './json-object.ts';
import type { PackagePlace } from './refusal.ts';

const KNOWN = [
  ...['id', 'name', 'type', 'mod', 'sortf', 'css', 'latexPre', 'latexPost', 'latexsvg'],
  ...['flds', 'tmpls', 'originalStockKind', 'originalId'],
];

/** Note types of schema 11: `col.models`, JSON. */
export function noteTypesOfJson(models: JsonObject, place: PackagePlace): AnkiNoteType[] {
  return Object.entries(models).map(([id, model]) =>
    noteTypeOf(objectOf(model, { ...place, row: id }), Number(id)),
  );
}

function noteTypeOf(model: JsonObject, key: number): AnkiNoteType {
  return {
    id: numberAt(model, 'id', key),
    name: textAt(model, 'name').normalize('NFC'),
    kind: numberAt(model, 'type') === 1 ? 'cloze' : 'normal',
    fields: byOrdinal(objectsAt(model, 'flds').map(fieldOf)),
    templates: byOrdinal(objectsAt(model, 'tmpls').map(templateOf)),
    css: textAt(model, 'css'),
    modified: numberAt(model, 'mod'),
    sortField: numberAt(model, 'sortf'),
    latexBefore: textAt(model, 'latexPre'),
    latexAfter: textAt(model, 'latexPost'),
    latexSvg: flagAt(model, 'latexsvg'),
    stockKind: numberAt(model, 'originalStockKind'),
    originalId: numberOrNull(model, 'originalId'),
    other: others(model, KNOWN),
  };
}

const FIELD_KNOWN = [
  ...['name', 'ord', 'sticky', 'rtl', 'font', 'size', 'description', 'plainText', 'collapsed'],
  ...['excludeFromSearch', 'id', 'tag', 'preventDeletion'],
];

function fieldOf(field: JsonObject, place: number): NoteField {
  return {
    name: textAt(field, 'name').normalize('NFC'),
    ordinal: numberAt(field, 'ord', place),
    rightToLeft: flagAt(field, 'rtl'),
    sticky: flagAt(field, 'sticky'),
    font: textAt(field, 'font'),
    size: numberAt(field, 'size', 20),
    description: textAt(field, 'description'),
    plainText: flagAt(field, 'plainText'),
    collapsed: flagAt(field, 'collapsed'),
    excludeFromSearch: flagAt(field, 'excludeFromSearch'),
    id: longIdAt(field),
    tag: numberOrNull(field, 'tag'),
    preventDeletion: flagAt(field, 'preventDeletion'),
    other: others(field, FIELD_KNOWN),
  };
}

const TEMPLATE_KNOWN = [
  ...['name', 'ord', 'qfmt', 'afmt', 'bqfmt', 'bafmt', 'bfont', 'bsize', 'did', 'id'],
];

function templateOf(template: JsonObject, place: number): CardTemplate {
  return {
    name: textAt(template, 'name').normalize('NFC'),
    ordinal: numberAt(template, 'ord', place),
    question: textAt(template, 'qfmt'),
    answer: textAt(template, 'afmt'),
    browserQuestion: textAt(template, 'bqfmt'),
    browserAnswer: textAt(template, 'bafmt'),
    browserFont: textAt(template, 'bfont'),
    browserSize: numberAt(template, 'bsize'),
    deck: numberOrNull(template, 'did'),
    id: longIdAt(template),
    other: others(template, TEMPLATE_KNOWN),
  };
}

/** Ids of 64 bits would lose their last digits as numbers of JSON: they are made texts before it is parsed. */
export function withLongIds(json: string): string {
  return json.replace(/"id":\s*(-?\d{16,})(?=\s*[,}])/g, '"id":"$1"');
}

function longIdAt(object: JsonObject): string | null {
  const { id } = object;
  if (typeof id === 'string' && /^-?\d+$/.test(id)) return id;
  return typeof id === 'number' ? String(id) : null;
}

/** In the order of their ordinals, which are then their places. */
export function byOrdinal<Item extends { readonly ordinal: number }>(
  items: readonly Item[],
): Item[] {
  return [...items]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map((item, ordinal) => ({ ...item, ordinal }));
}
