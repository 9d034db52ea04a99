import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { changeRows, transact } from '#lib/store/transact.ts';
import { readRowsByKey } from '#lib/store/write-rows.ts';

/** Puts a deck back on the shelf; its history waits there. Throws `not-found` when it is not on the desk. */
export async function putOnShelf(
  context: Context,
  actor: Actor,
  deck: DeckId,
): Promise<OperationId> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'desk' as const,
    at: context.now(),
    label: { deck, onDesk: 0 },
  };
  await transact(context.store, head, async (change) => {
    const key = { userId: actor.user, deckId: deck };
    const [row] = await readRowsByKey(change.db, 'Enrolment', [key]);
    if (!row) throw new AppError('not-found', `There is no deck ${deck} on the desk.`);
    await changeRows(change, 'Enrolment', [{ ...row, onDesk: 0 }]);
  });
  return head.id;
}
