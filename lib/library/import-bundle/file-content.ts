import type { BundleCard, BundleDeck, BundleNote } from '#lib/bundle/bundle.ts';
import type { CardLine, NoteLine, RevisionLine } from '#lib/formats/bundle/lines.ts';
import type { BundleFile } from '#lib/formats/bundle/read.ts';

/** A card of the file with all its texts. */
export interface FileCard {
  readonly line: CardLine;
  /** In the order of their numbers. */
  readonly revisions: readonly RevisionLine[];
  /** The one that the card shows. */
  readonly present: RevisionLine;
}

/** A note of the file with its cards. */
export interface FileNote {
  readonly line: NoteLine;
  readonly cards: readonly FileCard[];
  /** The note as the plan compares it: with its live cards, or with all where it is archived itself. */
  readonly bundle: BundleNote;
}

/** The content of the file, put together. */
export interface FileContent {
  readonly decks: readonly BundleDeck[];
  /** In the order of the decks' documents. */
  readonly notes: readonly FileNote[];
}

/** Notes of a bundle file with their cards and texts, line by line. */
export interface ContentLines {
  readonly notes: readonly NoteLine[];
  readonly cards: readonly CardLine[];
  readonly revisions: readonly RevisionLine[];
}

/** Puts lines of a bundle file together to notes with cards with texts. */
export function contentOf(file: BundleFile, lines: ContentLines): FileContent {
  const revisions = groupBy(lines.revisions, ({ card }) => card);
  const cards = groupBy(lines.cards, ({ note }) => note);
  const places = placesOf(file);
  const notes = lines.notes.map((line) => {
    const own = (cards.get(line.id) ?? []).map((card) =>
      cardOf(card, revisions.get(card.id) ?? []),
    );
    return noteOf(line, own.sort(byPosition), places);
  });
  const decks = file.decks.map(({ key, title, language }) => ({ key, title, language }));
  return { decks, notes: notes.sort(byPlace) };
}

function cardOf(line: CardLine, revisions: readonly RevisionLine[]): FileCard {
  const inOrder = [...revisions].sort((a, b) => a.revision - b.revision);
  const present = inOrder.find(({ revision }) => revision === line.revision);
  if (!present) throw new Error(`Card ${line.id} has no text`);
  return { line, revisions: inOrder, present };
}

interface Places {
  readonly decks: ReadonlyMap<string, string>;
  readonly paths: ReadonlyMap<string, string>;
}

function placesOf({ decks, documents }: BundleFile): Places {
  return {
    decks: new Map(decks.map(({ id, key }) => [id, key])),
    paths: new Map(documents.map(({ id, path }) => [id, path])),
  };
}

function noteOf(line: NoteLine, cards: readonly FileCard[], { decks, paths }: Places): FileNote {
  const shown = line.archivedAt === null ? cards.filter(isLive) : cards;
  const { line: first, column, endLine, endColumn } = line;
  const path = (line.document && paths.get(line.document)) ?? '';
  const bundle: BundleNote = {
    deck: decks.get(line.deck) ?? '',
    key: line.key,
    kind: line.kind,
    source: line.source,
    contentHash: line.contentHash,
    promptHash: line.promptHash,
    answerHash: line.answerHash,
    headings: line.headings,
    place: { path, line: first, column, endLine, endColumn },
    tags: line.tags,
    cards: shown.map(bundleCard),
    origin: { id: line.id },
  };
  return { line, cards, bundle };
}

function bundleCard({ line, present }: FileCard): BundleCard {
  const { facet, language, id, revision } = line;
  const { prompt, answer, hash, check } = present;
  const sides = { prompt, answer, hash, ...(check && { check }) };
  return { facet, language, ...sides, origin: { id, revision } };
}

/** Whether a card is not archived. */
export function isLive({ line }: FileCard | FileNote): boolean {
  return line.archivedAt === null;
}

function byPosition(a: FileCard, b: FileCard): number {
  return a.line.position - b.line.position;
}

/** What has no live card comes first: order matters to nobody but the reader of a plan. */
function byPlace(a: FileNote, b: FileNote): number {
  return (a.cards[0]?.line.position ?? 0) - (b.cards[0]?.line.position ?? 0);
}

/** Groups by a key, in the order in which the keys first appear. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const found = groups.get(key);
    if (found) found.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
