import type { Actor, Context } from '#lib/context.ts';
import { branchIds } from '#lib/shared/deck-tree.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { readArchivedDecks } from '#lib/store/decks.ts';
import { changeColumns, transact } from '#lib/store/transact.ts';
import { deckHead, decksWith } from './deck-change.ts';

/** Puts a deck into the archive, with all that lie in it: their cards leave queue and search, their history stays. Throws `not-found`. */
export async function archiveDeck(
  context: Context,
  actor: Actor,
  id: DeckId,
): Promise<OperationId> {
  const head = deckHead(context, actor, { deck: id, change: 'archived' });
  await transact(context.store, head, async (change) => {
    const { decks } = await decksWith(change, id);
    const rows = branchIds(id, decks).map((each) => ({ id: each, archivedAt: head.at }));
    await changeColumns(change, 'Deck', rows);
  });
  return head.id;
}

/** Takes a deck out of the archive, with those in it that went there together with it. Throws `not-found`. */
export async function reviveDeck(context: Context, actor: Actor, id: DeckId): Promise<OperationId> {
  const head = deckHead(context, actor, { deck: id, change: 'revived' });
  await transact(context.store, head, async (change) => {
    const archived = await readArchivedDecks(change.db, actor.user);
    const deck = archived.find((each) => each.id === id);
    if (!deck) throw new AppError('not-found', `There is no deck ${id} in the archive.`);
    const together = archived.filter(({ archivedAt }) => archivedAt === deck.archivedAt);
    const rows = branchIds(id, together).map((each) => ({ id: each, archivedAt: null }));
    await changeColumns(change, 'Deck', rows);
  });
  return head.id;
}
