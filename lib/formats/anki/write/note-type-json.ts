import type { CardTemplate, NoteField } from '#lib/bundle/note-type.ts';
import type { AnkiNoteType } from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';

/** A note type as the JSON of schema 11. */
function noteTypeJson(type: AnkiNoteType): Record<string, unknown> {
  return {
    tags: [],
    vers: [],
    did: null,
    ...type.other,
    id: type.id,
    name: type.name,
    type: type.kind === 'cloze' ? 1 : 0,
    mod: type.modified,
    usn: UNSYNCED,
    sortf: type.sortField,
    tmpls: type.templates.map(templateJson),
    flds: type.fields.map(fieldJson),
    css: type.css,
    latexPre: type.latexBefore,
    latexPost: type.latexAfter,
    latexsvg: type.latexSvg,
    req: requirements(type),
    originalStockKind: type.stockKind,
    ...(type.originalId === null ? {} : { originalId: type.originalId }),
  };
}

function fieldJson(field: NoteField): Record<string, unknown> {
  return {
    ...field.other,
    name: field.name,
    ord: field.ordinal,
    sticky: field.sticky,
    rtl: field.rightToLeft,
    font: field.font,
    size: field.size,
    description: field.description,
    plainText: field.plainText,
    collapsed: field.collapsed,
    excludeFromSearch: field.excludeFromSearch,
    id: field.id,
    tag: field.tag,
    preventDeletion: field.preventDeletion,
  };
}

function templateJson(template: CardTemplate): Record<string, unknown> {
  return {
    ...template.other,
    name: template.name,
    ord: template.ordinal,
    qfmt: template.question,
    afmt: template.answer,
    bqfmt: template.browserQuestion,
    bafmt: template.browserAnswer,
    did: template.deck,
    bfont: template.browserFont,
    bsize: template.browserSize,
    id: template.id,
  };
}

/** Note types as JSON. Ids of 64 bits are texts here, for numbers would lose their last digits, and numbers there. */
export function noteTypesText(types: readonly AnkiNoteType[]): string {
  const all = Object.fromEntries(types.map((type) => [type.id, noteTypeJson(type)]));
  return JSON.stringify(all).replace(/"id":"(-?\d+)"/g, '"id":$1');
}

/** Which fields a front needs. Anki works it out anew; old ones want to find something. */
function requirements({ kind, templates, fields }: AnkiNoteType): unknown[] {
  if (kind === 'cloze') return [];
  return templates.map(({ ordinal, question }) => {
    const named = fields.filter(({ name }) =>
      new RegExp(`\\{\\{[^}]*${escaped(name)}\\}\\}`).test(question),
    );
    return [ordinal, 'any', named.map((field) => field.ordinal)];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
