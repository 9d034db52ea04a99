import type { Cell, RowSource } from '#lib/formats/anki/read/row-source.ts';
import type { ProgramReview } from '#lib/formats/program/program-notes.ts';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import { cardTypeOf, holeOf, viewOf } from './described.ts';
import {
  MNEMOSYNE_LIMITS,
  type MnemosyneCard,
  type MnemosyneCardType,
  type MnemosyneFile,
} from './mnemosyne.ts';
import { answersOf, type MnemosyneRepetition } from './study.ts';

const NEEDED = ['facts', 'data_for_fact', 'cards', 'tags', 'tags_for_card', 'log'];

/** Whether a database has the tables of Mnemosyne's. */
export function isMnemosyne({ tables }: Pick<RowSource, 'tables'>): boolean {
  return NEEDED.every((table) => tables.has(table));
}

/** Reads the database of Mnemosyne 2. Throws `unreadable-file` with the table that is wrong, and `too-large`. */
export function readMnemosyneDatabase(source: RowSource, entry: string): MnemosyneFile {
  check(source, entry);
  const facts = factsOf(source);
  const cards = cardsOf(source, { facts: facts.ids, tags: tagsOf(source), reviews: logOf(source) });
  const media = source.tables.has('media')
    ? [...source.rows({ table: 'media', columns: ['filename'] })].map(([name]) => text(name))
    : [];
  return { title: null, cardTypes: cardTypesOf(source), facts: facts.texts, cards, media };
}

function check(source: RowSource, entry: string): void {
  const { cards, reviews } = MNEMOSYNE_LIMITS;
  const bounds = { cards, data_for_fact: cards * 10, tags_for_card: cards * 10, log: reviews };
  for (const [table, most] of Object.entries(bounds)) {
    if (source.count(table) <= most) continue;
    throw fileBeyond('too-many-rows', { entry: `${entry}, ${table}`, most });
  }
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const lacking = columns.find((column) => !source.tables.get(table)?.includes(column));
    if (lacking === undefined) continue;
    const reason = `there is no column ${lacking}`;
    const message = `${entry}, table ${table}, cannot be read: ${reason}.`;
    throw new AppError('unreadable-file', message, { entry, table, reason });
  }
}

const COLUMNS = {
  facts: ['_id', 'id'],
  data_for_fact: ['_fact_id', 'key', 'value'],
  tags: ['_id', 'name'],
  tags_for_card: ['_card_id', '_tag_id'],
  cards: [
    ...['_id', 'id', 'card_type_id', '_fact_id', 'fact_view_id', 'extra_data', 'grade', 'easiness'],
    ...['acq_reps', 'ret_reps', 'lapses', 'last_rep', 'next_rep', 'modification_time'],
  ],
  log: [
    ...['event_type', 'timestamp', 'object_id', 'grade', 'easiness', 'ret_reps', 'next_rep'],
    'thinking_time',
  ],
} as const;

function factsOf(source: RowSource) {
  const ids = new Map<number, string>();
  const texts = new Map<string, Map<string, string>>();
  for (const [number, id] of source.rows({ table: 'facts', columns: COLUMNS.facts })) {
    ids.set(numberOf(number), text(id));
    texts.set(text(id), new Map());
  }
  for (const [fact, key, value] of source.rows({
    ...{ table: 'data_for_fact', columns: COLUMNS.data_for_fact },
  })) {
    texts.get(ids.get(numberOf(fact)) ?? '')?.set(text(key), text(value));
  }
  return { ids, texts };
}

/** Names of tags by the numbers of cards. */
function tagsOf(source: RowSource): ReadonlyMap<number, string[]> {
  const names = new Map<number, string>();
  for (const [number, name] of source.rows({ table: 'tags', columns: COLUMNS.tags })) {
    names.set(numberOf(number), text(name));
  }
  const tags = new Map<number, string[]>();
  for (const [card, tag] of source.rows({
    ...{ table: 'tags_for_card', columns: COLUMNS.tags_for_card },
  })) {
    const own = tags.get(numberOf(card)) ?? [];
    own.push(names.get(numberOf(tag)) ?? '');
    tags.set(numberOf(card), own);
  }
  return tags;
}

