import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';
import type { Change, OperationHead } from '#lib/store/transact.ts';

/** What can be done to a deck as a whole. */
export type DeckChange = 'created' | 'renamed' | 'moved' | 'ordered' | 'archived' | 'revived';

/** The head of an operation on a deck. */
export function deckHead(
  context: Context,
  actor: Actor,
  label: { readonly deck: DeckId; readonly change: DeckChange },
): OperationHead {
  const id = context.newId<'operation'>();
  return { id, user: actor.user, kind: 'deck', at: context.now(), label };
}

const LONGEST = 200;

/** A title as it is kept: on one line, composed (NFC). Throws `bad-input` for an empty or endless one. */
export function titleFrom(typed: string): string {
  const title = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (title !== '' && title.length <= LONGEST) return title;
  throw new AppError('bad-input', `A title has 1 to ${LONGEST} characters.`, { longest: LONGEST });
}

/** The person's decks, and the one that is changed. Throws `not-found` where it is not among them. */
export async function decksWith(
  { db, head }: Change,
  id: DeckId,
): Promise<{ readonly decks: readonly StudiedDeck[]; readonly deck: StudiedDeck }> {
  const decks = await readDecks(db, head.user);
  const deck = decks.find((each) => each.id === id);
  if (!deck) throw new AppError('not-found', `There is no deck ${id}.`);
  return { decks, deck };
}
