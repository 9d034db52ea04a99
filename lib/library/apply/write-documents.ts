import type { BundleDocument } from '#lib/bundle/bundle.ts';
import { RENDER_VERSION } from '#lib/render/version.ts';
import type { DeckId, DocumentId } from '#lib/shared/ids.ts';
import type { StoredDocument } from '#lib/store/content.ts';
import { moveDocument } from '#lib/store/documents.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import type { Applying, Home } from './applying.ts';

/** Cards of one document take places from its position times this on. */
export const PLACES_PER_DOCUMENT = 1_000_000;

/** A document as it was written: its row and its place in the deck. */
export interface WrittenDocument {
  readonly id: DocumentId;
  readonly position: number;
}

/** Writes the documents of a plan, in the order of their paths; those after a new one move down. */
export async function writeDocuments(
  change: Change,
  applying: Applying,
  decks: ReadonlyMap<string, DeckId>,
): Promise<Map<string, WrittenDocument>> {
  const written = new Map<string, WrittenDocument>();
  const rows: Row[] = [];
  for (const [deck, deckId] of decks) {
    const incoming = applying.plan.documents.filter((document) => document.deck === deck);
    const here = applying.existing.documents.filter((document) => document.deck === deck);
    const positions = placeDocuments(here, incoming, applying.home);
    for (const document of incoming) {
      const known = applying.existing.documents.find((each) =>
        isSame(each, document, applying.home),
      );
      const id = known?.id ?? applying.context.newId<'document'>();
      const position = positions.get(keyOf(applying.home, document.path)) ?? 0;
      written.set(document.path, { id, position });
      rows.push({ id, deckId, position, ...documentRow(change, applying, document) });
    }
    for (const document of here) {
      const position = positions.get(keyOf(document.home, document.path)) ?? 0;
      if (position === document.position) continue;
      // Only order depends on it, so it is not part of what an undo brings back.
      await moveDocument(change.db, document.id, { position, places: PLACES_PER_DOCUMENT });
    }
  }
  await changeRows(change, 'Document', await withUpstream(change, applying, rows));
  return written;
}

/** A stored document that is changed here keeps the text that was uploaded last. */
async function withUpstream(
  change: Change,
  { home, uploaded }: Applying,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (home === 'file') return rows.map((row) => ({ ...row, upstream: null }));
  const here = new Map(
    (await readRowsByKey(change.db, 'Document', rows)).map((row) => [row.id, row]),
  );
  return rows.map((row) => {
    const before = here.get(row.id ?? null);
    const last = uploaded?.get(String(row.path)) ?? before?.upstream ?? before?.source ?? null;
    return { ...row, upstream: last === row.source ? null : last };
  });
}

function documentRow(change: Change, applying: Applying, document: BundleDocument): Row {
  const { path, source, hash } = document;
  return {
    ownerId: change.head.user,
    home: applying.home,
    path,
    folder: applying.folderOf(path),
    source,
    hash: applying.unfinished.has(path) ? '' : hash,
    rendered: RENDER_VERSION,
    archivedAt: null,
  };
}

const byPath = new Intl.Collator('en', { numeric: true }).compare;

function placeDocuments(
  here: readonly StoredDocument[],
  incoming: readonly BundleDocument[],
  home: Home,
): Map<string, number> {
  const all = new Map<string, string>();
  for (const document of here) all.set(keyOf(document.home, document.path), document.path);
  for (const document of incoming) all.set(keyOf(home, document.path), document.path);
  const sorted = [...all].sort((a, b) => byPath(a[1], b[1]) || (a[0] < b[0] ? -1 : 1));
  return new Map(sorted.map(([key], position) => [key, position]));
}

function isSame(here: StoredDocument, incoming: BundleDocument, home: Home): boolean {
  return here.home === home && here.path === incoming.path;
}

function keyOf(home: string, path: string): string {
  return `${home}:${path}`;
}
