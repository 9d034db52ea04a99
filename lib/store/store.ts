import type { Changes } from './changes.ts';
import type { PrismaClient } from './generated/client.ts';
import type { RawRow } from './kept-statements.ts';
import type { Lending } from './lending.ts';
import type { SqlValue } from './sql.ts';

/** A database to read from and write to: the open one, or one transaction of it. */
export interface Db {
  /** Prisma's client, for rows by their model. */
  readonly prisma: PrismaClient;
  /** Statements on the same connection: what `query` and `execute` run. */
  readonly statements: Executor;
}

/** Runs statements, in the order in which it is asked to: at once, or in another thread. */
export interface Executor {
  /** The rows that a statement gives; none for one that gives none. */
  readonly all: (text: string, values: readonly SqlValue[]) => RawRow[] | Promise<RawRow[]>;
  /** Runs a statement and gives the number of rows it changed. */
  readonly run: (text: string, values: readonly SqlValue[]) => number | Promise<number>;
  /** Runs a statement of which nobody asks what it changed: another thread may do it later. Whoever asks something afterwards hears of what went wrong. */
  readonly send: (text: string, values: readonly SqlValue[]) => unknown;
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
