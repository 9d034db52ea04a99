import type { Actor, Context } from '#lib/context.ts';
import { documentsOf, undoOperation } from '#lib/history/undo-operation.ts';
import { putTextBack } from '#lib/platform/replace-text.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { OperationId } from '#lib/shared/ids.ts';
import { declineSources } from '#lib/store/documents.ts';
import { type DoneOperation, findOperation, newestOperation } from '#lib/store/operations.ts';
import type { Db } from '#lib/store/store.ts';
import { write } from '#lib/store/transact.ts';

/** The operation that was taken back. */
export interface Undone {
  readonly id: OperationId;
  readonly kind: string;
  readonly label: Readonly<Record<string, string | number>>;
}

/**
 * Takes back the person's last operation, or the one named.
 * Throws `nothing-to-undo` where there is none (left).
 */
export async function undo(
  context: Context,
  actor: Actor,
  which: OperationId | null = null,
): Promise<Undone> {
  return write(context.store, actor.user, async (db) => {
    const operation = which
      ? await findOperation(db, actor.user, which)
      : await newestOfPerson(db, { context, actor });
    if (!operation) throw new AppError('nothing-to-undo', 'There is nothing to take back.');
    // A file that somebody wrote since stays as it is, and what was taken back is not compiled from it unasked.
    if (!(await putFilesBack(operation))) {
      await declineSources(db, actor.user, documentsOf(operation));
    }
    await undoOperation(db, { context, actor, operation });
    return named(operation);
  });
}

/**
 * A desk that laid itself is nobody's doing: it goes with what was done before, and lies again when it is looked at.
 * Otherwise each look would put itself in front of what the person wants back.
 */
async function newestOfPerson(
  db: Db,
  whose: { context: Context; actor: Actor },
): Promise<DoneOperation | null> {
  const newest = await newestOperation(db, whose.actor.user);
  if (newest?.kind !== 'laying') return newest;
  await undoOperation(db, { ...whose, operation: newest });
  return newestOperation(db, whose.actor.user);
}

/** Puts the texts of files back as they stood before; false where one of them holds something else by now. */
async function putFilesBack({ undo: steps }: DoneOperation): Promise<boolean> {
  let areAllBack = true;
  for (const step of steps) {
    if (step.kind === 'file' && !(await putTextBack(step))) areAllBack = false;
  }
  return areAllBack;
}

function named({ id, kind, label }: DoneOperation): Undone {
  return { id, kind, label };
}
