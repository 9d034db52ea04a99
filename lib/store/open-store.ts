import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type Database from 'better-sqlite3';
import { Changes } from './changes.ts';
import { PrismaClient } from './generated/client.ts';
import { Statements } from './kept-statements.ts';
import { Lending } from './lending.ts';
import type { Db, Store } from './store.ts';

/** How long one transaction may take: an import of a large collection is one transaction. */
const TRANSACTION_MS = 30 * 60_000;

const PRAGMAS = ['synchronous = FULL', 'cache_size = -32000', 'foreign_keys = ON'];

/**
 * Opens the SQLite database at `file`, which must exist and be migrated.
 * Every commit is on the disk before it is acknowledged (`synchronous=FULL`).
 */
export async function openStore(file: string): Promise<Store> {
  const adapter = new SharingAdapter({ url: `file:${file}`, timeout: 5000 });
  const prisma = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS },
  });
  await prisma.$connect();
  const driver = adapter.driver();
  for (const pragma of PRAGMAS) driver.pragma(pragma);
  const statements = new Statements(driver);
  return {
    db: { prisma, statements },
    changes: new Changes(),
    lending: new Lending(),
    transaction: (work) => prisma.$transaction((inside) => within(inside, statements, work)),
    close: () => prisma.$disconnect(),
  };
}

/** As Prisma does for its own: a statement that comes after the end of its transaction is a mistake. */
async function within<T>(
  prisma: Db['prisma'],
  statements: Statements,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  let isOpen = true;
  const open = (): Statements => {
    if (!isOpen) throw new Error('The transaction is over');
    return statements;
  };
  try {
    const all: Statements['all'] = (text, values) => open().all(text, values);
    const run: Statements['run'] = (text, values) => open().run(text, values);
    return await work({ prisma, statements: { all, run } });
  } finally {
    isOpen = false;
  }
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
