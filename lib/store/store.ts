import type { Changes } from './changes.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import type { Lending } from './lending.ts';

/** A database to read from and write to: the client itself or one transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** The open database of this place. */
export interface Store {
  readonly db: PrismaClient;
  readonly changes: Changes;
  /** Who may write, where another process was let in. */
  readonly lending: Lending;
  /** Waits for what is under way and closes the file. */
  readonly close: () => Promise<void>;
}
