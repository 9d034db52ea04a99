import type { Actor, Context } from '#lib/context.ts';
import { branchIds, inTree } from '#lib/shared/deck-tree.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readArchivedDecks, readDecks, type StudiedDeck } from '#lib/store/decks.ts';

/** A deck in a list. */
export interface ListedDeck {
  readonly id: DeckId;
  readonly title: string;
  readonly language: string;
  /** How many live cards lie in it, and in the decks within it. */
  readonly cards: number;
}

/** A deck that can be changed. */
export interface LiveDeck extends ListedDeck {
  readonly key: string;
  readonly onDesk: boolean;
  /** In how many decks of the same list it lies. */
  readonly depth: number;
  readonly parent: DeckId | null;
  /** As its source calls it; null where nobody calls it otherwise. */
  readonly sourceTitle: string | null;
  /** Decks into which it can be laid. */
  readonly places: readonly DeckId[];
  /** Whether it can move up and down among its sisters. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** All decks of a person. */
export interface DeckLists {
  readonly desk: readonly LiveDeck[];
  readonly shelf: readonly LiveDeck[];
  readonly archive: readonly ListedDeck[];
}

/** Lists the person's decks: those on the desk in their order, those on the shelf by title, and the archive. */
export async function readDeckLists(
  { store: { db } }: Context,
  { user }: Actor,
): Promise<DeckLists> {
  const decks = await readDecks(db, user);
  const archived = await readArchivedDecks(db, user);
  return {
    desk: listOf(decks, true),
    shelf: listOf(decks, false),
    archive: archived.map(({ id, title, language, cardCount }) => {
      return { id, title, language, cards: cardCount };
    }),
  };
}

function listOf(decks: readonly StudiedDeck[], onDesk: boolean): LiveDeck[] {
  const shown = decks.filter((deck) => deck.onDesk === onDesk);
  const placed = inTree(shown, decks);
  return placed.map(({ deck, depth, parent }) => {
    const { id, key, title, language, sourceTitle } = deck;
    const sisters = placed.filter((each) => each.parent === parent);
    const branch = new Set(branchIds(id, decks));
    const within = decks.filter((each) => branch.has(each.id));
    return {
      id,
      key,
      title,
      language,
      cards: within.reduce((sum, each) => sum + each.cardCount, 0),
      onDesk,
      depth,
      parent: deck.parentId,
      sourceTitle: sourceTitle === title ? null : sourceTitle,
      places: decks.flatMap((each) => (branch.has(each.id) ? [] : [each.id])),
      isFirst: sisters[0]?.deck.id === id,
      isLast: sisters.at(-1)?.deck.id === id,
    };
  });
}
