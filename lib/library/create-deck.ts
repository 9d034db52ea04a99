import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { readDecks, readDecksByKey } from '#lib/store/decks.ts';
import { type Change, changeRows, transact } from '#lib/store/transact.ts';
import { deckHead, titleFrom } from './deck-change.ts';
import { putDecksOnDesk } from './put-on-desk.ts';

/** A deck to make. */
export interface NewDeck {
  readonly title: string;
  readonly language: Language;
  /** The deck in which it is to lie; null for one of the first rank. */
  readonly parent: DeckId | null;
}

/**
 * Makes an empty deck and puts it on the desk. Its key is its title, numbered where that is taken. Throws `bad-input` for a title
 * that is none, `not-found` for a parent that is not the person's.
 */
export async function createDeck(
  context: Context,
  actor: Actor,
  { title: typed, language, parent }: NewDeck,
): Promise<{ readonly deck: DeckId; readonly operation: OperationId }> {
  const title = titleFrom(typed);
  const deck = context.newId<'deck'>();
  const head = deckHead(context, actor, { deck, change: 'created' });
  await transact(context.store, head, async (change) => {
    if (parent !== null) await checkParent(change, parent);
    const key = await freeKey(change, title);
    const { user: ownerId, at: createdAt } = change.head;
    const row = { id: deck, ownerId, parentId: parent, key, title, language, createdAt };
    await changeRows(change, 'Deck', [row]);
    await putDecksOnDesk(change, context, [deck]);
  });
  return { deck, operation: head.id };
}

async function checkParent({ db, head }: Change, parent: DeckId): Promise<void> {
  const decks = await readDecks(db, head.user);
  if (decks.some(({ id }) => id === parent)) return;
  throw new AppError('not-found', `There is no deck ${parent}.`);
}

async function freeKey({ db, head }: Change, title: string): Promise<string> {
  for (let number = 1; ; number++) {
    const key = number === 1 ? title : `${title} ${number}`;
    const taken = await readDecksByKey(db, head.user, [key]);
    if (taken.length === 0) return key;
  }
}
