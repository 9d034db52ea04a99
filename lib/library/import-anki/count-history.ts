import { historyMarks } from '#lib/store/fields-notes.ts';
import { cardLogs, tellIfUnknown } from './card-logs.ts';
import type { PackageImport } from './importing.ts';
import type { WrittenCard } from './write-notes.ts';

/** Logs that are asked for at once. */
const CHUNK = 5000;

/** Counts the answers that would come, and the cards of which nothing is known here and only the schedule comes. */
export async function countHistory(
  importing: Pick<PackageImport, 'db' | 'user' | 'collection' | 'tally'>,
  cards: ReadonlyMap<number, WrittenCard>,
): Promise<void> {
  const { db, user, tally } = importing;
  for (const logs of cardLogs(importing, cards, CHUNK)) {
    const ids = logs.flatMap(({ card }) => (card.isNew ? [] : [card.id]));
    const marks = new Map((await historyMarks(db, user, ids)).map((mark) => [mark.cardId, mark]));
    for (const { card, anki, reviews } of logs) {
      for (const review of reviews) tellIfUnknown(review, tally);
      const mark = card.isNew ? undefined : marks.get(card.id);
      const known = new Set(mark ? (JSON.parse(mark.known) as number[]) : []);
      tally.addReviews(reviews.filter(({ id, rating }) => rating >= 1 && !known.has(id)).length);
      if (!mark && reviews.length === 0 && anki.type !== 'new') tally.addSchedule();
    }
  }
}