/** What the log calls a repetition (`openSM2sync.log_entry`). */
const REPETITION = 9;

function logOf(source: RowSource): ReadonlyMap<string, readonly ProgramReview[]> {
  const log = new Map<string, MnemosyneRepetition[]>();
  const rows = source.rows({ table: 'log', columns: COLUMNS.log, orderBy: ['timestamp'] });
  for (const [type, at, card, grade, easiness, retentionReps, nextRep, thinking] of rows) {
    if (numberOf(type) !== REPETITION || numberOf(at) <= 0) continue;
    const repetition = {
      ...{ at: numberOf(at), grade: gradeOf(grade), easiness: easinessOf(easiness) },
      ...{ retentionReps: numberOf(retentionReps), nextRep: numberOf(nextRep) },
      thinking: Math.min(numberOf(thinking), MOST_THINKING),
    };
    const own = log.get(text(card));
    if (own) own.push(repetition);
    else log.set(text(card), [repetition]);
  }
  return new Map([...log].map(([card, own]) => [card, answersOf(own)]));
}

const MOST_THINKING = 86_400;

interface Around {
  readonly facts: ReadonlyMap<number, string>;
  readonly tags: ReadonlyMap<number, string[]>;
  readonly reviews: ReadonlyMap<string, readonly ProgramReview[]>;
}

function cardsOf(source: RowSource, { facts, tags, reviews }: Around): MnemosyneCard[] {
  const rows = source.rows({ table: 'cards', columns: COLUMNS.cards, orderBy: ['_id'] });
  return Array.from(rows, (row) => {
    const [number, id, cardType, fact, view, extra, grade, easiness, ...rest] = row;
    const [acquired, retained, lapses, lastRep, nextRep, modified] = rest.map(numberOf);
    return {
      cardType: text(cardType),
      fact: facts.get(numberOf(fact)) ?? '',
      view: text(view),
      tags: tags.get(numberOf(number)) ?? [],
      hole: holeOf(text(extra)),
      ...{ grade: gradeOf(grade), easiness: easinessOf(easiness) },
      ...{ reps: (acquired ?? 0) + (retained ?? 0), lapses: lapses ?? 0 },
      ...{ lastRep: lastRep ?? 0, nextRep: nextRep ?? 0, modified: modified ?? 0 },
      reviews: reviews.get(text(id)) ?? [],
    };
  });
}

function cardTypesOf(source: RowSource): ReadonlyMap<string, MnemosyneCardType> {
  const views = new Map(
    rowsOf(source, 'fact_views', VIEW_COLUMNS).map((row) => [row.id ?? '', viewOf(row)]),
  );
  return new Map(
    rowsOf(source, 'card_types', TYPE_COLUMNS).map((row) => [row.id ?? '', cardTypeOf(row, views)]),
  );
}

const VIEW_COLUMNS = [
  ...['id', 'name', 'q_fact_keys', 'a_fact_keys', 'a_on_top_of_q', 'type_answer', 'extra_data'],
];
const TYPE_COLUMNS = ['id', 'name', 'fact_keys_and_names', 'fact_view_ids'];

/** Rows of a table that may be missing, by column. */
function rowsOf(
  source: RowSource,
  table: string,
  columns: readonly string[],
): Record<string, string>[] {
  if (!columns.every((column) => source.tables.get(table)?.includes(column))) return [];
  return Array.from(source.rows({ table, columns }), (row) =>
    Object.fromEntries(columns.map((column, at) => [column, text(row[at])])),
  );
}

function text(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'bigint' ? String(cell) : '';
}

/** Whole, and nothing where it is none. */
function numberOf(cell: Cell | undefined): number {
  const number = Number(cell ?? 0);
  return Number.isFinite(number) && Math.abs(number) < Number.MAX_SAFE_INTEGER / 1000
    ? Math.trunc(number)
    : 0;
}

function gradeOf(cell: Cell | undefined): number {
  return Math.min(5, Math.max(-1, numberOf(cell)));
}

function easinessOf(cell: Cell | undefined): number {
  const number = Number(cell ?? 0);
  return number >= 1 && number <= 100 ? number : 2.5;
}
