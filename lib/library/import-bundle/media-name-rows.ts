import { mediaNamesOf } from '#lib/store/bundle-rows.ts';
import type { Importing, RowsOf } from './importing.ts';

/** Names of files that nothing here bears yet: a name that is taken keeps its file. */
export async function importMediaNames({
  db,
  user,
  file,
}: Importing): Promise<{ readonly writes: readonly RowsOf[] }> {
  const taken = new Set((await mediaNamesOf(db, user)).map(({ name }) => name));
  const missing = file.mediaNames.filter(({ name }) => !taken.has(name));
  const rows = missing.map(({ name, hash }) => ({ ownerId: user, name, hash }));
  return { writes: [{ table: 'MediaName', rows }] };
}
