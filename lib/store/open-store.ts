import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type Database from 'better-sqlite3';
import { Changes } from './changes.ts';
import { PrismaClient } from './generated/client.ts';
import { IdleCheckpoints } from './idle-checkpoints.ts';
import { Statements } from './kept-statements.ts';
import { Lending } from './lending.ts';
import { addMemoryCount } from './memory-tallies.ts';
import { SAFE_PRAGMAS } from './pragmas.ts';
import { addSearchFunctions } from './search/functions.ts';
import type { Store } from './store.ts';
import { boundsOn, transactionsOn } from './transactions.ts';

const ROOM = 'cache_size = -32000';

/**
 * Opens the SQLite database at `file`, which must exist and be migrated.
 * Every commit is on the disk before it is acknowledged (`synchronous=FULL`).
 */
export async function openStore(file: string): Promise<Store> {
  const adapter = new SharingAdapter({ url: `file:${file}`, timeout: 5000 });
  const prisma = new PrismaClient({ adapter });
  await prisma.$connect();
  const driver = adapter.driver();
  for (const pragma of [...SAFE_PRAGMAS, ROOM]) driver.pragma(pragma);
  addSearchFunctions(driver);
  addMemoryCount(driver);
  const db = { prisma, statements: new Statements(driver) };
  const checkpoints = new IdleCheckpoints(driver);
  const transaction = transactionsOn(
    boundsOn(driver, () => checkpoints.note()),
    db,
  );
  const close = async () => {
    // One more comes after all that are under way.
    if (driver.open) await transaction(async () => {});
    checkpoints.stop();
    await prisma.$disconnect();
  };
  return { db, changes: new Changes(), lending: new Lending(), transaction, close };
}

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** Prisma's driver adapter, which tells the connection that it opened: there is one. */
class SharingAdapter extends PrismaBetterSqlite3 {
  #driver: Database.Database | null = null;

  override async connect(): Promise<Connection> {
    const connection = await super.connect();
    this.#driver = (connection as Connection & { readonly client: Database.Database }).client;
    return connection;
  }

  driver(): Database.Database {
    if (this.#driver === null) throw new Error('Prisma did not connect');
    return this.#driver;
  }
}
