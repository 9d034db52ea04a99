import type { CardId, DeckId, NewId, NoteId, UserId } from '#lib/shared/ids.ts';
import type { Row } from '#lib/store/write-rows.ts';

/** How many decks lie on the desk. */
export const DECKS = 5;

/** One card in so many shares its note with the card before it. */
const SIBLINGS = 4;
/** The last cards of each deck were never answered. */
const NEW_SHARE = 0.02;

/** A card and where it belongs. */
export interface PlacedCard {
  readonly id: CardId;
  readonly note: NoteId;
  readonly deck: DeckId;
}

/** Some content: its decks, all of its cards, and those of them that are not new. */
export interface Content {
  readonly decks: readonly Row[];
  readonly cards: readonly PlacedCard[];
  readonly studied: readonly PlacedCard[];
}

/** Decks of equal size with so many cards in all. */
export function makeContent(newId: NewId, owner: UserId, size: number): Content {
  const decks = Array.from({ length: DECKS }, (_, index) => deckRow(newId(), owner, index));
  const perDeck = Math.ceil(size / DECKS);
  const cards: PlacedCard[] = [];
  for (let index = 0; index < size; index++) {
    const deck = decks[Math.floor(index / perDeck)]?.id as DeckId;
    const before = cards[index - 1];
    const isSibling = before?.deck === deck && index % SIBLINGS === 1;
    const note: NoteId = isSibling && before ? before.note : newId();
    cards.push({ id: newId(), note, deck });
  }
  const studied = cards.filter((_, index) => index % perDeck < perDeck * (1 - NEW_SHARE));
  return { decks, cards, studied };
}

/** The rows of the content, table by table; made one by one, for a million of them is too much to hold. */
export function contentTables({
  decks,
  cards,
}: Content): readonly (readonly [string, Iterable<Row>])[] {
  const isSibling = (index: number) => cards[index]?.note === cards[index - 1]?.note;
  const rows = function* (make: (card: PlacedCard, index: number) => Row | null) {
    for (const [index, card] of cards.entries()) {
      const row = make(card, index);
      if (row) yield row;
    }
  };
  return [
    ['Deck', decks],
    [
      'Note',
      rows(({ note, deck }, index) => (isSibling(index) ? null : noteRow(note, deck, index))),
    ],
    ['Card', rows((card, index) => cardRow(card, { index, isSibling: isSibling(index) }))],
    ['CardRevision', rows(({ id }, index) => revisionRow(id, index))],
  ];
}

function deckRow(id: DeckId, ownerId: UserId, index: number): Row {
  const title = `Deck ${index + 1}`;
  return { id, ownerId, key: `bench-${index}`, title, language: 'en', createdAt: 0 };
}

function noteRow(id: NoteId, deckId: DeckId, index: number): Row {
  const hash = String(index);
  return {
    id,
    deckId,
    documentId: null,
    key: null,
    kind: 'basic',
    source: `Q: What does fact ${index} say?\nA: That it is fact ${index}.`,
    contentHash: hash,
    promptHash: hash,
    answerHash: hash,
    headings: '["Part one","Controllers and probes"]',
    line: index,
    column: 1,
    endLine: index + 1,
    endColumn: 20,
    tags: '[]',
    createdAt: 0,
    archivedAt: null,
  };
}

function cardRow(
  { id, note, deck }: PlacedCard,
  { index, isSibling }: { index: number; isSibling: boolean },
): Row {
  return {
    id,
    noteId: note,
    deckId: deck,
    facet: isSibling ? 'bwd' : 'fwd',
    language: 'en',
    revision: 1,
    position: index,
    createdAt: 0,
    archivedAt: null,
  };
}

function revisionRow(cardId: CardId, index: number): Row {
  const prompt = `<p>What does fact number ${index} say about controllers, <code>probes</code> and volumes?</p>`;
  const answer = `<p>Fact number ${index} says three things:</p><ul><li>a pod that is gone is made anew,</li><li>a probe that fails <strong>three times</strong> ends the container,</li><li>a volume outlives both.</li></ul>`;
  return { cardId, revision: 1, hash: String(index), prompt, answer, createdAt: 0 };
}
