import type { Actor, Context } from '#lib/context.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { changeColumns, transact } from '#lib/store/transact.ts';
import { deckHead, decksWith, titleFrom } from './deck-change.ts';

/**
 * Calls a deck by a title of its owner's; null calls it again as its source does. Whatever the source says later, the owner's title
 * stands. Throws `not-found`, and `bad-input` for a title that is none.
 */
export async function renameDeck(
  context: Context,
  actor: Actor,
  { deck: id, title }: { readonly deck: DeckId; readonly title: string | null },
): Promise<OperationId> {
  const ownTitle = title === null ? null : titleFrom(title);
  const head = deckHead(context, actor, { deck: id, change: 'renamed' });
  await transact(context.store, head, async (change) => {
    await decksWith(change, id);
    await changeColumns(change, 'Deck', [{ id, ownTitle }]);
  });
  return head.id;
}
