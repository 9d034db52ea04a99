import type { Actor, Context } from '#lib/context.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { branchIds } from '#lib/shared/deck-tree.ts';
import { AppError } from '#lib/shared/errors.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';
import type { CardScope } from '#lib/store/memory-tallies.ts';
import type { StatsScope } from './types.ts';

/** The cards that statistics are about, and how many they are, new ones included. */
export interface ResolvedScope {
  readonly scope: CardScope;
  readonly all: number;
  /** The person's decks. */
  readonly decks: readonly StudiedDeck[];
}

/** Finds what a scope names. Throws `not-found` for a deck that is not the person's, or is archived. */
export async function resolveScope(
  context: Context,
  actor: Actor,
  scope: StatsScope,
): Promise<ResolvedScope> {
  const decks = await readDecks(context.store.db, actor.user);
  if (scope.kind === 'search') {
    const cards = [...(await findCardIds(context, actor, scope.tree))];
    return { scope: { kind: 'cards', cards }, all: cards.length, decks };
  }
  const wanted = scope.kind === 'collection' ? decks : branchOf(scope.deck, decks);
  const all = wanted.reduce((sum, { cardCount }) => sum + cardCount, 0);
  return { scope: { kind: 'decks', decks: wanted.map(({ id }) => id) }, all, decks };
}

function branchOf(id: StudiedDeck['id'], decks: readonly StudiedDeck[]): StudiedDeck[] {
  const within = new Set(branchIds(id, decks));
  if (!decks.some((deck) => deck.id === id))
    throw new AppError('not-found', `There is no deck ${id}.`);
  return decks.filter((deck) => within.has(deck.id));
}
