import type { PlanEntry } from '#lib/bundle/plan.ts';
import type { DocumentId } from '#lib/shared/ids.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { readRowsByKey } from '#lib/store/write-rows.ts';
import type { WrittenDocument } from './write-documents.ts';

/**
 * Marks documents from which notes went to others, although they themselves were not compiled: their files had vanished. Should they
 * return as they were, they are compiled anew.
 */
export async function outdateDocuments(
  change: Change,
  entries: readonly PlanEntry[],
  documents: ReadonlyMap<string, WrittenDocument>,
): Promise<void> {
  const written = new Set([...documents.values()].map(({ id }) => id));
  const left = new Set<DocumentId>();
  for (const entry of entries) {
    const from = 'existing' in entry && 'incoming' in entry ? entry.existing.document : null;
    if (from !== null && !written.has(from)) left.add(from);
  }
  const ids = [...left].map((id) => ({ id }));
  const rows = await readRowsByKey(change.db, 'Document', ids);
  await changeRows(
    change,
    'Document',
    rows.map((row) => ({ ...row, rendered: NEVER })),
  );
}

/** No version of the renderer. */
const NEVER = 0;
