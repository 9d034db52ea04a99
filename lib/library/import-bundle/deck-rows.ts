import type { DeckLine } from '#lib/formats/bundle/lines.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { Row } from '#lib/store/write-rows.ts';
import { isLive } from './file-content.ts';
import { type Importing, idsFor, type RowsOf } from './importing.ts';
import type { ContentMatch, NotePair } from './match-content.ts';

/** What the decks of a file are here. */
export interface ImportedDecks {
  /** By the ids of the file. */
  readonly ids: ReadonlyMap<DeckId, DeckId>;
  /** Those that are made, by the ids of the file. */
  readonly created: ReadonlySet<DeckId>;
  readonly writes: readonly RowsOf[];
}

/** Decks are the same by their keys. A title follows the file unless a text of the deck is newer here; an archived deck comes back. */
export async function importDecks(
  importing: Importing,
  { existing, pairs }: ContentMatch,
): Promise<ImportedDecks> {
  const { decks } = importing.file;
  const byKey = new Map(existing.decks.map((deck) => [deck.key, deck]));
  const isNew = ({ key }: DeckLine) => !byKey.has(key);
  const made = await idsFor(importing, 'Deck', idsOf(decks.filter(isNew)));
  const ids = new Map(decks.map(({ id, key }) => [id, byKey.get(key)?.id ?? made.get(id) ?? id]));
  const created = parentsFirst(decks.filter(isNew)).map((line) => newRow(importing, line, ids));
  const behind = new Set(pairs.filter(isBehind).map(({ file }) => file.bundle.deck));
  const changed = decks.flatMap((line) => {
    const here = byKey.get(line.key);
    if (!here) return [];
    const { title, language } = behind.has(line.key) ? here : line;
    const archivedAt = line.archivedAt === null ? null : here.archivedAt;
    if (here.title === title && here.language === language && here.archivedAt === archivedAt) {
      return [];
    }
    return [{ ...here, ownerId: importing.user, title, language, archivedAt }];
  });
  const writes = [created, changed].map((rows) => ({ table: 'Deck' as const, rows }));
  return { ids, created: new Set(made.keys()), writes };
}

/** Whether the note here is newer than the file's. */
export function isBehind({ file, here, takes }: NotePair): boolean {
  return here !== null && isLive(file) && !takes;
}

function idsOf(decks: readonly DeckLine[]): DeckId[] {
  return decks.map(({ id }) => id);
}

function newRow({ user }: Importing, line: DeckLine, ids: ReadonlyMap<DeckId, DeckId>): Row {
  const { id, parent, key, title, ownTitle = null, language, ownLanguage = null } = line;
  const { ankiId, description, createdAt, archivedAt } = line;
  const parentId = (parent && ids.get(parent)) ?? null;
  const said = { key, title, ownTitle, language, ownLanguage, description };
  return { id: ids.get(id) ?? id, ownerId: user, parentId, ...said, ankiId, createdAt, archivedAt };
}

function parentsFirst(decks: readonly DeckLine[]): DeckLine[] {
  const byId = new Map(decks.map((deck) => [deck.id, deck]));
  const sorted = new Set<DeckLine>();
  for (const deck of decks) {
    const path: DeckLine[] = [];
    for (let each: DeckLine | undefined = deck; each; each = byId.get(each.parent ?? each.id)) {
      if (path.includes(each) || sorted.has(each)) break;
      path.push(each);
    }
    for (const each of path.reverse()) sorted.add(each);
  }
  return [...sorted];
}
