import type { AnkiCard, AnkiReview } from '#lib/formats/anki/collection.ts';
import type { PackageImport } from './importing.ts';
import type { WrittenCard } from './write-notes.ts';

/** A card as it is in Anki, with its log there, in order. */
export interface CardLog {
  readonly card: WrittenCard;
  readonly anki: AnkiCard;
  readonly reviews: readonly AnkiReview[];
}

/**
 * The cards with their logs, in chunks of about so many rows; rows of cards that did not come are told. Cards are read once more, beside
 * their reviews: a hundred thousand of them would be a hundred megabytes.
 */
export function* cardLogs(
  { collection, tally }: Pick<PackageImport, 'collection' | 'tally'>,
  cards: ReadonlyMap<number, WrittenCard>,
  size: number,
): Generator<CardLog[]> {
  const logs = grouped(collection.reviews());
  const orphans = ({ card }: OneLog) => tally.note('review-without-card', `cid:${card}`);
  let chunk: CardLog[] = [];
  let rows = 0;
  try {
    let log = logs.next();
    for (const anki of distinct(collection.cardsById())) {
      for (; !log.done && log.value.card < anki.id; log = logs.next()) orphans(log.value);
      const isItsLog = !log.done && log.value.card === anki.id;
      const card = cards.get(anki.id);
      if (card) {
        const reviews = isItsLog ? (log.value as OneLog).reviews : [];
        chunk.push({ card, anki, reviews });
        rows += reviews.length + 1;
      } else if (isItsLog) orphans(log.value as OneLog);
      if (isItsLog) log = logs.next();
      if (rows < size) continue;
      yield chunk;
      chunk = [];
      rows = 0;
    }
    for (; !log.done; log = logs.next()) orphans(log.value);
  } finally {
    // Else the database could not be closed.
    logs.return();
  }
  if (chunk.length > 0) yield chunk;
}

/** Tells of a review whose kind nobody knows. */
export function tellIfUnknown({ card, kind }: AnkiReview, tally: PackageImport['tally']): void {
  if (typeof kind === 'number') tally.note('review-unknown', `cid:${card}`);
}

/** Each card once, of cards in the order of their numbers: a file that nobody checks may name one twice. */
export function* distinct(cards: Iterable<AnkiCard>): Generator<AnkiCard> {
  let last: number | null = null;
  for (const card of cards) {
    if (card.id !== last) yield card;
    last = card.id;
  }
}

interface OneLog {
  readonly card: number;
  readonly reviews: readonly AnkiReview[];
}

function* grouped(reviews: Iterable<AnkiReview>): Generator<OneLog, void> {
  let own: AnkiReview[] = [];
  for (const review of reviews) {
    if (own[0] !== undefined && own[0].card !== review.card) {
      yield { card: own[0].card, reviews: own };
      own = [];
    }
    own.push(review);
  }
  if (own[0] !== undefined) yield { card: own[0].card, reviews: own };
}
