import type { PlanEntry } from '#lib/bundle/plan.ts';
import { followCards } from '#lib/history/follow-cards.ts';
import { RENDER_VERSION } from '#lib/render/version.ts';
import type { DocumentId } from '#lib/shared/ids.ts';
import { archiveContent } from '#lib/store/archive-content.ts';
import { settleCards } from '#lib/store/decks.ts';
import { displaceCards } from '#lib/store/displace-cards.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { keepCreation } from '#lib/store/write-rows.ts';
import type { AppliedIds, Applying } from './applying.ts';
import { addEntry, emptyRows, type NotePlace } from './note-rows.ts';
import { outdateDocuments } from './outdate-documents.ts';
import { writeDecks } from './write-decks.ts';
import { PLACES_PER_DOCUMENT, writeDocuments } from './write-documents.ts';

/** Writes a plan within one change, which can take all of it back. Ambiguous notes stay as they are. */
export async function applyPlan(change: Change, applying: Applying): Promise<AppliedIds> {
  const decks = await writeDecks(change, applying);
  const documents = await writeDocuments(change, applying, decks);
  const rows = emptyRows();
  const next = new Map<string, number>();
  const rendered = new Set(
    applying.existing.documents
      .filter((document) => document.rendered === RENDER_VERSION)
      .map(({ id }) => id),
  );
  for (const entry of applying.plan.entries) {
    const place = placeOf(entry, { change, applying, decks, documents, next });
    if (!isInPlace(entry, place, rendered)) addEntry(rows, entry, place);
  }
  await changeRows(change, 'Note', await keepCreation(change.db, 'Note', rows.notes));
  await outdateDocuments(change, applying.plan.entries, documents);
  await displaceCards(change, rows.displacedCards);
  await changeRows(change, 'Card', await keepCreation(change.db, 'Card', rows.cards));
  await changeRows(
    change,
    'CardRevision',
    await keepCreation(change.db, 'CardRevision', rows.revisions),
  );
  await archiveContent(change, 'Note', rows.archivedNotes);
  await archiveContent(change, 'Card', rows.archivedCards);
  const cards = [...rows.cardIds.values(), ...rows.archivedCards];
  await followCards(change.db, change.head.user, cards);
  await settleCards(change.db, change.head.user, cards);
  return { decks, cards: rows.cardIds };
}

/** Whether a note stands in the database as it would be written, down to its line and how it shows. */
function isInPlace(
  entry: PlanEntry,
  { document, position }: NotePlace,
  rendered: ReadonlySet<DocumentId>,
): boolean {
  if (entry.action !== 'unchanged' || document === null || !rendered.has(document)) return false;
  const { incoming, existing, cards } = entry;
  return (
    existing.document === document &&
    existing.line === incoming.place.line &&
    existing.source === incoming.source &&
    cards.matches.every(
      ({ incoming: card, existing: here }, index) =>
        here?.position === position + index &&
        here.facet === card.facet &&
        here.prompt === card.prompt &&
        here.answer === card.answer &&
        here.check === (card.check ? JSON.stringify(card.check) : null),
    )
  );
}

interface Placing {
  readonly change: Change;
  readonly applying: Applying;
  readonly decks: Awaited<ReturnType<typeof writeDecks>>;
  readonly documents: Awaited<ReturnType<typeof writeDocuments>>;
  /** How many places of each document are taken. */
  readonly next: Map<string, number>;
}

function placeOf(entry: PlanEntry, placing: Placing): NotePlace {
  const { change, applying, decks, documents, next } = placing;
  const common = { now: change.head.at, newId: applying.context.newId };
  if (entry.action === 'archive') {
    // An archived note stays where it was; only its archive mark is written.
    return { ...common, deck: '' as NotePlace['deck'], document: null, position: 0 };
  }
  const { path } = entry.incoming.place;
  const document = documents.get(path);
  const deck = decks.get(entry.incoming.deck);
  if (!deck) throw new Error(`The plan has a note of a deck that it does not have: ${path}`);
  const taken = next.get(path) ?? 0;
  next.set(path, taken + entry.incoming.cards.length);
  const position = (document?.position ?? 0) * PLACES_PER_DOCUMENT + taken;
  return { ...common, deck, document: document?.id ?? null, position };
}
