import type { Actor, Context } from '#lib/context.ts';
import type { OperationId } from '#lib/shared/ids.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import type { AppliedIds, Home } from './apply/applying.ts';
import { applyPlan } from './apply/apply-plan.ts';
import type { PreparedPlan } from './prepare-plan.ts';

/** How to apply a prepared plan. */
export interface Application {
  readonly kind: 'compile' | 'import';
  readonly prepared: PreparedPlan;
  readonly home: Home;
  readonly folderOf: (path: string) => string | null;
  readonly label: Readonly<Record<string, string | number>>;
  /** More to write in the same transaction. */
  readonly also?: (change: Change, ids: AppliedIds) => Promise<void>;
}

/** Applies the agreed part of a plan in one transaction; gives the operation that undo takes back. */
export async function applyPrepared(
  context: Context,
  actor: Actor,
  { kind, prepared, home, folderOf, label, also }: Application,
): Promise<OperationId> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind,
    at: context.now(),
    label,
  };
  const unfinished = new Set(
    prepared.waiting.flatMap((entry) => {
      if ('incoming' in entry) return [entry.incoming.place.path];
      return entry.existing.path === null ? [] : [entry.existing.path];
    }),
  );
  await transact(context.store, head, async (change) => {
    const { applied: plan, existing } = prepared;
    const ids = await applyPlan(change, { context, plan, existing, home, folderOf, unfinished });
    await also?.(change, ids);
  });
  return head.id;
}

/** Whether a plan would write anything: a changed note, or a document that is not known in this form. */
export function changesAnything({ applied, existing }: PreparedPlan, home: Home): boolean {
  if (applied.entries.some(({ action }) => action !== 'unchanged')) return true;
  return applied.documents.some((document) => {
    const here = existing.documents.find((each) => each.home === home && each.path === document.path);
    return here?.hash !== document.hash;
  });
}
