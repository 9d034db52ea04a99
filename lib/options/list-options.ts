import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { type DeckOptionsRow, readDeckOptions } from '#lib/store/deck-options.ts';
import { type OptionsView, showOptions } from './show-options.ts';

/** The options of all decks that were ever on the desk, or of those with this key or title. Throws `not-found` for a name of none. */
export async function listOptions(
  context: Context,
  actor: Actor,
  name: string | null,
): Promise<OptionsView[]> {
  const decks = await readDeckOptions(context.store.db, actor.user);
  const studied = decks.filter(({ presetId }) => presetId !== null);
  const named = name === null ? studied : studied.filter((deck) => isNamed(deck, name));
  if (name !== null && named.length === 0) throw noDeck(name);
  return Promise.all(named.map(({ id }) => showOptions(context, actor, id)));
}

/** The one deck of this key or title; without a name the only one that there is. Throws `not-found`. */
export async function onlyDeck(
  context: Context,
  actor: Actor,
  name: string | null,
): Promise<DeckId> {
  const [first, ...rest] = await listOptions(context, actor, name);
  if (first && rest.length === 0) return first.deck.id;
  if (name !== null) throw noDeck(name);
  throw new AppError('not-found', 'Say which deck is meant: --deck NAME.', { whichDeck: 1 });
}

/** The id of the deck of this key or title; the name itself where there is none. */
export async function deckNamed(context: Context, actor: Actor, name: string): Promise<string> {
  const decks = await readDeckOptions(context.store.db, actor.user);
  return decks.find((deck) => isNamed(deck, name))?.id ?? name;
}

function isNamed({ id, key, title }: DeckOptionsRow, name: string): boolean {
  const wanted = name.normalize('NFC').toLowerCase();
  return [id, key, title].some((each) => each.normalize('NFC').toLowerCase() === wanted);
}

function noDeck(name: string): AppError {
  return new AppError('not-found', `There is no deck ${name} on the desk.`, { deck: name });
}
