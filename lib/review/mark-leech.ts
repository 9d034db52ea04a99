import { isLeechAt } from '#lib/scheduler/leech.ts';
import type { LeechAction, StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState, Phase, Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { marksToRow, readMarks } from '#lib/store/card-states.ts';
import { keepingCount } from '#lib/store/keeping-count.ts';
import type { Change } from '#lib/store/transact.ts';
import { updateRows } from '#lib/store/write-rows.ts';

/** The personal tag of a card that is forgotten again and again. */
export const LEECH_TAG = 'leech';

/** What becomes of a card by an answer that makes it a leech, or shows again that it is one; null for any other. */
export function leechOf(
  { rating, phaseBefore }: { rating: Rating; phaseBefore: Phase },
  { lapses }: CardMemoryState,
  { leechAfter, leechAction }: StudyOptions,
): LeechAction | null {
  const lapsed = rating === 1 && phaseBefore === 'review';
  return lapsed && isLeechAt(lapses, leechAfter) ? leechAction : null;
}

/** Marks a leech, as part of the answer that made it one: what takes the answer back takes the marks back. */
export async function markLeech(
  { db, head, remember }: Change,
  card: CardId,
  action: LeechAction,
): Promise<void> {
  const { user } = head;
  const before = await readMarks(db, user, card);
  const tags = before.tags.includes(LEECH_TAG) ? before.tags : [...before.tags, LEECH_TAG];
  const after = { tags, suspended: before.suspended || action === 'suspend' };
  const rows = [marksToRow(user, card, after)];
  await keepingCount(db, user, { cards: [card], write: () => updateRows(db, 'CardState', rows) });
  remember({ kind: 'put-back', table: 'CardState', rows: [marksToRow(user, card, before)] });
}
