import type { CardTemplate, NoteField } from '#lib/bundle/note-type.ts';
import type { AnkiNoteType } from '../collection.ts';
import {
  boolOf,
  bytesOf,
  hasField,
  intOf,
  longOf,
  type Message,
  messagesOf,
  textOf,
  uintOf,
} from '../protobuf.ts';
import { textCell, wholeCell } from './cells.ts';
import { type JsonObject, parseObject } from './json-object.ts';
import { messageCell } from './message-cell.ts';
import { byOrdinal } from './note-types-json.ts';
import type { PackagePlace } from './refusal.ts';
import type { RowSource } from './row-source.ts';

const REQUIREMENTS = ['none', 'any', 'all'];

/** Note types of schema 15 and later: the tables `notetypes`, `fields` and `templates`, configured by protobuf. */
export function noteTypesOfTables(source: RowSource, entry: string): AnkiNoteType[] {
  const fields = partsOf(source, { entry, table: 'fields' }, fieldOf);
  const templates = partsOf(source, { entry, table: 'templates' }, templateOf);
  const columns = ['id', 'name', 'mtime_secs', 'config'];
  const types: AnkiNoteType[] = [];
  for (const [id, name, modified, config] of source.rows({ table: 'notetypes', columns })) {
    const place = { entry, table: 'notetypes', row: String(id) };
    const number = wholeCell(id, 'id', place);
    types.push({
      id: number,
      name: textCell(name, 'name', place).normalize('NFC'),
      fields: byOrdinal(fields.get(number) ?? []),
      templates: byOrdinal(templates.get(number) ?? []),
      modified: wholeCell(modified, 'mtime_secs', place),
      ...messageCell(config, place, noteTypeConfig),
    });
  }
  return types;
}

function noteTypeConfig(config: Message) {
  const requirements = messagesOf(config, 8).map((each) => [
    uintOf(each, 1),
    REQUIREMENTS[uintOf(each, 2)] ?? 'none',
    packedOf(each, 3),
  ]);
  return {
    kind: uintOf(config, 1) === 1 ? ('cloze' as const) : ('normal' as const),
    css: textOf(config, 3),
    sortField: uintOf(config, 2),
    latexBefore: textOf(config, 5),
    latexAfter: textOf(config, 6),
    latexSvg: boolOf(config, 7),
    stockKind: uintOf(config, 9),
    originalId: hasField(config, 10) ? intOf(config, 10) : null,
    other: { ...otherOf(config), did: intOf(config, 4), req: requirements },
  };
}

/** A list of small numbers, packed or not. */
function packedOf(message: Message, field: number): number[] {
  return (message.get(field) ?? []).flatMap((value) =>
    typeof value === 'bigint' ? Number(value) : [...value],
  );
}

function partsOf<Part>(
  source: RowSource,
  place: PackagePlace & { readonly table: string },
  read: (config: Message, named: { name: string; ordinal: number }) => Part,
): Map<number, Part[]> {
  const parts = new Map<number, Part[]>();
  const columns = ['ntid', 'ord', 'name', 'config'];
  for (const [type, ord, name, config] of source.rows({ table: place.table, columns })) {
    const at = { ...place, row: `${type}/${ord}` };
    const named = {
      name: textCell(name, 'name', at).normalize('NFC'),
      ordinal: wholeCell(ord, 'ord', at),
    };
    const part = messageCell(config, at, (message) => read(message, named));
    const key = wholeCell(type, 'ntid', at);
    const known = parts.get(key);
    if (known) known.push(part);
    else parts.set(key, [part]);
  }
  return parts;
}

function fieldOf(config: Message, named: { name: string; ordinal: number }): NoteField {
  return {
    ...named,
    rightToLeft: boolOf(config, 2),
    sticky: boolOf(config, 1),
    font: textOf(config, 3),
    size: uintOf(config, 4),
    description: textOf(config, 5),
    plainText: boolOf(config, 6),
    collapsed: boolOf(config, 7),
    excludeFromSearch: boolOf(config, 8),
    id: longOf(config, 9),
    tag: hasField(config, 10) ? uintOf(config, 10) : null,
    preventDeletion: boolOf(config, 11),
    other: otherOf(config),
  };
}

function templateOf(config: Message, named: { name: string; ordinal: number }): CardTemplate {
  const deck = intOf(config, 5);
  return {
    ...named,
    question: textOf(config, 1),
    answer: textOf(config, 2),
    browserQuestion: textOf(config, 3),
    browserAnswer: textOf(config, 4),
    browserFont: textOf(config, 6),
    browserSize: uintOf(config, 7),
    deck: deck === 0 ? null : deck,
    id: longOf(config, 8),
    other: otherOf(config),
  };
}

/** What a newer program kept as JSON beside what the message names. */
export function otherOf(config: Message): JsonObject {
  const text = new TextDecoder().decode(bytesOf(config, 255));
  try {
    return parseObject(text, { entry: '' });
  } catch {
    return {};
  }
}
