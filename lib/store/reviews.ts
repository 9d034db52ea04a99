import type { Phase, Rating } from '#lib/scheduler/types.ts';
import type { CardId, EventId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** An answer, or a practice without schedule, that no retraction takes back. */
export interface LiveReview {
  readonly id: EventId;
  readonly kind: 'answer' | 'practice';
  readonly card: CardId;
  readonly at: Instant;
  /** The instant that the device claimed. */
  readonly clientAt: Instant;
  readonly rating: Rating;
  /** Null where it was practice. */
  readonly phaseBefore: Phase | null;
  /** Milliseconds. */
  readonly duration: number;
}

/** Answers of one study day: how many there are, and the first and last instant among them. */
interface AnswerDay {
  readonly day: number;
  readonly answers: number;
  readonly first: Instant;
  readonly last: Instant;
}

const PAGE = 5000;

/**
 * The person's answers and practice that count, in order of time and id, in pages. Study days have an index and instants have none,
 * and zones make days overlap in time: so each page asks for a span of time among the days that reach into it.
 */
export async function* liveReviews(db: Db, user: UserId): AsyncGenerator<LiveReview[]> {
  const days = await answerDays(db, user);
  let from = 0;
  while (from < days.length) {
    const next = endOfPage(days, from);
    const start = days[from]?.first ?? 0;
    const end = days[next]?.first ?? Number.MAX_SAFE_INTEGER;
    const within = days.filter(({ first, last }) => first < end && last >= start);
    yield await answersWithin(db, user, { days: within.map(({ day }) => day), start, end });
    from = next;
  }
}

/** The first day, by its first instant, that no longer belongs to the page that begins at `from`. */
function endOfPage(days: readonly AnswerDay[], from: number): number {
  let answers = 0;
  let next = from;
  while (next < days.length && (answers < PAGE || days[next]?.first === days[from]?.first)) {
    answers += days[next]?.answers ?? 0;
    next++;
  }
  return next;
}

function answerDays(db: Db, user: UserId): Promise<AnswerDay[]> {
  return query(
    db,
    `SELECT "studyDay" AS "day", count(*) AS "answers", min("at") AS "first", max("at") AS "last"
     FROM "Event" WHERE "userId" = ? AND "kind" IN ('answer', 'practice') AND "retracted" = 0
     GROUP BY "studyDay" ORDER BY "first"`,
    user,
  );
}

function answersWithin(
  db: Db,
  user: UserId,
  { days, start, end }: { days: readonly number[]; start: Instant; end: Instant },
): Promise<LiveReview[]> {
  return query(
    db,
    `SELECT "id", "cardId" AS "card", "kind", "at", "clientAt", "rating", "phaseBefore", "durationMs" AS "duration"
     FROM "Event" WHERE "userId" = ? AND "studyDay" IN (SELECT value FROM json_each(?))
       AND "kind" IN ('answer', 'practice') AND "retracted" = 0 AND "at" >= ? AND "at" < ?
     ORDER BY "at", "id"`,
    user,
    list(days),
    start,
    end,
  );
}
