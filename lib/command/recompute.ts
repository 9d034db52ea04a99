import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { listOptions } from '#lib/options/list-options.ts';
import {
  previewRecomputing,
  type Recomputing,
  recomputeMemory,
} from '#lib/options/recompute-memory.ts';
import type { OperationId } from '#lib/shared/ids.ts';

/** A deck by key or title, null for all; whether it is done or only foreseen. */
export const recomputeInput = z.object({ deck: z.string().nullable(), apply: z.boolean() });

/** What reckoning the memory of one preset's cards anew does. */
export interface RecomputedPreset extends Recomputing {
  readonly preset: { readonly id: string; readonly name: string };
  /** Keys of the decks whose cards they are. */
  readonly decks: readonly string[];
  /** Null where nothing was done. */
  readonly operation: OperationId | null;
}

/** Reckons memory that came with cards anew from their answers, preset by preset. Throws `not-found` for a name of no deck. */
export async function recompute(
  context: Context,
  actor: Actor,
  { deck, apply }: z.infer<typeof recomputeInput>,
): Promise<RecomputedPreset[]> {
  const views = await listOptions(context, actor, deck);
  const byPreset = new Map(views.map((view) => [view.preset.id, view]));
  const all: RecomputedPreset[] = [];
  for (const { preset, choices, deck: one } of byPreset.values()) {
    const effect = await previewRecomputing(context, actor, one.id);
    const operation = apply ? await recomputeMemory(context, actor, one.id) : null;
    const decks = preset.decks.map(({ key }) => key);
    all.push({ ...effect, preset: { id: preset.id, name: choices.name }, decks, operation });
  }
  return all;
}
