'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { putOnDesk } from '#lib/library/put-on-desk.ts';
import { putOnShelf } from '#lib/library/put-on-shelf.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { isId } from '#lib/shared/ids.ts';

const deck = z
  .string()
  .refine(isId)
  .transform((id) => id as DeckId);
const taking = z.object({ deck, from: z.enum(['/', '/decks']) });
const putting = z.object({ deck });

/** Puts a deck on the desk. */
export async function takeUp(data: FormData): Promise<void> {
  const form = taking.parse(Object.fromEntries(data));
  await putOnDesk(await getContext(), await getActor(), form.deck);
  redirect(form.from === '/' ? '/' : `/decks?moved=${form.deck}`);
}

/** Puts a deck back on the shelf. */
export async function putBack(data: FormData): Promise<void> {
  const form = putting.parse(Object.fromEntries(data));
  await putOnShelf(await getContext(), await getActor(), form.deck);
  redirect(`/decks?moved=${form.deck}`);
}
