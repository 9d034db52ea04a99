import { DAY } from '#lib/shared/instant.ts';
import type { Sort } from './order.ts';
import type { Question } from './question.ts';
import { part, type SqlPart } from './sql-part.ts';
import { RECALL_TODAY } from './study-conditions.ts';

/** The key by due time of a card that is not due at any. */
export const NEVER = 9_000_000_000_000;
/** The key by recall of a card that was never asked. */
export const UNKNOWN = 2_000_000_000;

/**
 * What an order goes by: a text or a whole number, never NULL, so that a page can begin after it. `c` is the card, `s` the person's state of it, `curve`
 * how its deck forgets.
 */
export function keyOf(by: Exclude<Sort, 'added'>, { today, now }: Question): SqlPart {
  switch (by) {
    case 'deck':
      return part(`curve."rank" * 1000000000 + c."position"`);
    case 'prompt':
    case 'answer':
      return part(`substr(t."${by}", 1, 200)`);
    case 'tags':
      return part(`substr(t."tags" || coalesce(s."tags", ''), 1, 200)`);
    case 'kind':
      return part(`n."kind"`);
    case 'state':
      return part(`coalesce(s."suspended", 0) * 10 +
        CASE s."phase" WHEN 'learning' THEN 1 WHEN 'relearning' THEN 2 WHEN 'review' THEN 3 ELSE 0 END`);
    case 'due':
      return part(`coalesce(s."dueDay" * ${DAY}, ? + s."dueAt" - ?, ${NEVER})`, today * DAY, now);
    case 'recall':
      return part(`coalesce(CAST(${RECALL_TODAY} * 1e9 AS INTEGER), ${UNKNOWN})`, today, today);
    case 'interval':
    case 'stability':
    case 'difficulty':
      return part(`CAST(coalesce(s."${by}", 0) * 1e6 AS INTEGER)`);
    case 'changed':
      return part(`coalesce(r."createdAt", 0)`);
    default:
      return part(`coalesce(s."${by}", 0)`);
  }
}
