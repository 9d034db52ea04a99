import type { StudyDay } from '#lib/scheduler/types.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { COUNTED_TIME } from './counted-time.ts';
import { queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** How many answers of each kind a day holds. */
export interface DayAnswers {
  readonly answers: number;
  readonly again: number;
  readonly hard: number;
  readonly good: number;
  readonly easy: number;
  /** Answers to cards in review, and how many of these were remembered. */
  readonly reviews: number;
  readonly remembered: number;
  /** Practice takes time, too. */
  readonly milliseconds: number;
}

/** Counts the person's live answers of a study day. */
export async function answersOn(db: Db, user: UserId, day: StudyDay): Promise<DayAnswers> {
  const row = await queryOne<DayAnswers>(
    db,
    `SELECT count(*) FILTER (WHERE "kind" = 'answer') AS "answers",
       count(*) FILTER (WHERE "kind" = 'answer' AND "rating" = 1) AS "again", count(*) FILTER (WHERE "kind" = 'answer' AND "rating" = 2) AS "hard",
       count(*) FILTER (WHERE "kind" = 'answer' AND "rating" = 3) AS "good", count(*) FILTER (WHERE "kind" = 'answer' AND "rating" = 4) AS "easy",
       count(*) FILTER (WHERE "phaseBefore" = 'review') AS "reviews",
       count(*) FILTER (WHERE "phaseBefore" = 'review' AND "rating" > 1) AS "remembered",
       coalesce(sum(${COUNTED_TIME}), 0) AS "milliseconds"
     FROM "Event" e WHERE "userId" = ? AND "studyDay" = ? AND "kind" IN ('answer', 'practice') AND "retracted" = 0`,
    user,
    day,
  );
  if (row === null) throw new Error('a count without GROUP BY always has a row');
  return row;
}
