import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { type Change, changeRows } from './transact.ts';
import { readRowsByKey } from './write-rows.ts';

/** Puts notes or cards into the archive: their history stays, and they revive when the text returns. */
export async function archiveContent(
  change: Change,
  table: 'Note' | 'Card',
  ids: readonly (NoteId | CardId)[],
): Promise<void> {
  const rows = await readRowsByKey(
    change.db,
    table,
    ids.map((id) => ({ id })),
  );
  const live = rows.filter((row) => row.archivedAt === null);
  await changeRows(
    change,
    table,
    live.map((row) => ({ ...row, archivedAt: change.head.at })),
  );
}
