import type { DeckId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { remembered } from './remembered.ts';
import { list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** How a person comes back from a break. */
export interface BreakPlan {
  readonly createdAt: Instant;
  /** First study day on which it holds. */
  readonly fromDay: number;
  /** Reviews a day at most, over the whole desk. */
  readonly cap: number;
}

/** The person's plan; null where none is on. */
export function readBreakPlan(db: Db, user: UserId): Promise<BreakPlan | null> {
  return queryOne(
    db,
    `SELECT "createdAt", "fromDay", "cap" FROM "BreakPlan" WHERE "userId" = ?`,
    user,
  );
}

interface Range {
  readonly decks: readonly DeckId[];
  readonly today: number;
}

const DUE = `FROM json_each(?2) d CROSS JOIN json_each('["learning","relearning","review"]') p CROSS JOIN "CardState" s
  WHERE s."userId" = ?1 AND s."deckId" = d.value AND s."archived" = 0 AND s."suspended" = 0 AND s."phase" = p.value`;

/** How many cards of these decks are due by the day. Limits and siblings are not looked at. */
export async function countDue(db: Db, user: UserId, { decks, today }: Range): Promise<number> {
  const row = await queryOne<{ count: number }>(
    db,
    `SELECT count(*) AS "count" ${DUE} AND s."dueDay" <= ?3 AND (s."buriedDay" IS NULL OR s."buriedDay" <> ?3)`,
    user,
    list(decks),
    today,
  );
  return row?.count ?? 0;
}

/** How many cards of these decks become due on each day after `today`, up to so many days, from the first on. */
export async function dueAfter(
  db: Db,
  user: UserId,
  { decks, today, days }: Range & { readonly days: number },
): Promise<number[]> {
  const rows = await query<{ day: number; count: number }>(
    db,
    `SELECT s."dueDay" AS "day", count(*) AS "count" ${DUE} AND s."dueDay" > ?3 AND s."dueDay" <= ?4 GROUP BY s."dueDay"`,
    user,
    list(decks),
    today,
    today + days,
  );
  const byDay = new Map(rows.map(({ day, count }) => [day, count]));
  return Array.from({ length: days }, (_, index) => byDay.get(today + index + 1) ?? 0);
}

interface LastDays {
  readonly today: number;
  readonly days: number;
}

/** How many reviews the person answered on each of the last days before `today` on which they answered any. Counted once a day. */
export async function reviewsByDay(
  db: Db,
  user: UserId,
  { today, days }: LastDays,
): Promise<readonly number[]> {
  const { reviews } = remembered();
  const known = reviews.get(user);
  if (known?.today === today && known.days === days) return known.counts;
  const counted = await reviews.keep(user, async () => {
    return { today, days, counts: await countReviews(db, user, { today, days }) };
  });
  return counted.counts;
}

async function countReviews(db: Db, user: UserId, { today, days }: LastDays): Promise<number[]> {
  const rows = await query<{ count: number }>(
    db,
    `SELECT count(*) AS "count" FROM "Event" WHERE "userId" = ? AND "studyDay" < ? AND "kind" = 'answer'
       AND "retracted" = 0 AND "phaseBefore" = 'review' GROUP BY "studyDay" ORDER BY "studyDay" DESC LIMIT ?`,
    user,
    today,
    days,
  );
  return rows.map(({ count }) => count);
}
