import { Changes } from './changes.ts';
import { PrismaClient } from './generated/client.ts';
import { KeepingAdapter } from './kept-statements.ts';
import { Lending } from './lending.ts';
import type { Store } from './store.ts';

/** How long one transaction may take: an import of a large collection is one transaction. */
const TRANSACTION_MS = 30 * 60_000;

/**
 * Opens the SQLite database at `file`, which must exist and be migrated.
 * Every commit is on the disk before it is acknowledged (`synchronous=FULL`).
 */
export async function openStore(file: string): Promise<Store> {
  const adapter = new KeepingAdapter({ url: `file:${file}`, timeout: 5000 });
  const db = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS },
  });
  await db.$queryRawUnsafe('PRAGMA synchronous = FULL');
  await db.$queryRawUnsafe('PRAGMA cache_size = -32000');
  await db.$queryRawUnsafe('PRAGMA foreign_keys = ON');
  return { db, changes: new Changes(), lending: new Lending(), close: () => db.$disconnect() };
}
