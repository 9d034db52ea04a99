import { type AnkiReview, numberOfKind } from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from './note-row.ts';
import type { AnkiRow } from './schema.ts';

/** A row of the review log. */
export function reviewRow(review: AnkiReview): AnkiRow {
  const { id, card, rating, interval, lastInterval, factor, milliseconds } = review;
  return [
    id,
    card,
    UNSYNCED,
    rating,
    interval,
    lastInterval,
    factor,
    milliseconds,
    numberOfKind(review.kind),
  ];
}
