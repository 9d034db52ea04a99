import { queryOnce } from '../sql.ts';
import type { Db } from '../store.ts';
import { isTooSlow, tooSlow } from './functions.ts';
import type { SqlPart } from './sql-part.ts';

/** The rows of a statement of a search. Throws `too-slow` where its functions take too long. */
export async function ask<Row>(db: Db, statement: SqlPart): Promise<Row[]> {
  try {
    return await queryOnce<Row>(db, statement);
  } catch (error) {
    throw isTooSlow(error) ? tooSlow() : error;
  }
}
