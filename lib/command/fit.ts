import { z } from 'zod';
import type { Actor, Context } from '#lib/context.ts';
import { type FitResult, startFit } from '#lib/options/fit/start-fit.ts';
import { listOptions } from '#lib/options/list-options.ts';
import type { OptionsView } from '#lib/options/show-options.ts';
import { AppError } from '#lib/shared/errors.ts';

/** A deck by key or title, null for all; parameters that are better are adopted where that is wanted. */
export const fitInput = z.object({ deck: z.string().nullable(), adopt: z.boolean() });

/** What came of the fit of one preset. */
export interface FittedPreset extends Omit<FitResult, 'preset'> {
  readonly preset: { readonly id: string; readonly name: string };
  /** Keys of the decks whose answers were used. */
  readonly decks: readonly string[];
}

/** Fits the parameters of each preset that these decks are studied under. Throws `busy` where one cannot be fitted to its end. */
export async function fit(
  context: Context,
  actor: Actor,
  { deck, adopt }: z.infer<typeof fitInput>,
): Promise<FittedPreset[]> {
  const views = await listOptions(context, actor, deck);
  const byPreset = new Map(views.map((view) => [view.preset.id, view]));
  const all: FittedPreset[] = [];
  for (const view of byPreset.values()) all.push(await fitOne(context, actor, { view, adopt }));
  return all;
}

async function fitOne(
  context: Context,
  actor: Actor,
  { view, adopt }: { view: OptionsView; adopt: boolean },
): Promise<FittedPreset> {
  const { preset, choices } = view;
  const { ended } = await startFit(context, actor, { preset: preset.id, adopt });
  const result = await ended;
  if (result === null) throw new AppError('busy', 'The fit did not come to its end: try it again.');
  const { id, decks } = preset;
  return { ...result, preset: { id, name: choices.name }, decks: decks.map(({ key }) => key) };
}
