import type { AnkiCard, AnkiCollection, AnkiNote } from '#lib/formats/anki/collection.ts';
import type { PackageTally } from './importing.ts';

/** A note of a package with its cards, by ordinal. */
export interface NoteWithCards {
  readonly note: AnkiNote;
  readonly cards: readonly AnkiCard[];
}

/** The notes of a package with their cards, in chunks; cards without a note are told. */
export function* notesWithCards(
  collection: Pick<AnkiCollection, 'notes' | 'cards'>,
  { size, tally }: { readonly size: number; readonly tally: PackageTally },
): Generator<NoteWithCards[]> {
  const cards = collection.cards()[Symbol.iterator]();
  try {
    yield* joined(collection.notes(), cards, { size, tally });
  } finally {
    // Else the database could not be closed.
    cards.return?.();
  }
}

function* joined(
  notes: Iterable<AnkiNote>,
  cards: Iterator<AnkiCard>,
  { size, tally }: { readonly size: number; readonly tally: PackageTally },
): Generator<NoteWithCards[]> {
  let card = cards.next();
  let chunk: NoteWithCards[] = [];
  for (const note of notes) {
    const own: AnkiCard[] = [];
    for (; !card.done && card.value.note <= note.id; card = cards.next()) {
      if (card.value.note < note.id) orphan(card.value, tally);
      else if (own.at(-1)?.ordinal === card.value.ordinal)
        tally.note('card-twice', said(card.value));
      else own.push(told(card.value, tally));
    }
    chunk.push({ note, cards: own });
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  for (; !card.done; card = cards.next()) orphan(card.value, tally);
  if (chunk.length > 0) yield chunk;
}

function told(card: AnkiCard, tally: PackageTally): AnkiCard {
  if (card.isUnknown) tally.note('card-unknown', said(card));
  return card;
}

function orphan(card: AnkiCard, tally: PackageTally): void {
  tally.note('card-without-note', said(card));
}

function said({ id, note }: AnkiCard): string {
  return `cid:${id} nid:${note}`;
}
