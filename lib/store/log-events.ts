import type { StudyDay } from '#lib/scheduler/types.ts';
import type { IdBlock } from '#lib/shared/id-run.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, type Instant } from '#lib/shared/instant.ts';
import { keepingReviews } from './keeping-reviews.ts';
import { list, send } from './sql.ts';
import type { Db } from './store.ts';

/** A card here whose log becomes events. */
export interface LoggedCard {
  /** Its number in the file. */
  readonly card: number;
  readonly id: CardId;
  readonly language: string;
  readonly revision: number;
  readonly preset: string;
  readonly presetVersion: number;
}

/** Answered in a filtered deck that changes no schedule, or in a way that nobody knows. */
const IS_PRACTICE = `("rating" BETWEEN 1 AND 4 AND (("kind" = 3 AND "factor" = 0) OR "kind" NOT BETWEEN 0 AND 5))`;
/** Answered so that the schedule moved. */
export const IS_ANSWER = `("rating" BETWEEN 1 AND 4 AND NOT ${IS_PRACTICE})`;
/** Anki notes a reset as a row without rating and without ease. */
export const IS_RESET = '("kind" = 4 AND "rating" = 0 AND "factor" = 0)';

/** Which rows become events, and how. */
export interface LogEvents {
  readonly cards: readonly LoggedCard[];
  /** Those of them that may have rows which become something else than an answer. */
  readonly withOthers: readonly LoggedCard[];
  /** Of these cards only the rows with these places; null: all of them. */
  readonly only: readonly number[] | null;
  /** The id of the event of each row, by its place. */
  readonly ids: IdBlock;
  readonly now: Instant;
  /** What the events name as where they were made. */
  readonly device: string;
  /** The first day on which any of them was. */
  readonly firstDay: StudyDay;
}

/** Makes the rows of cards into events, in the order of the cards. Another thread may do so while this one goes on. */
export async function insertLogEvents(
  db: Db,
  user: UserId,
  { cards, withOthers, only, ids, now, device, firstDay }: LogEvents,
): Promise<void> {
  const values = [user, now, device, ids.head, ids.from, ids.end, only && list(only)];
  await keepingReviews(async () => {
    for (const [kind, insert] of INSERTS) {
      const told = kind === 'answer' ? cards : withOthers;
      if (told.length > 0) await send(db, insert, [...values, asList(told)]);
    }
    return firstDay;
  });
}

function asList(cards: readonly LoggedCard[]): string {
  return JSON.stringify(
    cards.map(({ card, id, language, revision, preset, presetVersion }) => [
      ...[card, id, language, revision, preset, presetVersion],
    ]),
  );
}

/** Days where it is positive, else seconds. */
const SCHEDULE = {
  phase: `'review'`,
  step: '0',
  dueAt: `iif(r."interval" > 0, NULL, r."id" - r."interval" * 1000)`,
  dueDay: `iif(r."interval" > 0, r."interval" + iif(r."id" <= ?2, t."day", (SELECT "day" FROM "LogTime" WHERE "start" <= r."id" ORDER BY "start" DESC LIMIT 1)), NULL)`,
  interval: `iif(r."interval" > 0, r."interval" * ${DAY_SECONDS}, -r."interval")`,
};

const CHOSEN = { presetId: 'c."preset"', presetVersion: 'c."presetVersion"', chain: `'[]'` };

const RATED = {
  rating: 'r."rating"',
  durationMs: 'max(0, r."milliseconds")',
  revision: 'c."revision"',
};

/** Whether anything had been answered since the card was last new. */
const WAS_BEGUN = `(SELECT p."rating" <> 0 FROM (SELECT * FROM "LogRow" WHERE "rating" <> 0 OR ${IS_RESET}) p
  WHERE p."card" = r."card" AND p."n" < r."n" ORDER BY p."n" DESC LIMIT 1)`;

const NEXT_KIND = `(SELECT x."kind" FROM "LogRow" x WHERE x."n" = r."n" + 1 AND x."card" = r."card")`;

/** The next row says where the card stood; the last one only whether it waits for days. */
const PHASE_AFTER = `CASE ${NEXT_KIND} WHEN 0 THEN 'learning' WHEN 2 THEN 'relearning' WHEN 1 THEN 'review' WHEN 3 THEN 'review'
  ELSE iif(r."interval" > 0, 'review', iif(r."kind" = 0, 'learning', 'relearning')) END`;

/** Which rows become which kind of event, and what that says besides what all say. */
const KINDS = {
  answer: {
    rows: IS_ANSWER,
    says: {
      ...RATED,
      phaseBefore: `CASE r."kind" WHEN 0 THEN iif(${WAS_BEGUN}, 'learning', 'new') WHEN 2 THEN 'relearning' ELSE 'review' END`,
      // Steps of days are logged as days.
      byDay: 'r."kind" IN (0, 2) AND r."lastInterval" > 0',
      language: 'c."language"',
      ...CHOSEN,
      ...SCHEDULE,
      phase: PHASE_AFTER,
    },
  },
  practice: { rows: IS_PRACTICE, says: RATED },
  reset: { rows: IS_RESET, says: {} },
  reschedule: {
    rows: `"rating" NOT BETWEEN 1 AND 4 AND "kind" = 5`,
    says: { ...CHOSEN, ...SCHEDULE },
  },
  // It says no more than the interval; where it is the newest row, the baseline after it says the rest.
  'set-due': {
    rows: `"rating" NOT BETWEEN 1 AND 4 AND "kind" <> 5 AND NOT ${IS_RESET}`,
    says: SCHEDULE,
  },
};

const INSERTS = Object.entries(KINDS).map(
  ([kind, { rows, says }]) => [kind, insertOf(kind, { rows, says })] as const,
);

function insertOf(
  kind: string,
  { rows, says }: { readonly rows: string; readonly says: Readonly<Record<string, string>> },
): string {
  const values: Record<string, string> = {
    id: `?4 || printf('%07x', ?5 + r."n") || ?6`,
    userId: '?1',
    cardId: 'c."id"',
    kind: `'${kind}'`,
    at: 'min(r."id", ?2)',
    clientAt: 'r."id"',
    receivedAt: 'min(r."id", ?2)',
    studyDay: 't."day"',
    device: '?3',
    zoneOffset: 't."offset"',
    ankiId: 'r."id"',
    upstream: `json_array(r."rating", r."interval", r."lastInterval", r."factor", r."milliseconds", r."kind")`,
    ...says,
  };
  return `WITH c AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS "card", json_extract(value, '$[1]') AS "id", json_extract(value, '$[2]') AS "language",
      json_extract(value, '$[3]') AS "revision", json_extract(value, '$[4]') AS "preset", json_extract(value, '$[5]') AS "presetVersion" FROM json_each(?8))
    INSERT INTO "Event" ("${Object.keys(values).join('", "')}")
    SELECT ${Object.values(values).join(', ')}
    FROM c CROSS JOIN "LogRow" r ON r."card" = c."card"
      CROSS JOIN "LogTime" t ON t."start" = (SELECT max("start") FROM "LogTime" WHERE "start" <= min(r."id", ?2))
    WHERE ${rows} AND (?7 IS NULL OR r."n" IN (SELECT value FROM json_each(?7)))`;
}
