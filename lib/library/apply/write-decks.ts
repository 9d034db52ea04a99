import type { DeckId } from '#lib/shared/ids.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import type { Row } from '#lib/store/write-rows.ts';
import type { Applying } from './applying.ts';

/** Makes the decks that are missing and brings the titles of the others up to date; gives the id of each key. */
export async function writeDecks(
  change: Change,
  { context, plan, existing }: Applying,
): Promise<Map<string, DeckId>> {
  const ids = new Map<string, DeckId>();
  const rows: Row[] = [];
  for (const { key, title, language } of plan.decks) {
    const here = existing.decks.find((deck) => deck.key === key);
    const id = here?.id ?? context.newId<'deck'>();
    ids.set(key, id);
    if (here?.title === title && here.language === language) continue;
    const createdAt = here?.createdAt ?? change.head.at;
    rows.push({ id, ownerId: change.head.user, key, title, language, createdAt });
  }
  await changeRows(change, 'Deck', rows);
  return ids;
}
