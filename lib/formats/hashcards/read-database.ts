import type { Cell, RowSource } from '#lib/formats/anki/read/row-source.ts';
import type { ProgramReview, ProgramStudy } from '#lib/formats/program/program-notes.ts';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';

/** What the database of hashcards knows of a card. */
export interface HashcardsHistory {
  readonly study: ProgramStudy | null;
  readonly reviews: readonly ProgramReview[];
}

/** The database's name in the folder of a collection. */
export const HASHCARDS_DATABASE = 'hashcards.db';

/** Epoch milliseconds of a local time without a zone, written as in ISO 8601; null for what is none. */
export type InstantOf = (local: string) => number | null;

const COLUMNS = {
  cards: [
    ...['card_hash', 'last_reviewed_at', 'stability', 'difficulty', 'interval_days', 'due_date'],
    'review_count',
  ],
  reviews: ['card_hash', 'reviewed_at', 'grade', 'interval_days'],
} as const;

const MOST = { cards: 1_000_000, reviews: 5_000_000 } as const;

/** The histories in the database of hashcards, by the hashes of cards. Throws `unreadable-file` with the table that is wrong, and `too-large`. */
export function readHashcardsDatabase(
  source: RowSource,
  instantOf: InstantOf,
): ReadonlyMap<string, HashcardsHistory> {
  check(source, 'cards');
  check(source, 'reviews');
  const reviews = reviewsOf(source, instantOf);
  const histories = new Map<string, HashcardsHistory>();
  for (const row of source.rows({ table: 'cards', columns: COLUMNS.cards })) {
    const hash = text(row[0]);
    const own = reviews.get(hash) ?? [];
    histories.set(hash, { study: studyOf(row, { reviews: own, instantOf }), reviews: own });
  }
  return histories;
}

function check(source: RowSource, table: keyof typeof COLUMNS): void {
  const entry = HASHCARDS_DATABASE;
  const lacking = COLUMNS[table].find((column) => !source.tables.get(table)?.includes(column));
  if (lacking !== undefined) {
    const reason = `there is no column ${lacking}`;
    const message = `${entry}, table ${table}, cannot be read: ${reason}.`;
    throw new AppError('unreadable-file', message, { entry, table, reason });
  }
  if (source.count(table) <= MOST[table]) return;
  throw fileBeyond('too-many-rows', { entry: `${entry}, ${table}`, most: MOST[table] });
}

const GRADES: Readonly<Record<string, number>> = { forgot: 1, hard: 2, good: 3, easy: 4 };

function reviewsOf(source: RowSource, instantOf: InstantOf): Map<string, ProgramReview[]> {
  const reviews = new Map<string, ProgramReview[]>();
  const rows = source.rows({
    ...{ table: 'reviews', columns: COLUMNS.reviews, orderBy: ['reviewed_at', 'review_id'] },
  });
  for (const [hash, reviewedAt, grade, days] of rows) {
    const at = instantOf(text(reviewedAt));
    const rating = GRADES[text(grade)];
    if (at === null || rating === undefined) continue;
    const own = reviews.get(text(hash)) ?? [];
    const interval = Math.max(0, whole(days));
    const lastInterval = own.at(-1)?.interval ?? 0;
    own.push({
      at,
      rating,
      interval,
      lastInterval,
      ease: 0,
      milliseconds: 0,
      kind: kindAfter(own),
    });
    reviews.set(text(hash), own);
  }
  return reviews;
}

/** A card that was only ever forgotten is still being learnt. */
function kindAfter(before: readonly ProgramReview[]): ProgramReview['kind'] {
  if (before.every(({ rating }) => rating === 1)) return 'learning';
  return before.at(-1)?.rating === 1 ? 'relearning' : 'review';
}

const DAY_MS = 86_400_000;

function studyOf(
  row: readonly Cell[],
  { reviews, instantOf }: { reviews: readonly ProgramReview[]; instantOf: InstantOf },
): ProgramStudy | null {
  const [, reviewedAt, stability, difficulty, days, dueDate, count] = row;
  const answeredAt = instantOf(text(reviewedAt));
  const due = Date.parse(`${text(dueDate)}T00:00:00Z`) / DAY_MS;
  if (answeredAt === null || !Number.isInteger(due)) return null;
  const [s, d] = [Number(stability), Number(difficulty)];
  const isSound = s > 0 && s <= 36_500 && d >= 1 && d <= 10;
  return {
    ...{ due, interval: Math.max(0, whole(days)), ease: 0, answeredAt },
    reps: Math.max(0, whole(count)),
    lapses: reviews.slice(1).filter(({ rating }) => rating === 1).length,
    memory: isSound ? { stability: s, difficulty: d } : null,
  };
}

function text(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}

function whole(cell: Cell | undefined): number {
  const number = Math.trunc(Number(cell ?? 0));
  return Number.isSafeInteger(number) ? number : 0;
}
