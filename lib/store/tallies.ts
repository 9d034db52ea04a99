import type { Rating, StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { DAY, DAY_SECONDS, MINUTE } from '#lib/shared/instant.ts';
import { COUNTED_TIME } from './counted-time.ts';
import { remembered } from './remembered.ts';
import { execute, list, query, queryOne } from './sql.ts';
import type { Db } from './store.ts';

/** What a card was when it was answered; practice by itself, for it tests no schedule. */
export type AnswerKind = 'new' | 'learning' | 'young' | 'mature' | 'practice';

/** From this interval on a card in review is mature, in days. As in Anki. */
export const MATURE_DAYS = 21;

/** Live answers that have all of this in common. */
export interface Tally {
  readonly day: StudyDay;
  readonly kind: AnswerKind;
  readonly rating: Rating;
  readonly answers: number;
  /** Of one answer, a minute counts at most. */
  readonly milliseconds: number;
  /** How many of them tested memory: the first of its card on that day at an interval of days. */
  readonly tested: number;
}

/** Live answers at one hour of the person's clock, 0 to 23. */
export interface HourTally {
  readonly hour: number;
  readonly answers: number;
  readonly tested: number;
  /** Those of the tested that were remembered. */
  readonly passed: number;
}

/** What was answered, counted two ways. */
export interface Tallies {
  readonly days: readonly Tally[];
  readonly hours: readonly HourTally[];
}

interface Fact extends Tally {
  readonly deck: DeckId;
  readonly hour: number;
}

/** A test of memory: a review, or a step of days. */
const TESTS = (event: string) =>
  `(${event}."kind" = 'answer' AND (${event}."phaseBefore" = 'review' OR ${event}."byDay" = 1))`;

const BEFORE = (event: string) =>
  `${event}."cardId" = e."cardId" AND ${event}."userId" = e."userId" AND ${event}."at" <= e."at"
   AND (${event}."at" < e."at" OR ${event}."id" < e."id") AND ${event}."retracted" = 0`;

/** The hour that the person's clock showed, 0 to 23. */
export const HOUR = (event: string) =>
  `(((${event}."at" / ${MINUTE} + ${event}."zoneOffset") / 60) % 24 + 24) % 24`;

/** The interval at which the card was answered: what the newest live event before had given it. */
const INTERVAL = `(SELECT p."interval" FROM "Event" p WHERE ${BEFORE('p')} AND p."interval" IS NOT NULL
  ORDER BY p."at" DESC, p."id" DESC LIMIT 1)`;

/** No study day is as long as this, not even where somebody travels. The bound keeps the look back short. */
const LOOK_BACK = 3 * DAY;

// The plus keeps SQLite by the history of the card: all answers of the day would be far more.
const FIRST_OF_DAY = `NOT EXISTS (SELECT 1 FROM "Event" f WHERE ${BEFORE('f')}
  AND f."at" >= e."at" - ${LOOK_BACK} AND +f."studyDay" = e."studyDay" AND ${TESTS('f')})`;

const KIND = `CASE WHEN e."kind" = 'practice' THEN 'practice' WHEN e."phaseBefore" = 'new' THEN 'new'
  WHEN e."phaseBefore" <> 'review' THEN 'learning'
  WHEN coalesce(${INTERVAL}, 0) >= ${MATURE_DAYS * DAY_SECONDS} THEN 'mature' ELSE 'young' END`;

/** Counts the live answers of some events `e`; the list comes as one text, for a row each would cost more than counting. */
function factsOf(events: string): string {
  return `SELECT json_group_array(json_array("deck", "day", "hour", "kind", "rating", "answers", "milliseconds", "tested")) AS "facts"
    FROM (SELECT "deck", "day", "hour", "kind", "rating", count(*) AS "answers", sum("milliseconds") AS "milliseconds", sum("tested") AS "tested"
      FROM (SELECT c."deckId" AS "deck", e."studyDay" AS "day", ${HOUR('e')} AS "hour",
          ${KIND} AS "kind", e."rating" AS "rating", CAST(${COUNTED_TIME} AS INTEGER) AS "milliseconds",
          (${TESTS('e')} AND ${FIRST_OF_DAY}) AS "tested"
        FROM ${events} CROSS JOIN "Card" c
        WHERE c."id" = e."cardId" AND e."userId" = ?1 AND e."kind" IN ('answer', 'practice') AND e."retracted" = 0)
      GROUP BY "deck", "day", "hour", "kind", "rating")`;
}

const OF_DAYS = factsOf(
  `json_each(?2) wanted CROSS JOIN "Event" e ON e."userId" = ?1 AND e."studyDay" = wanted.value`,
);
const OF_CARDS = factsOf(
  `json_each(?2) wanted CROSS JOIN "Event" e ON e."cardId" = wanted.value AND e."userId" = ?1`,
);

type FactTuple = [DeckId, StudyDay, number, AnswerKind, Rating, number, number, number];

async function readFacts(
  db: Db,
  user: UserId,
  { sql, wanted }: { sql: string; wanted: readonly (string | number)[] },
): Promise<Fact[]> {
  const row = await queryOne<{ facts: string }>(db, sql, user, list(wanted));
  return (JSON.parse(row?.facts ?? '[]') as FactTuple[]).map(toFact);
}

function toFact(tuple: FactTuple): Fact {
  const [deck, day, hour, kind, rating, answers, milliseconds, tested] = tuple;
  return { deck, day, hour, kind, rating, answers, milliseconds, tested };
}

/** The study days whose answers changed since they were counted. */
export async function uncountedDays(db: Db, user: UserId): Promise<StudyDay[]> {
  const rows = await query<{ studyDay: StudyDay }>(
    db,
    `SELECT "studyDay" FROM "UncountedDay" WHERE "userId" = ? ORDER BY "studyDay"`,
    user,
  );
  return rows.map(({ studyDay }) => studyDay);
}

/** Counts these study days anew and keeps what was counted. */
export async function countDays(db: Db, user: UserId, days: readonly StudyDay[]): Promise<void> {
  const facts = await readFacts(db, user, { sql: OF_DAYS, wanted: days });
  await dropDays(db, user, days);
  await execute(db, KEEP_DAYS, user, JSON.stringify(facts));
  await execute(db, KEEP_HOURS, user, JSON.stringify(facts));
}

/** Takes away what was kept of these study days, and that they wait: whoever counted them writes them anew. */
export async function dropDays(db: Db, user: UserId, days: readonly StudyDay[]): Promise<void> {
  for (const table of ['DayTally', 'HourTally', 'UncountedDay']) {
    const sql = `DELETE FROM "${table}" WHERE "userId" = ? AND "studyDay" IN (SELECT value FROM json_each(?))`;
    await execute(db, sql, user, list(days));
  }
}

/** A column of the facts, which come as a JSON list of objects. */
const given = (name: keyof Fact) => `json_extract(value, '$.${name}')`;

const KEEP_DAYS = `INSERT INTO "DayTally" ("userId", "studyDay", "deckId", "kind", "rating", "answers", "milliseconds", "tested")
  SELECT ?, ${given('day')}, ${given('deck')}, ${given('kind')}, ${given('rating')},
    sum(${given('answers')}), sum(${given('milliseconds')}), sum(${given('tested')})
  FROM json_each(?) WHERE true GROUP BY 2, 3, 4, 5`;

const KEEP_HOURS = `INSERT INTO "HourTally" ("userId", "studyDay", "deckId", "hour", "answers", "tested", "passed")
  SELECT ?, ${given('day')}, ${given('deck')}, ${given('hour')}, sum(${given('answers')}), sum(${given('tested')}),
    sum(CASE WHEN ${given('rating')} > 1 THEN ${given('tested')} ELSE 0 END)
  FROM json_each(?) WHERE ${given('kind')} <> 'practice' GROUP BY 2, 3, 4`;

/** What was answered in these decks; hours from the study day `since` on. Exact also where days wait to be counted. */
export async function talliesOfDecks(
  db: Db,
  user: UserId,
  { decks, since }: { decks: readonly DeckId[]; since: StudyDay },
): Promise<Tallies> {
  const waiting = await uncountedDays(db, user);
  const fresh = await readFacts(db, user, { sql: OF_DAYS, wanted: waiting });
  const within = new Set(decks);
  const { days, hours } = tallied(
    fresh.filter(({ deck }) => within.has(deck)),
    since,
  );
  const kept = await keptDays(db, user, { decks: list(decks), without: list(waiting), since });
  return { days: [...kept.days, ...days], hours: [...kept.hours, ...hours] };
}

/** What was answered on days that are over, as it was asked for last. */
export interface AnsweredDays extends KeptAsk, Tallies {}

interface KeptAsk {
  /** JSON lists. */
  readonly decks: string;
  readonly without: string;
  /** Of hours. */
  readonly since: StudyDay;
}

/** Reads it where it was not asked for last: an answer changes a day that waits, and nothing of the others. */
async function keptDays(db: Db, user: UserId, ask: KeptAsk): Promise<AnsweredDays> {
  const { answers } = remembered();
  const known = answers.get(user);
  const isSame = known?.decks === ask.decks && known.without === ask.without;
  if (isSame && known.since === ask.since) return known;
  const scope = [user, ask.decks, ask.without] as const;
  return answers.keep(user, async () => {
    // The same days are left out in each query: another write may count them in between.
    const days = isSame ? known.days : await readKeptDays(db, scope);
    return { ...ask, days, hours: await query<HourTally>(db, HOURS_KEPT, ...scope, ask.since) };
  });
}

async function readKeptDays(db: Db, scope: readonly [UserId, string, string]): Promise<Tally[]> {
  const row = await queryOne<{ days: string }>(db, DAYS_KEPT, ...scope);
  return (JSON.parse(row?.days ?? '[]') as TallyTuple[]).map(toTally);
}

const COUNTED = `t."studyDay" NOT IN (SELECT value FROM json_each(?3))`;

const DAYS_KEPT = `SELECT json_group_array(json_array("day", "kind", "rating", "answers", "milliseconds", "tested")) AS "days"
  FROM (SELECT t."studyDay" AS "day", t."kind", t."rating", sum(t."answers") AS "answers",
      sum(t."milliseconds") AS "milliseconds", sum(t."tested") AS "tested"
    FROM "DayTally" t WHERE t."userId" = ?1 AND t."deckId" IN (SELECT value FROM json_each(?2)) AND ${COUNTED}
    GROUP BY t."studyDay", t."kind", t."rating")`;

const HOURS_KEPT = `SELECT t."hour", sum(t."answers") AS "answers", sum(t."tested") AS "tested", sum(t."passed") AS "passed"
  FROM "HourTally" t WHERE t."userId" = ?1 AND t."deckId" IN (SELECT value FROM json_each(?2))
    AND t."studyDay" >= ?4 AND ${COUNTED}
  GROUP BY t."hour"`;

type TallyTuple = [StudyDay, AnswerKind, Rating, number, number, number];

function toTally([day, kind, rating, answers, milliseconds, tested]: TallyTuple): Tally {
  return { day, kind, rating, answers, milliseconds, tested };
}

/** What was answered of these cards; hours from the study day `since` on. Reads the log itself. */
export async function talliesOfCards(
  db: Db,
  user: UserId,
  { cards, since }: { cards: readonly CardId[]; since: StudyDay },
): Promise<Tallies> {
  return tallied(await readFacts(db, user, { sql: OF_CARDS, wanted: cards }), since);
}

function tallied(facts: readonly Fact[], since: StudyDay): Tallies {
  const hours = facts
    .filter(({ kind, day }) => kind !== 'practice' && day >= since)
    .map(({ hour, answers, rating, tested }) => {
      return { hour, answers, tested, passed: rating > 1 ? tested : 0 };
    });
  return { days: facts, hours };
}
