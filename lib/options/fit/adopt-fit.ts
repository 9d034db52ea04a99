import type { Actor, Context } from '#lib/context.ts';
import { refoldDecks } from '#lib/history/refold-decks.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { FitId, OperationId } from '#lib/shared/ids.ts';
import { readDeckOptions } from '#lib/store/deck-options.ts';
import { type ModelFit, noteAdoption, readFits } from '#lib/store/fits.ts';
import { readPresets, reviseOptions } from '#lib/store/presets.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { decksUnder } from '../deck-study.ts';

/** Which parameters to use. */
export interface Adoption {
  readonly fit: FitId;
  /** Adopts only where these are still the parameters in use: what they were compared with. */
  readonly over?: readonly number[];
}

/**
 * Studies the decks of a fit's preset with its parameters: memory is folded anew, due dates stay, other options too. One
 * operation. Null where other parameters than `over` are in use by now. Throws `not-found`.
 */
export function adoptFit(
  context: Context,
  actor: Actor,
  { fit: id, over }: Adoption,
): Promise<OperationId | null> {
  return changing(context, actor, id, async (change, fit) => {
    const version = await useParameters(change, fit, { parameters: fit.parameters, over });
    if (version !== null) await noteAdoption(change, id, version);
    return version !== null;
  });
}

/** Goes back to the parameters that were in use before a fit, in the same way. Throws `not-found`. */
export function leaveFit(context: Context, actor: Actor, fit: FitId): Promise<OperationId | null> {
  return changing(context, actor, fit, async (change, { report, ...rest }) => {
    const parameters = report.before;
    return (await useParameters(change, { report, ...rest }, { parameters })) !== null;
  });
}

/** Null where nothing had to be changed. */
async function changing(
  context: Context,
  actor: Actor,
  id: FitId,
  work: (change: Change, fit: ModelFit) => Promise<boolean>,
): Promise<OperationId | null> {
  const operation = context.newId<'operation'>();
  const at = context.now();
  const head = { id: operation, user: actor.user, kind: 'fit' as const, at, label: { fit: id } };
  const isDone = await transact(context.store, head, async (change) => {
    const fit = (await readFits(change.db, actor.user)).find((each) => each.id === id);
    if (!fit) throw new AppError('not-found', `There is no fit ${id}.`);
    return work(change, fit);
  });
  return isDone ? operation : null;
}

/** The preset's new version; null where it has these parameters already, or others than `over`. */
async function useParameters(
  change: Change,
  { preset: id }: ModelFit,
  { parameters, over }: { parameters: readonly number[]; over?: readonly number[] | undefined },
): Promise<number | null> {
  const { db, head } = change;
  const before = (await readPresets(db, head.user)).find((each) => each.id === id);
  if (!before) throw new AppError('not-found', `There is no preset ${id}.`);
  const present = before.options.parameters;
  if (isSame(present, parameters) || (over && !isSame(present, over))) return null;
  await reviseOptions(change, id, { ...before.options, parameters });
  await refoldDecks(change, decksUnder(await readDeckOptions(db, head.user), id).map(idOf));
  const after = (await readPresets(db, head.user)).find((each) => each.id === id);
  return after?.version ?? null;
}

function idOf<Id>({ id }: { readonly id: Id }): Id {
  return id;
}

/** Whether two sets of parameters are one. */
export function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
