import type { AnkiReview } from '#lib/formats/anki/collection.ts';
import type { PackageImport } from './importing.ts';
import type { WrittenCard } from './write-notes.ts';

/** A card with its log in Anki, in order. */
export interface CardLog {
  readonly card: WrittenCard;
  readonly reviews: readonly AnkiReview[];
}

/** The cards with their logs, in chunks of about so many rows; rows of cards that did not come are told. */
export function* cardLogs(
  { collection, tally }: Pick<PackageImport, 'collection' | 'tally'>,
  cards: ReadonlyMap<number, WrittenCard>,
  size: number,
): Generator<CardLog[]> {
  const left = new Set(cards.keys());
  let chunk: CardLog[] = [];
  let rows = 0;
  for (const [id, reviews] of grouped(collection.reviews())) {
    const card = cards.get(id);
    left.delete(id);
    if (!card) {
      tally.note('review-without-card', `card ${id}`);
      continue;
    }
    chunk.push({ card, reviews });
    rows += reviews.length + 1;
    if (rows < size) continue;
    yield chunk;
    chunk = [];
    rows = 0;
  }
  for (const id of left) {
    chunk.push({ card: cards.get(id) as WrittenCard, reviews: [] });
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function* grouped(reviews: Iterable<AnkiReview>): Generator<[number, AnkiReview[]]> {
  let own: AnkiReview[] = [];
  for (const review of reviews) {
    if (own[0] !== undefined && own[0].card !== review.card) {
      yield [own[0].card, own];
      own = [];
    }
    own.push(review);
  }
  if (own[0] !== undefined) yield [own[0].card, own];
}
