import { type AnkiReview, REVIEW_KINDS } from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';
import type { AnkiRow } from './schema.ts';

/** A row of the review log. */
export function reviewRow(review: AnkiReview): AnkiRow {
  const { id, card, rating, interval, lastInterval, factor, milliseconds } = review;
  const kind = REVIEW_KINDS.indexOf(review.kind);
  return [id, card, UNSYNCED, rating, interval, lastInterval, factor, milliseconds, kind];
}
