import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { readDecksByKey } from '#lib/store/decks.ts';
import { contentOf, type FileContent } from './file-content.ts';
import type { Importing } from './importing.ts';

/** What of a file has to be compared with what is here. */
export interface KnownContent {
  readonly content: FileContent;
  /** The decks of it, by the ids of the file. */
  readonly decks: ReadonlySet<DeckId>;
  /** Its cards, by the ids of the file. */
  readonly cards: ReadonlySet<CardId>;
}

/** The notes of a file that lie in decks that are here, all at once: notes are matched within their deck. */
export async function knownContent({ db, user, file }: Importing): Promise<KnownContent> {
  const keys = file.decks.map(({ key }) => key);
  const here = new Set((await readDecksByKey(db, user, keys)).map(({ key }) => key));
  const decks = new Set(file.decks.flatMap(({ id, key }) => (here.has(key) ? [id] : [])));
  // Another pass takes its time.
  if (decks.size === 0) return { content: contentOf(file, NOTHING), decks, cards: new Set() };
  const notes = await kept(file.notes(), ({ deck }) => decks.has(deck));
  const ofNotes = new Set(notes.map(({ id }) => id));
  const cards = await kept(file.cards(), ({ note }) => ofNotes.has(note));
  const ofCards = new Set(cards.map(({ id }) => id));
  const revisions = await kept(file.revisions(), ({ card }) => ofCards.has(card));
  return { content: contentOf(file, { notes, cards, revisions }), decks, cards: ofCards };
}

const NOTHING = { notes: [], cards: [], revisions: [] };

async function kept<Line>(
  pages: AsyncIterable<readonly Line[]>,
  isWanted: (line: Line) => boolean,
): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const page of pages) lines.push(...page.filter(isWanted));
  return lines;
}
