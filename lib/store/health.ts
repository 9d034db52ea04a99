import { execute } from './sql.ts';
import type { Store } from './store.ts';

/** Whether the database can be written to: takes the writer's place for a moment and changes nothing. */
export async function canWrite(store: Store): Promise<boolean> {
  try {
    await store.transaction((db) =>
      execute(db, `UPDATE "User" SET "settings" = "settings" WHERE 0`),
    );
    return true;
  } catch {
    return false;
  }
}
