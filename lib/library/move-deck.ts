import type { Actor, Context } from '#lib/context.ts';
import { branchIds, inTree } from '#lib/shared/deck-tree.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import type { StudiedDeck } from '#lib/store/decks.ts';
import { changeColumns, transact } from '#lib/store/transact.ts';
import { deckHead, decksWith } from './deck-change.ts';

/** Lays a deck, with all that lie in it, into another one, or out of all for null. Throws `not-found`; `conflict` where it would lie in itself. */
export async function nestDeck(
  context: Context,
  actor: Actor,
  { deck: id, parent }: { readonly deck: DeckId; readonly parent: DeckId | null },
): Promise<OperationId> {
  const head = deckHead(context, actor, { deck: id, change: 'moved' });
  await transact(context.store, head, async (change) => {
    const { decks } = await decksWith(change, id);
    if (parent !== null) await decksWith(change, parent);
    if (parent !== null && branchIds(id, decks).includes(parent)) {
      throw new AppError('conflict', 'A deck cannot lie in itself.');
    }
    await changeColumns(change, 'Deck', [{ id, parentId: parent }]);
  });
  return head.id;
}

/** Moves a deck one place up or down among its sisters on the desk; at the end it stays. Throws `not-found`. */
export async function orderDeck(
  context: Context,
  actor: Actor,
  { deck: id, way }: { readonly deck: DeckId; readonly way: 'up' | 'down' },
): Promise<OperationId> {
  const head = deckHead(context, actor, { deck: id, change: 'ordered' });
  await transact(context.store, head, async (change) => {
    const { decks } = await decksWith(change, id);
    const desk = decks.filter(({ onDesk }) => onDesk);
    const order = swapped(desk, { id, step: way === 'up' ? -1 : 1, decks });
    const rows = order.flatMap((deckId, position) => {
      const here = desk.find((deck) => deck.id === deckId);
      return here?.position === position ? [] : [{ userId: actor.user, deckId, position }];
    });
    if (rows.length > 0) await changeColumns(change, 'Enrolment', rows);
  });
  return head.id;
}

/** The ids of the desk in their order, two sisters in each other's place. */
function swapped(
  desk: readonly StudiedDeck[],
  { id, step, decks }: { id: DeckId; step: number; decks: readonly StudiedDeck[] },
): DeckId[] {
  const order = desk.map((deck) => deck.id);
  const placed = inTree(desk, decks);
  const parent = placed.find(({ deck }) => deck.id === id)?.parent;
  const sisters = placed.filter((each) => each.parent === parent).map(({ deck }) => deck.id);
  const other = sisters[sisters.indexOf(id) + step];
  if (other === undefined || !sisters.includes(id)) return order;
  return order.map((each) => (each === id ? other : each === other ? id : each));
}
