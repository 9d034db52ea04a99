import type { Actor, Context } from '#lib/context.ts';
import { hasEnrolments, readDecks } from '#lib/store/decks.ts';
import { transact } from '#lib/store/transact.ts';
import { putDecksOnDesk } from './put-on-desk.ts';

/**
 * Lays the desk for somebody who never did: with the decks in their language, or else the first one.
 * Does nothing once any deck was ever put on the desk. Tells whether the desk is laid now.
 */
export async function layDesk(context: Context, actor: Actor, language: string): Promise<boolean> {
  if (await hasEnrolments(context.store.db, actor.user)) return true;
  const decks = await readDecks(context.store.db, actor.user);
  const spoken = decks.filter((deck) => deck.language.split('-')[0] === language);
  const chosen = spoken.length > 0 ? spoken : decks.slice(0, 1);
  if (chosen.length === 0) return false;
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'laying' as const,
    at: context.now(),
    label: { decks: chosen.length },
  };
  const ids = chosen.map(({ id }) => id);
  await transact(context.store, head, (change) => putDecksOnDesk(change, context, ids));
  return true;
}
