import type { Actor, Context } from '#lib/context.ts';
import { foldText } from '#lib/search/fold-text.ts';
import { literal } from '#lib/search/pattern.ts';
import type { SearchError, SearchTree } from '#lib/search/tree.ts';
import { readSearch } from '#lib/selection/read-search.ts';
import { branchIds, inTree } from '#lib/shared/deck-tree.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';
import type { StatsScope } from './types.ts';

/** A deck that statistics can be asked for, in its place in the tree. */
export interface ScopeDeck {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  /** In how many decks it lies. */
  readonly depth: number;
}

/** What was chosen, with what there is to choose from. */
export interface ScopeChoice {
  readonly decks: readonly ScopeDeck[];
  /** Null for all decks, and for one that is not there. */
  readonly deck: ScopeDeck | null;
  readonly scope: StatsScope;
  /** Why the search was left aside. */
  readonly error: SearchError | null;
}

/** Reads a choice of a deck and a search as an address tells it; both may be empty. */
export async function chooseScope(
  context: Context,
  actor: Actor,
  { deck: id, search }: { readonly deck: string; readonly search: string },
): Promise<ScopeChoice> {
  const decks = await readDecks(context.store.db, actor.user);
  const listed = inTree(decks).map(({ deck: each, depth }) => ({
    id: each.id,
    key: each.key,
    title: each.title,
    depth,
  }));
  const deck = listed.find((each) => each.id === id) ?? null;
  const parsed = await readSearch(context, actor, search);
  const error = 'error' in parsed ? parsed.error : null;
  const tree = search.trim() === '' || 'error' in parsed ? null : parsed.tree;
  return { decks: listed, deck, scope: scopeOf(deck?.id ?? null, tree, decks), error };
}

/** The scope of a deck named by its key or title, of a search, or of both. Throws `not-found` where the person has no such deck. */
export async function namedScope(
  context: Context,
  actor: Actor,
  { deck: name, tree }: { readonly deck: string | null; readonly tree: SearchTree | null },
): Promise<StatsScope> {
  const decks = await readDecks(context.store.db, actor.user);
  if (name === null) return scopeOf(null, tree, decks);
  const wanted = foldText(name);
  const isNamed = ({ key, title }: StudiedDeck) => [key, title].map(foldText).includes(wanted);
  const deck = decks.find(isNamed);
  if (!deck)
    throw new AppError('not-found', `There is no deck ${name}.`, { deck: name, anywhere: 1 });
  return scopeOf(deck.id, tree, decks);
}

function scopeOf(
  deck: DeckId | null,
  tree: SearchTree | null,
  decks: readonly StudiedDeck[],
): StatsScope {
  if (tree === null) return deck === null ? { kind: 'collection' } : { kind: 'deck', deck };
  if (deck === null) return { kind: 'search', tree };
  return { kind: 'search', tree: { kind: 'all', of: [tree, within(deck, decks)] } };
}

function within(deck: DeckId, decks: readonly StudiedDeck[]): SearchTree {
  const branch = new Set(branchIds(deck, decks));
  const keys = decks.filter(({ id }) => branch.has(id)).map(({ key }) => key);
  return {
    kind: 'any',
    of: keys.map((key) => ({ kind: 'deck', pattern: literal(foldText(key)) })),
  };
}
