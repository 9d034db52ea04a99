import type { CardId } from '#lib/shared/ids.ts';
import { type Change, changeRows } from './transact.ts';
import { readRowsByKey } from './write-rows.ts';

/** Gives cards other facets, so that their own ones are free for others of their notes: no two cards of a note share one. */
export async function displaceCards(
  change: Change,
  facets: ReadonlyMap<CardId, string>,
): Promise<void> {
  if (facets.size === 0) return;
  const ids = [...facets.keys()].map((id) => ({ id }));
  const rows = await readRowsByKey(change.db, 'Card', ids);
  const displaced = rows.map((row) => ({ ...row, facet: facets.get(row.id as CardId) ?? null }));
  await changeRows(change, 'Card', displaced);
}
