import type { CardStateName, SearchLeaf } from '#lib/search/tree.ts';
import { list } from '../sql.ts';
import type { Question } from './question.ts';
import { either, joined, part, type SqlPart } from './sql-part.ts';

// What is asked of how a card is studied. c is the card, s the person's state of it (perhaps absent).

/** Neither suspended nor put off; the study day goes into it. */
const AWAKE = `coalesce(s."suspended" = 0 AND coalesce(s."buriedDay", -1) <> ?, false)`;
const PHASE = `coalesce(s."phase", 'new')`;

/** Where a card stands: new, due, suspended … */
export function stateCondition(state: CardStateName, { now, today, decks }: Question): SqlPart {
  switch (state) {
    case 'new':
      return part(`${PHASE} = 'new'`);
    case 'review':
      return part(`${PHASE} IN ('review', 'relearning')`);
    case 'learn':
      return part(`${PHASE} IN ('learning', 'relearning')`);
    case 'due':
      return part(
        `(coalesce(s."archived" = 0, false) AND ${AWAKE} AND (coalesce(s."dueAt" <= ?, false) OR coalesce(s."dueDay" <= ?, false)))`,
        today,
        now,
        today,
      );
    case 'suspended':
    case 'marked':
      return part(`coalesce(s."${state}", 0) = 1`);
    case 'buried':
      return part(`coalesce(s."buriedDay", -1) = ?`, today);
    case 'leech':
      return part(
        `(coalesce(s."tags", '[]') <> '[]' AND search_list(?, s."tags"))`,
        JSON.stringify({ kind: 'whole', pattern: [{ text: 'leech' }] }),
      );
    case 'archived':
      return part(
        `(c."archivedAt" IS NOT NULL OR c."deckId" IN (SELECT value FROM json_each(?)))`,
        list(decks.filter(({ archived }) => archived).map(({ id }) => id)),
      );
  }
}

/** A due time in study days from today; steps within the day by the hours that are left. */
const DUE_DAYS = `coalesce(s."dueDay" - ?, floor((s."dueAt" - ?) / 86400000.0))`;
/** Where it is due again by the day: a card on a step has no interval. */
const DAYS = `CASE WHEN s."phase" = 'review' THEN s."interval" / 86400.0 ELSE 0 END`;
/** Share of recall today; `curve` holds how each deck forgets. */
export const RECALL_TODAY = `pow(1 + curve."factor" * max(? - coalesce(s."lastDay", ?), 0) / max(s."stability", 0.001), -curve."decay")`;

/** The place among new cards that Anki gave; it is kept in thousands, for the cards of a note share it. */
const POSITION = `c."position" / 1000`;

/** What only a card of a note with fields has; what is asked of the card itself comes first, so that few notes are looked at. */
const HAS_FIELDS = `EXISTS (SELECT 1 FROM "Note" p WHERE p."id" = c."noteId" AND p."noteTypeId" IS NOT NULL)`;

/** What is known of a card by number: its interval, its memory, its place. */
export function propertyCondition(
  { property, comparison, value }: SearchLeaf & { kind: 'prop' },
  { today, startOf, noteTypes }: Question,
): SqlPart {
  const compared = (sql: string, ...values: number[]) =>
    part(`coalesce(${sql} ${comparison} ?, false)`, ...values, value);
  switch (property) {
    case 'interval':
      return compared(DAYS);
    case 'reps':
    case 'lapses':
      return compared(`coalesce(s."${property}", 0)`);
    case 'stability':
    case 'difficulty':
      return compared(`s."${property}"`);
    case 'position':
      if (noteTypes.length === 0) return part('false');
      return part(`(${POSITION} ${comparison} ? AND ${PHASE} = 'new' AND ${HAS_FIELDS})`, value);
    case 'due':
      return part(
        `(${AWAKE} AND coalesce(${DUE_DAYS} ${comparison} ?, false))`,
        today,
        ...[today, startOf(today), value],
      );
    case 'recall':
      return compared(RECALL_TODAY, today, today);
  }
}

/** Whether a card was answered lately, and how. */
export function ratedCondition(
  { days, rating }: SearchLeaf & { kind: 'rated' },
  question: Question,
): SqlPart {
  return onDayCondition(
    { kind: 'on-day', what: 'rated', comparison: '>', days: -days, rating },
    question,
  );
}

/** What an event is where a card was answered, or was moved by other than an answer. */
const EVENTS = {
  rated: `e."kind" IN ('answer', 'practice')`,
  resched: `e."kind" IN ('set-due', 'reset', 'reschedule')`,
} as const;

/** Whether a card was answered, or moved by other than an answer, on the days that are meant. */
export function onDayCondition(
  { what, comparison, days, rating }: SearchLeaf & { kind: 'on-day' },
  question: Question,
): SqlPart {
  const on = part(
    `${EVENTS[what]} AND e."retracted" = 0 AND e."studyDay" ${comparison} ?`,
    question.today + days,
  );
  if (rating === null) return hasEvent(on, question);
  return hasEvent(joined([on, part(`AND e."rating" = ?`, rating)]), question);
}

/** Whether a card has an event that is like this. */
function hasEvent({ sql, values }: SqlPart, { user, wide = false }: Question): SqlPart {
  return wide
    ? part(
        `c."id" IN (SELECT e."cardId" FROM "Event" e WHERE e."userId" = ? AND ${sql})`,
        user,
        ...values,
      )
    : part(
        `EXISTS (SELECT 1 FROM "Event" e WHERE e."cardId" = c."id" AND e."userId" = ? AND ${sql})`,
        user,
        ...values,
      );
}

/** Whether something happened to a card within so many days. */
export function happenedCondition(
  { what, days }: SearchLeaf & { kind: 'happened' },
  question: Question,
): SqlPart {
  const { today, startOf } = question;
  switch (what) {
    case 'added':
      return part(`c."createdAt" >= ?`, startOf(today - days + 1));
    case 'edited':
      return editedSince(startOf(today - days + 1), question);
    case 'introduced':
      return part(`coalesce(s."introducedDay" > ?, false)`, today - days);
    case 'resched':
      return onDayCondition(
        { kind: 'on-day', what, comparison: '>', days: -days, rating: null },
        question,
      );
  }
}

/** Notes that came from Anki tell when they were edited there. */
function editedSince(at: number, { noteTypes }: Question): SqlPart {
  const here = part(
    `(c."revision" > 1 AND EXISTS (SELECT 1 FROM "CardRevision" e
       WHERE e."cardId" = c."id" AND e."revision" = c."revision" AND e."createdAt" >= ?))`,
    at,
  );
  if (noteTypes.length === 0) return here;
  const there = part(
    `c."noteId" IN (SELECT "id" FROM "Note" WHERE "upstream" IS NOT NULL AND ("upstream" ->> 'modified') * 1000 >= ?)`,
    at,
  );
  return either([here, there]);
}
