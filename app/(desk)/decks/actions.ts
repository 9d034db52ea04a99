'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import type { Actor, Context } from '#lib/context.ts';
import { archiveDeck, reviveDeck } from '#lib/library/archive-deck.ts';
import { createDeck } from '#lib/library/create-deck.ts';
import { nestDeck, orderDeck } from '#lib/library/move-deck.ts';
import { putOnDesk } from '#lib/library/put-on-desk.ts';
import { putOnShelf } from '#lib/library/put-on-shelf.ts';
import { renameDeck } from '#lib/library/rename-deck.ts';
import { undo } from '#lib/library/undo.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { type DeckId, isId, type OperationId } from '#lib/shared/ids.ts';

const deck = z
  .string()
  .refine(isId)
  .transform((id) => id as DeckId);
const optionalDeck = z
  .string()
  .refine((id) => id === '' || isId(id))
  .transform((id) => (id === '' ? null : (id as DeckId)));
const title = z.string().max(10_000);

const taking = z.object({ deck, from: z.enum(['/', '/decks']) });
const oneDeck = z.object({ deck });
const creating = z.object({ title, language: z.enum(['ru', 'en']), parent: optionalDeck });
const renaming = z.object({ deck, title });
const nesting = z.object({ deck, parent: optionalDeck });
const ordering = z.object({ deck, way: z.enum(['up', 'down']) });
const undoing = z.object({ operation: z.string().refine(isId) });

/** Puts a deck on the desk. */
export async function takeUp(data: FormData): Promise<void> {
  const form = taking.parse(Object.fromEntries(data));
  const operation = await putOnDesk(await getContext(), await getActor(), form.deck);
  if (form.from === '/') redirect('/');
  told({ done: 'desk', deck: form.deck, operation });
}

/** Puts a deck back on the shelf. */
export async function putBack(data: FormData): Promise<void> {
  const form = oneDeck.parse(Object.fromEntries(data));
  const operation = await putOnShelf(await getContext(), await getActor(), form.deck);
  told({ done: 'shelf', deck: form.deck, operation });
}

/** Makes an empty deck. */
export async function create(data: FormData): Promise<void> {
  const form = creating.parse(Object.fromEntries(data));
  const made = await titled((...who) => createDeck(...who, form));
  told({ done: 'created', ...made });
}

/** Calls a deck otherwise. */
export async function rename(data: FormData): Promise<void> {
  const form = renaming.parse(Object.fromEntries(data));
  const operation = await titled((...who) => renameDeck(...who, form));
  told({ done: 'renamed', deck: form.deck, operation });
}

/** Calls a deck again as its source does. */
export async function nameAsSource(data: FormData): Promise<void> {
  const form = oneDeck.parse(Object.fromEntries(data));
  const operation = await renameDeck(await getContext(), await getActor(), {
    ...form,
    title: null,
  });
  told({ done: 'renamed', deck: form.deck, operation });
}

/** Lays a deck into another one, or out of it. */
export async function nest(data: FormData): Promise<void> {
  const form = nesting.parse(Object.fromEntries(data));
  const operation = await nestDeck(await getContext(), await getActor(), form);
  told({ done: 'moved', deck: form.deck, operation });
}

/** Moves a deck among its sisters. */
export async function order(data: FormData): Promise<void> {
  const form = ordering.parse(Object.fromEntries(data));
  const operation = await orderDeck(await getContext(), await getActor(), form);
  told({ done: 'ordered', deck: form.deck, operation });
}

/** Puts a deck into the archive. */
export async function archive(data: FormData): Promise<void> {
  const form = oneDeck.parse(Object.fromEntries(data));
  const operation = await archiveDeck(await getContext(), await getActor(), form.deck);
  told({ done: 'archived', deck: form.deck, operation });
}

/** Takes a deck out of the archive. */
export async function revive(data: FormData): Promise<void> {
  const form = oneDeck.parse(Object.fromEntries(data));
  const operation = await reviveDeck(await getContext(), await getActor(), form.deck);
  told({ done: 'revived', deck: form.deck, operation });
}

/** Takes one of these changes back. Once more does nothing. */
export async function takeBack(data: FormData): Promise<void> {
  const form = undoing.parse(Object.fromEntries(data));
  try {
    await undo(await getContext(), await getActor(), form.operation as OperationId);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'nothing-to-undo') throw error;
  }
  redirect('/decks?done=undone');
}

/** Does what needs a title; one that is none is told. */
async function titled<T>(work: (context: Context, actor: Actor) => Promise<T>): Promise<T> {
  const context = await getContext();
  const actor = await getActor();
  try {
    return await work(context, actor);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'bad-input') throw error;
  }
  redirect('/decks?done=wrong-title');
}

function told(what: Readonly<Record<'done' | 'deck' | 'operation', string>>): never {
  redirect(`/decks?${new URLSearchParams(what)}`);
}
