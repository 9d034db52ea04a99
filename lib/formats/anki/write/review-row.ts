import { type AnkiReview, REVIEW_KINDS } from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';
import type { AnkiRow } from './schema.ts';

/** A row of the review log. */
export function reviewRow(review: AnkiReview): AnkiRow {
  const { id, card, rating, interval, lastInterval, factor, milliseconds, kind } = review;
  const given = [rating, interval, lastInterval, factor, milliseconds];
  return [id, card, UNSYNCED, ...given, REVIEW_KINDS.indexOf(kind)];
}
