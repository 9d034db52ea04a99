import type { Actor, Context } from '#lib/context.ts';
import type { DocumentId } from '#lib/shared/ids.ts';
import { type KeptDocument, readKeptDocuments } from '#lib/store/note-documents.ts';
import type { Change } from '#lib/store/transact.ts';
import { applyWithin } from '../apply-prepared.ts';
import { planTexts } from '../editing/plan-text.ts';
import type { PreparedPlan } from '../prepare-plan.ts';

/**
 * Writes texts that documents here have now, once all notes that stand in them have come, and says of each note where it stands. A text that does
 * not say what its notes do is left out: the document keeps the one that it had. Gives
 * whether any was written.
 */
export async function writeMergedDocuments(
  change: Change,
  { context, actor }: { readonly context: Context; readonly actor: Actor },
  merged: ReadonlyMap<DocumentId, string>,
): Promise<boolean> {
  const within: Context = { ...context, store: { ...context.store, db: change.db } };
  const documents = await readKeptDocuments(change.db, actor.user, [...merged.keys()]);
  let isChanged = false;
  for (const document of documents.values()) {
    const text = merged.get(document.id);
    if (text === undefined) continue;
    const isWritten = await writeText(change, { within, actor }, { document, text });
    isChanged ||= isWritten;
  }
  return isChanged;
}

async function writeText(
  change: Change,
  { within, actor }: { readonly within: Context; readonly actor: Actor },
  { document, text }: { readonly document: KeptDocument; readonly text: string },
): Promise<boolean> {
  const { home, folder } = document;
  const edited = [{ document, text, written: [] }];
  const { prepared } = await planTexts(within, actor, { home, edited, errataFolders: [] });
  if (!saysTheSame(prepared)) return false;
  await applyWithin(change, within, { prepared, home, folderOf: () => folder, media: [] });
  return true;
}

/** Notes only stand at other places. */
function saysTheSame({ applied, waiting }: PreparedPlan): boolean {
  const isAsItWas = ({ action }: { readonly action: string }) =>
    action === 'unchanged' || action === 'move';
  return waiting.length === 0 && applied.entries.every(isAsItWas);
}
