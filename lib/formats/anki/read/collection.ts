import { AppError } from '#lib/shared/errors.ts';
import { parseForeignJson } from '#lib/shared/foreign-json.ts';
import {
  type AnkiCollection,
  type AnkiDeck,
  type AnkiNoteType,
  type AnkiPreset,
  LAST_INSTANT,
} from '../collection.ts';
import { bytesCell, textCell, wholeCell } from './cells.ts';
import { decksOfJson, decksOfTable } from './decks.ts';
import { inSecond, isOfFirstScheduler, withFourButtons } from './first-scheduler.ts';
import { type JsonObject, numberAt, numberOrNull, parseObject } from './json-object.ts';
import { noteTypesOfJson, withLongIds } from './note-types-json.ts';
import { noteTypesOfTables } from './note-types-tables.ts';
import type { PackageHead } from './package.ts';
import { presetsOfJson, presetsOfJsonTable, presetsOfTable } from './presets.ts';
import { brokenPackage } from './refusal.ts';
import type { Cell, RowSource } from './row-source.ts';
import {
  areReviewsPlain,
  areReviewsUsual,
  cardsOf,
  notesOf,
  reviewsOf,
  unknownReviewsOf,
} from './rows.ts';

/** Schema versions of collections that are known: 11, and those that Anki itself still brings up to date. */
const OLDEST = 11;
const NEWEST = 18;
/** The schema in which presets have a table and are JSON still. */
const WITH_JSON_TABLES = 14;

/**
 * Reads a collection out of the database of a package. What there are few of is read at once; notes, cards and reviews when they are
 * asked for. Throws `unreadable-file` with table and row of what is wrong, and for a schema that is not known.
 */
export function readCollection(source: RowSource, { layout, media }: PackageHead): AnkiCollection {
  requireTables(source, layout);
  const head = readHead(source, layout);
  const config = configOf(source, head, layout);
  const decks = decksOf(source, head, layout);
  return {
    layout,
    created: createdOf(head, layout),
    modified: wholeCell(head.mod, 'mod', { entry: layout, table: 'col' }),
    rollover: rolloverOf(config),
    creationOffset: offsetOf(config, 'creationOffset'),
    localOffset: offsetOf(config, 'localOffset'),
    usesFsrs: Boolean(config.fsrs),
    config,
    decks,
    presets: presetsOf(source, head, layout),
    noteTypes: noteTypesOf(source, head, layout),
    counts: { notes: source.count('notes'), reviews: source.count('revlog') },
    hasProgress: hasProgress(source),
    notes: () => notesOf(source, layout),
    ...studyOf(source, { entry: layout, decks, isFirst: isOfFirstScheduler(config) }),
    media,
  };
}

type Study = Pick<
  AnkiCollection,
  'cards' | 'cardsById' | 'reviews' | 'unknownReviews' | 'reviewFile'
>;

/** Cards and reviews, of whichever scheduler they are, as the second keeps them. */
function studyOf(
  source: RowSource,
  { entry, decks, isFirst }: { entry: string; decks: readonly AnkiDeck[]; isFirst: boolean },
): Study {
  const byId = new Map(decks.map((deck) => [deck.id, deck]));
  const cards = (orderBy: readonly string[]) => {
    const rows = cardsOf(source, { entry, orderBy });
    return isFirst ? mapped(rows, (card) => inSecond(card, byId)) : rows;
  };
  const reviews = () => reviewsOf(source, entry);
  let areUsual: boolean | null = null;
  const isUsual = () => {
    areUsual ??= areReviewsUsual(source);
    return areUsual;
  };
  const isPlain = () => !isFirst && (isUsual() || areReviewsPlain(source));
  return {
    cards: () => cards(['nid', 'ord']),
    cardsById: () => cards(['id']),
    reviews: isFirst ? () => mapped(reviews(), withFourButtons) : reviews,
    unknownReviews: () => (isUsual() ? [] : unknownReviewsOf(source, entry)),
    reviewFile: () => (source.file !== null && isPlain() ? source.file : null),
  };
}

function* mapped<T>(values: Iterable<T>, change: (value: T) => T): Generator<T> {
  for (const value of values) yield change(value);
}

