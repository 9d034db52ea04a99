import type { DeckId } from '#lib/shared/ids.ts';
import { deckKeys } from '#lib/store/decks.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import type { Row } from '#lib/store/write-rows.ts';
import type { Applying } from './applying.ts';

/** Makes the decks that are missing, brings archived ones back and the titles of the others up to date; gives the id of each key. */
export async function writeDecks(
  change: Change,
  { context, plan, existing }: Applying,
): Promise<Map<string, DeckId>> {
  const ids = new Map<string, DeckId>();
  const rows: Row[] = [];
  // A deck that was renamed stands here under its new key.
  const known = await deckKeys(change.db, change.head.user);
  for (const { key, title, language } of plan.decks) {
    const here = existing.decks.find((deck) => deck.key === key);
    const id = here?.id ?? context.newId<'deck'>();
    ids.set(key, id);
    const isLive = here?.archivedAt === null;
    const isSame = isLive && here.title === title && here.language === language;
    if (isSame && known.get(id) === key) continue;
    const createdAt = here?.createdAt ?? change.head.at;
    rows.push({ id, ownerId: change.head.user, key, title, language, createdAt, archivedAt: null });
  }
  await changeRows(change, 'Deck', rows);
  return ids;
}
