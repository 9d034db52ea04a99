import type { Changes } from './changes.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Statements } from './kept-statements.ts';
import type { Lending } from './lending.ts';

/** A database to read from and write to: the open one, or one transaction of it. */
export interface Db {
  /** Prisma's client, for rows by their model. */
  readonly prisma: PrismaClient;
  /** Statements on the same connection: what `query` and `execute` run. */
  readonly statements: Pick<Statements, 'all' | 'run'>;
}

/** The open database of this place. */
export interface Store {
  readonly db: Db;
  readonly changes: Changes;
  /** Who may write, where another process was let in. */
  readonly lending: Lending;
  /** Runs `work` in a transaction, one after another. What writes for a person goes through `transact` or `write`. */
  readonly transaction: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Waits for what is under way and closes the file. */
  readonly close: () => Promise<void>;
}
