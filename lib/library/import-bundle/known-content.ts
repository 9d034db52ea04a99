import type { CardId, DeckId, NoteId } from '#lib/shared/ids.ts';
import { decksWithNotesBut } from '#lib/store/bundle-rows.ts';
import { readDecksByKey } from '#lib/store/decks.ts';
import { contentOf, type FileContent } from './file-content.ts';
import type { Importing } from './importing.ts';
import { NOTHING_SAME, type SameContent, sameContent } from './same-content.ts';

/** What of a file is here already, or may be. */
export interface KnownContent {
  readonly same: SameContent;
  /** What has to be compared with what is here. */
  readonly content: FileContent;
  /** The decks of it, by the ids of the file. */
  readonly decks: ReadonlySet<DeckId>;
  /** Its cards, by the ids of the file. */
  readonly cards: ReadonlySet<CardId>;
  /** Whether the file has passed and holds nothing else. */
  readonly isAll: boolean;
}

/**
 * The notes of a file that may be some that are here, all at once. Notes are matched within their deck, and first of all by their ids: what stands here just so
 * is matched already, and in a deck where no other is left there is nothing to compare with.
 */
export async function knownContent(importing: Importing): Promise<KnownContent> {
  const { file } = importing;
  const here = await decksHere(importing);
  // Another pass takes its time.
  const same = here.size === 0 ? NOTHING_SAME : await sameContent(importing, here);
  const decks = await decksWithOthers(importing, here, same);
  const { notes: all } = file.manifest.counts;
  if (decks.size === 0) {
    const isAll = here.size > 0 && same.notes.size === all;
    return { same, content: contentOf(file, NOTHING), decks, cards: new Set(), isAll };
  }
  const isOpen = ({ id, deck }: { id: NoteId; deck: DeckId }) =>
    decks.has(deck) && !same.notes.has(id);
  const notes = await kept(file.notes(), isOpen);
  const ofNotes = new Set(notes.map(({ id }) => id));
  const cards = await kept(file.cards(), ({ note }) => ofNotes.has(note));
  const ofCards = new Set(cards.map(({ id }) => id));
  const revisions = await kept(file.revisions(), ({ card }) => ofCards.has(card));
  const content = contentOf(file, { notes, cards, revisions });
  return { same, content, decks, cards: ofCards, isAll: same.notes.size + notes.length === all };
}

const NOTHING = { notes: [], cards: [], revisions: [] };

/** Decks are the same by their keys. */
async function decksHere({ db, user, file }: Importing): Promise<Map<DeckId, DeckId>> {
  const keys = file.decks.map(({ key }) => key);
  const here = new Map((await readDecksByKey(db, user, keys)).map(({ id, key }) => [key, id]));
  return new Map(
    file.decks.flatMap(({ id, key }) => {
      const same = here.get(key);
      return same ? [[id, same] as const] : [];
    }),
  );
}

/** Those with notes here that do not stand in the file just so. */
async function decksWithOthers(
  { db }: Importing,
  here: ReadonlyMap<DeckId, DeckId>,
  { notes }: SameContent,
): Promise<Set<DeckId>> {
  const others = await decksWithNotesBut(db, [...here.values()], [...notes.values()]);
  return new Set([...here].flatMap(([id, deck]) => (others.has(deck) ? [id] : [])));
}

async function kept<Line>(
  pages: AsyncIterable<readonly Line[]>,
  isWanted: (line: Line) => boolean,
): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const page of pages) lines.push(...page.filter(isWanted));
  return lines;
}
