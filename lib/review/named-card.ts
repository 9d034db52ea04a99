import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { findCardIds } from '#lib/store/card-list.ts';

/** The fewest characters of an id that name a card. */
export const SHORTEST_PREFIX = 6;

/** The person's card that an id, or the beginning of one, names. Throws `not-found`, or `bad-input` for too little of it. */
export async function namedCard(context: Context, actor: Actor, name: string): Promise<CardId> {
  if (name.length < SHORTEST_PREFIX) {
    throw new AppError(
      'bad-input',
      `${name}: give at least ${SHORTEST_PREFIX} characters of the card's id.`,
      { card: name, least: SHORTEST_PREFIX },
    );
  }
  const prefix = name.toLowerCase();
  const [first, second] = await findCardIds(context.store.db, actor.user, { prefix, limit: 2 });
  if (!first) throw new AppError('not-found', `There is no card ${name}.`, { card: name });
  if (!second || first === prefix) return first;
  throw new AppError('not-found', `Several cards begin with ${name}: give more of the id.`, {
    card: name,
    several: 1,
  });
}
