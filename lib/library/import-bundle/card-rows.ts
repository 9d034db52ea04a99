import type { ExistingCard } from '#lib/bundle/existing.ts';
import { displacedFacet, isDisplaced } from '#lib/bundle/match-cards.ts';
import type { CardLine, RevisionLine } from '#lib/formats/bundle/lines.ts';
import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { RevisionHead } from '#lib/store/bundle-rows.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { type FileCard, isLive } from './file-content.ts';
import { isChanged } from './importing.ts';
import type { CardPair, NotePair } from './match-content.ts';

/** Rows of cards and their texts, and what the cards of the file are here. */
export interface CardRows {
  readonly created: Row[];
  readonly changed: Row[];
  /** Cards that give up their facet before others take it. */
  readonly displaced: Row[];
  readonly revisions: Row[];
  /** By the ids of the file. */
  readonly ids: Map<CardId, CardId>;
  /** Numbers that texts have here, by card and number in the file; only where they differ. */
  readonly renumbered: Map<CardId, ReadonlyMap<number, number>>;
}

/** Where the cards of a note go. */
export interface CardPlace {
  readonly note: NoteId;
  readonly deckOf: (card: FileCard) => DeckId;
  /** Gives a card's place in the deck from the one it had. */
  readonly position: (position: number) => number;
  readonly newIds: ReadonlyMap<CardId, CardId>;
  /** Rows of the cards that are here. */
  readonly rows: ReadonlyMap<CardId, Row>;
  readonly now: number;
}

/** Nothing yet. */
export function emptyCardRows(): CardRows {
  return {
    created: [],
    changed: [],
    displaced: [],
    revisions: [],
    ids: new Map(),
    renumbered: new Map(),
  };
}

/** Adds what the cards of one note write. */
export function addCards(out: CardRows, pair: NotePair, place: CardPlace): void {
  const displaced = displacedCards(pair);
  for (const card of displaced) {
    const row = place.rows.get(card.id);
    if (row) out.displaced.push({ ...row, facet: displacedFacet(card) });
  }
  const kept = (pair.here?.cards ?? []).filter((card) => !displaced.includes(card));
  const facets = new Set(kept.map(({ facet }) => facet));
  for (const card of pair.cards) {
    if (card.here === null) continue;
    addKnown(out, { pair, card, id: card.here.id }, place);
    addLost(out, pair, { card, row: place.rows.get(card.here.id) });
    facets.add(card.file.line.facet);
  }
  for (const card of pair.cards) {
    if (card.here !== null || facets.has(card.file.line.facet)) continue;
    addNew(out, { pair, card: card.file }, place);
  }
}

/** Cards here whose facet another card of the note bears in the file. */
function displacedCards({ here, takes, cards }: NotePair): ExistingCard[] {
  if (!here || !takes) return [];
  const owners = new Map(
    cards.flatMap((card) => (isLive(card.file) ? [[card.file.line.facet, card.here]] : [])),
  );
  return here.cards.filter((card) => owners.has(card.facet) && owners.get(card.facet) !== card);
}

/** A card that lost its template in the place of the file loses it here. */
function addLost(
  out: CardRows,
  { takes }: NotePair,
  { card, row }: { readonly card: CardPair; readonly row: Row | undefined },
): void {
  const { line } = card.file;
  if (!takes || !row || row.archivedAt !== null || line.archivedAt === null) return;
  if (!isDisplaced(line) || card.here === null) return;
  out.changed.push({ ...row, facet: displacedFacet(card.here), archivedAt: line.archivedAt });
}

interface Known {
  readonly pair: NotePair;
  readonly card: CardPair;
  readonly id: CardId;
}

function addKnown(out: CardRows, { pair, card, id }: Known, { rows }: CardPlace): void {
  const { file, here, texts } = card;
  const { line, present } = file;
  out.ids.set(line.id, id);
  const takes = pair.takes && isLive(file);
  const added = takes && here?.hash !== present.hash ? missingTexts(file, texts) : [];
  const last = Math.max(0, ...texts.map(({ revision }) => revision));
  added.forEach((text, index) => {
    out.revisions.push(revisionRow(id, { ...text, revision: last + 1 + index }));
  });
  renumber(out, file, [...texts, ...added.map((text, at) => head(id, last + 1 + at, text))]);
  const row = rows.get(id);
  if (!takes || !row) return;
  const revision = added.length > 0 ? last + added.length : (here?.revision ?? 1);
  const { facet, language } = line;
  const changed = { ...row, facet, language, revision, archivedAt: null };
  if (isChanged(changed, row)) out.changed.push(changed);
}

/** Texts of the file that are not here; the present one comes last, also where it was once here. */
function missingTexts({ revisions, present }: FileCard, texts: readonly RevisionHead[]) {
  const known = new Set(texts.map(({ hash }) => hash));
  const earlier = revisions.filter(
    ({ revision, hash }) => revision < present.revision && !known.has(hash),
  );
  return [...earlier, present];
}

function head(
  cardId: CardId,
  revision: number,
  { hash, createdAt }: { hash: string; createdAt: number },
): RevisionHead {
  return { cardId, revision, hash, createdAt };
}

/** Says which text here an event means that speaks of a text of the file. */
function renumber(out: CardRows, file: FileCard, here: readonly RevisionHead[]): void {
  const numbers = new Map<number, number>();
  for (const { revision, hash, createdAt } of file.revisions) {
    if (here.some((text) => text.revision === revision && text.hash === hash)) continue;
    const same = here.findLast((text) => text.hash === hash);
    const before = here.findLast((text) => text.createdAt <= createdAt);
    numbers.set(revision, (same ?? before ?? here[0])?.revision ?? revision);
  }
  if (numbers.size > 0) out.renumbered.set(file.line.id, numbers);
}

function addNew(
  out: CardRows,
  { pair, card }: { pair: NotePair; card: FileCard },
  place: CardPlace,
): void {
  const own = card.line.id;
  const id = place.newIds.get(own) ?? own;
  // In a note whose text is newer here, the card has no place any more: it comes for the sake of its history.
  const isShown = pair.here === null || pair.takes;
  const archivedAt = isShown ? card.line.archivedAt : (card.line.archivedAt ?? place.now);
  const position = place.position(card.line.position);
  const [note, deck] = [place.note, place.deckOf(card)];
  out.ids.set(own, id);
  out.created.push(newCardRow(card.line, { id, note, deck, position, archivedAt }));
  for (const text of card.revisions) out.revisions.push(revisionRow(id, text));
}

/** The row of a card that is new here. */
export function newCardRow(
  line: CardLine,
  here: {
    readonly id: CardId;
    readonly note: NoteId;
    readonly deck: DeckId;
    readonly position: number;
    readonly archivedAt: Instant | null;
  },
): Row {
  return {
    id: here.id,
    noteId: here.note,
    deckId: here.deck,
    placed: line.placed ?? false,
    facet: line.facet,
    language: line.language,
    revision: line.revision,
    position: here.position,
    createdAt: line.createdAt,
    archivedAt: here.archivedAt,
    ankiId: line.ankiId,
  };
}

/** The row of a text of a card. */
export function revisionRow(cardId: CardId, line: RevisionLine): Row {
  const { revision, hash, prompt, answer, check, createdAt } = line;
  return {
    cardId,
    revision,
    hash,
    prompt,
    answer,
    check: check && JSON.stringify(check),
    createdAt,
  };
}
