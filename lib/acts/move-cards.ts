import type { Actor, Context } from '#lib/context.ts';
import { layCards } from '#lib/history/lay-cards.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { readDecks } from '#lib/store/decks.ts';
import { planLaying } from '#lib/store/place-cards.ts';
import type { Change } from '#lib/store/transact.ts';
import { type Acted, type Acting, act } from './act.ts';

/**
 * Lays cards into a deck, where they stay whatever their documents or a later package say; null lays them where their notes are.
 * Their texts stay where they are written, and so do cards that their notes get later. Throws `not-found` for a deck that the person
 * does not have.
 */
export async function moveCards(
  context: Context,
  actor: Actor,
  { deck, ...acting }: Acting & { readonly deck: DeckId | null },
): Promise<Acted> {
  const decks = await readDecks(context.store.db, actor.user);
  const target = decks.find(({ id }) => id === deck);
  if (deck !== null && !target)
    throw new AppError('not-found', `There is no deck ${deck}.`, { deck });
  const label = target ? { deck: target.title } : {};
  return act(context, actor, {
    acting,
    what: { kind: 'move', label },
    work: (change, cards) => move(change, cards, deck),
  });
}

async function move(
  { db, head, remember }: Change,
  cards: readonly CardId[],
  deck: DeckId | null,
): Promise<number> {
  const { before, after } = await planLaying(db, head.user, { cards, deck });
  if (after.length === 0) return 0;
  await layCards(db, head.user, after);
  remember({ kind: 'lay', groups: before });
  return after.reduce((sum, group) => sum + group.cards.length, 0);
}
