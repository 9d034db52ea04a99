import {
  type AnkiCard,
  type AnkiCardQueue,
  type AnkiNote,
  type AnkiReview,
  CARD_QUEUES,
  CARD_TYPES,
  LAST_INSTANT,
  REVIEW_KINDS,
} from '../collection.ts';
import { readCardData } from './card-data.ts';
import { textCell, wholeCell } from './cells.ts';
import { brokenPackage, type PackagePlace } from './refusal.ts';
import type { Cell, RowSource } from './row-source.ts';

/** Between the fields of a note. */
const FIELD_SEPARATOR = '\u001f';

/** Rows of `notes`, by id. */
export function* notesOf(source: RowSource, entry: string): Generator<AnkiNote> {
  const columns = ['id', 'guid', 'mid', 'mod', 'tags', 'flds'];
  for (const row of source.rows({ table: 'notes', columns, orderBy: ['id'] })) {
    const place = { entry, table: 'notes', row: String(row[0]) };
    const whole = (column: number) => wholeCell(row[column], columns[column] as string, place);
    const text = (column: number) => textCell(row[column], columns[column] as string, place);
    yield {
      id: whole(0),
      guid: text(1),
      noteType: whole(2),
      modified: whole(3),
      tags: [
        ...new Set(
          text(4)
            .normalize('NFC')
            .split(/[ \u3000]+/)
            .filter((tag) => tag !== ''),
        ),
      ],
      fields: text(5).split(FIELD_SEPARATOR),
    };
  }
}

const CARD_COLUMNS = [
  ...['id', 'nid', 'did', 'ord', 'mod', 'type', 'queue', 'due', 'ivl', 'factor', 'reps', 'lapses'],
  ...['left', 'odue', 'odid', 'flags', 'data'],
];

const QUEUES: ReadonlyMap<number, AnkiCardQueue> = new Map(
  Object.entries(CARD_QUEUES).map(([name, number]) => [number, name as AnkiCardQueue]),
);

/** Rows of `cards`, in the order of these columns. */
export function* cardsOf(
  source: RowSource,
  { entry, orderBy }: { readonly entry: string; readonly orderBy: readonly string[] },
): Generator<AnkiCard> {
  for (const row of source.rows({ table: 'cards', columns: CARD_COLUMNS, orderBy })) {
    yield cardOf(row, { entry, table: 'cards', row: String(row[0]) });
  }
}

function cardOf(row: readonly Cell[], place: PackagePlace): AnkiCard {
  const whole = (column: number) => wholeCell(row[column], CARD_COLUMNS[column] as string, place);
  const within = (column: number) => Math.min(MOST, Math.max(LEAST, whole(column)));
  const [type, queue] = [CARD_TYPES[whole(5)], QUEUES.get(whole(6))];
  const isUnknown = type === undefined || queue === undefined;
  // Nobody knows when it would be shown: its owner decides.
  const fitting = { type: type ?? (whole(8) > 0 ? 'review' : 'new'), queue: 'suspended' } as const;
  return {
    id: whole(0),
    note: whole(1),
    deck: whole(2),
    ordinal: whole(3),
    modified: within(4),
    ...(isUnknown ? { ...fitting, isUnknown } : { type, queue }),
    due: within(7),
    interval: within(8),
    ease: within(9),
    reps: within(10),
    lapses: within(11),
    left: within(12),
    originalDue: within(13),
    originalDeck: whole(14),
    flags: whole(15),
    data: readCardData(textCell(row[16], 'data', place)),
  };
}

/** What Anki's own numbers of 32 bits can say. */
const [LEAST, MOST] = [-(2 ** 31), 2 ** 32 - 1];

const REVIEW_COLUMNS = ['id', 'cid', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type'];

/** Rows of `revlog`, by their cards and ids. */
export function* reviewsOf(source: RowSource, entry: string): Generator<AnkiReview> {
  const orderBy = ['cid', 'id'];
  for (const row of source.rows({ table: 'revlog', columns: REVIEW_COLUMNS, orderBy })) {
    const whole = (column: number) => {
      const cell = row[column];
      // A million rows pass here: only one that is wrong is looked at closely.
      return Number.isSafeInteger(cell) ? (cell as number) : wrongReview(row, column, entry);
    };
    const number = whole(7);
    const id = whole(0);
    if (Math.abs(id) > LAST_INSTANT) throw brokenPackage(placeOf(row, entry), 'id is no instant');
    yield {
      id,
      card: whole(1),
      rating: whole(2),
      interval: whole(3),
      lastInterval: whole(4),
      factor: whole(5),
      milliseconds: whole(6),
      kind: REVIEW_KINDS[number] ?? number,
    };
  }
}

/** Those of {@link reviewsOf} whose kind nobody knows. */
export function* unknownReviewsOf(source: RowSource, entry: string): Generator<AnkiReview> {
  if (source.within('revlog', KNOWN)) return;
  for (const review of reviewsOf(source, entry)) {
    if (typeof review.kind === 'number') yield review;
  }
}

const ANY = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;
const KNOWN = { type: [0, REVIEW_KINDS.length - 1] } as const;
const PLAIN = {
  ...Object.fromEntries(REVIEW_COLUMNS.map((column) => [column, ANY])),
  id: [0, LAST_INSTANT],
} as const;

/** Whether {@link reviewsOf} would give each review as it lies in the table. */
export function areReviewsPlain({ within }: RowSource): boolean {
  return within('revlog', PLAIN);
}

/** The same, and all of kinds that are known: most files are so, and are looked through only once then. */
export function areReviewsUsual({ within }: RowSource): boolean {
  return within('revlog', { ...PLAIN, ...KNOWN });
}

/** From this column on stands what an answer is read without. */
const DETAILS_FROM = REVIEW_COLUMNS.indexOf('ivl');

function wrongReview(row: readonly Cell[], column: number, entry: string): number {
  const cell = row[column];
  const isDetail = column >= DETAILS_FROM && REVIEW_COLUMNS[column] !== 'type';
  if (isDetail && typeof cell !== 'number') return Number.parseInt(String(cell), 10) || 0;
  return wholeCell(cell, REVIEW_COLUMNS[column] as string, placeOf(row, entry));
}

function placeOf(row: readonly Cell[], entry: string): PackagePlace {
  return { entry, table: 'revlog', row: String(row[0]) };
}