function hasProgress(source: RowSource): boolean {
  return source.count('revlog') > 0 || !source.within('cards', { type: [0, 0], queue: [0, 0] });
}

function requireTables({ tables }: RowSource, entry: string): void {
  for (const table of ['col', 'notes', 'cards', 'revlog']) {
    if (!tables.has(table)) throw brokenPackage({ entry, table }, 'there is no such table');
  }
}

type Head = Readonly<Record<string, Cell>>;

/** When the collection was made, seconds. */
function createdOf(head: Head, entry: string): number {
  const place = { entry, table: 'col' };
  const created = wholeCell(head.crt, 'crt', place);
  if (Math.abs(created) > LAST_INSTANT / 1000) throw brokenPackage(place, 'crt is no instant');
  return created;
}

const DAY_MINUTES = 24 * 60;

/** Minutes west of UTC; null where no clock shows that. */
function offsetOf(config: JsonObject, name: string): number | null {
  const offset = numberOrNull(config, name);
  return offset !== null && Math.abs(offset) <= DAY_MINUTES ? offset : null;
}

function readHead(source: RowSource, entry: string): Head {
  const columns = [...(source.tables.get('col') ?? [])];
  const [row] = [...source.rows({ table: 'col', columns })];
  if (!row) throw brokenPackage({ entry, table: 'col' }, 'it is empty');
  const head = Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null]));
  const version = wholeCell(head.ver, 'ver', { entry, table: 'col' });
  if (version >= OLDEST && version <= NEWEST) return head;
  throw new AppError(
    'unreadable-file',
    version > NEWEST
      ? `${entry} is of a newer Anki (schema ${version}; this program knows up to ${NEWEST}). In Anki, tick “Support older Anki versions” when you export.`
      : `${entry} is of a very old Anki (schema ${version}). Open it in a present Anki and export it anew.`,
    { entry, version, known: NEWEST, remedy: version > NEWEST ? 'older-layout' : 'newer-anki' },
  );
}

function jsonOf(head: Head, column: string, entry: string): JsonObject {
  const place = { entry, table: 'col', row: column };
  return parseObject(textCell(head[column] ?? '', column, place), place);
}

function noteTypesOf(source: RowSource, head: Head, entry: string): AnkiNoteType[] {
  if (['notetypes', 'fields', 'templates'].every((table) => source.tables.has(table))) {
    return noteTypesOfTables(source, entry);
  }
  const place = { entry, table: 'col', row: 'models' };
  const json = withLongIds(textCell(head.models ?? '', 'models', place));
  return noteTypesOfJson(parseObject(json, place), place);
}

function decksOf(source: RowSource, head: Head, entry: string): AnkiDeck[] {
  if (source.tables.has('decks')) return decksOfTable(source, entry);
  return decksOfJson(jsonOf(head, 'decks', entry), { entry, table: 'col', row: 'decks' });
}

function presetsOf(source: RowSource, head: Head, entry: string): AnkiPreset[] {
  if (head.ver === WITH_JSON_TABLES) return presetsOfJsonTable(source, entry);
  if (source.tables.has('deck_config')) return presetsOfTable(source, entry);
  return presetsOfJson(jsonOf(head, 'dconf', entry), { entry, table: 'col', row: 'dconf' });
}

function configOf(source: RowSource, head: Head, entry: string): JsonObject {
  if (!source.tables.has('config')) return jsonOf(head, 'conf', entry);
  const values: Record<string, unknown> = {};
  for (const [key, value] of source.rows({ table: 'config', columns: ['KEY', 'val'] })) {
    const place = { entry, table: 'config', row: String(key) };
    const text = new TextDecoder().decode(bytesCell(value, 'val', place));
    values[textCell(key, 'KEY', place)] = settingOf(text);
  }
  return values;
}

/** A setting of no meaning here may hold what it wants. */
function settingOf(text: string): unknown {
  try {
    return parseForeignJson(text);
  } catch {
    return null;
  }
}

function rolloverOf(config: JsonObject): number | null {
  const hour = numberAt(config, 'rollover', -1);
  return Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : null;
}
