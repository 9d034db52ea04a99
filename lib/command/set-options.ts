import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { deckNamed, onlyDeck } from '#lib/options/list-options.ts';
import { type Saved, saveOptions } from '#lib/options/save-options.ts';

/** The deck by key or title, null for the only one; fields by name, as text; and what to do with them. */
export const setOptionsInput = z.object({
  deck: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  asNew: z.boolean(),
  moveDue: z.boolean(),
});

/** Changes options of a deck and its preset. */
export async function setOptions(
  context: Context,
  actor: Actor,
  { deck, fields, ...rest }: z.infer<typeof setOptionsInput>,
): Promise<Saved> {
  const id = await onlyDeck(context, actor, deck);
  const { parent } = fields;
  const known = parent ? { ...fields, parent: await deckNamed(context, actor, parent) } : fields;
  return saveOptions(context, actor, { deck: id, fields: known, ...rest, seen: null });
}
