import type { CardId, UserId } from '#lib/shared/ids.ts';
import { takenNumbers } from '#lib/store/anki-ids.ts';
import { cardsSharingNumbers } from '#lib/store/anki-log.ts';
import type { Db } from '#lib/store/store.ts';
import { ownNumbers } from './free-numbers.ts';

/**
 * The numbers of cards that go under another than their own, because things of several collections met here. They follow from all cards: whichever of
 * them go, a card goes under the same one.
 */
export async function cardNumbers(db: Db, user: UserId): Promise<Map<CardId, number>> {
  const sharing = await cardsSharingNumbers(db, user);
  if (sharing.length === 0) return new Map();
  const taken = new Set(await takenNumbers(db, user, 'Card'));
  return new Map(ownNumbers(sharing, taken).map(({ id, ankiId }) => [id, ankiId]));
}
