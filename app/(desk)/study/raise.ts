'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { undo } from '#lib/library/undo.ts';
import { raiseLimits } from '#lib/review/raise-limits.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { isId } from '#lib/shared/ids.ts';

const MOST = 9999;
const amount = z.coerce.number().int().min(0).max(MOST);
const deck = z
  .string()
  .refine((id) => id === '' || isId(id))
  .transform((id) => (id === '' ? null : (id as DeckId)));
const raising = z.object({ deck, new: amount, reviews: amount });
const taking = z.object({ deck, operation: z.string().refine(isId) });

/** Lets more cards come today, and tells how many. */
export async function raise(data: FormData): Promise<void> {
  const form = raising.safeParse(Object.fromEntries(data));
  if (!form.success) redirect('/study?wrong=yes');
  const more = { new: form.data.new, review: form.data.reviews };
  const { added, operation } = await raiseLimits(await getContext(), await getActor(), {
    deck: form.data.deck,
    more,
  });
  const told = { new: String(added.new), reviews: String(added.review) };
  redirect(
    `/study?${new URLSearchParams({ ...deckOf(form.data.deck), ...told, ...(operation && { operation }) })}`,
  );
}

/** Takes it back. */
export async function lower(data: FormData): Promise<void> {
  const form = taking.parse(Object.fromEntries(data));
  await undo(await getContext(), await getActor(), form.operation as OperationId);
  redirect(`/study?${new URLSearchParams(deckOf(form.deck))}`);
}

function deckOf(id: DeckId | null): { deck?: string } {
  return id === null ? {} : { deck: id };
}
