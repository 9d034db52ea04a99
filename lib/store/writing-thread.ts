import Database from 'better-sqlite3';
import { Changes } from './changes.ts';
import { Statements } from './kept-statements.ts';
import { Lending } from './lending.ts';
import type { Letter, Order } from './letter.ts';
import { NO_CLIENT } from './no-client.ts';
import { SAFE_PRAGMAS } from './pragmas.ts';
import { addSearchFunctions } from './search/functions.ts';
import type { Db, Store } from './store.ts';
import { type Line, ThreadStatements } from './thread-statements.ts';
import { transactionsOn } from './transactions.ts';

/** Room for the pages that a large import changes again and again, and for each of the two parts that are sorted at a time. */
const ROOM = 'cache_size = -48000';
/** Indices are made by sorting: beside the thread that reads the table another one sorts. */
const SORTING = 'threads = 1';

/** Opens the database in a thread of its own, for what {@link storeInThread} sends there. */
export function openWriter(databaseFile: string): {
  readonly answer: (letter: Letter) => unknown;
  readonly close: () => void;
} {
  const driver = new Database(databaseFile, { fileMustExist: true, timeout: 5000 });
  for (const pragma of [...SAFE_PRAGMAS, ROOM, SORTING]) driver.pragma(pragma);
  addSearchFunctions(driver);
  const statements = new Statements(driver);
  const texts = new Map<number, string>();
  const carryOut = ({ does, number, values }: Order) =>
    statements[does](texts.get(number) ?? '', values);
  return {
    answer: (letter) => {
      for (const { number, text } of letter) if (text !== null) texts.set(number, text);
      return letter.map(carryOut).at(-1);
    },
    close: () => void driver.close(),
  };
}

/**
 * The same store, but its transactions run in another thread: what is written goes there while this one prepares what comes next. What is asked
 * in a transaction waits for all that was sent before; what is asked of `store` itself sees nothing of it before it is over. `ahead` is the other
 * thread's connection before the transaction begins: for what lies beside the database.
 */
export function storeInThread(
  store: Store,
  line: Line,
): { readonly store: Store; readonly ahead: Db } {
  const statements = new ThreadStatements(line);
  const db: Db = { prisma: NO_CLIENT, statements };
  const transaction = transactionsOn(
    {
      begin: () => statements.run('BEGIN', []),
      commit: () => statements.commit(),
      rollback: () => statements.rollback(),
    },
    db,
  );
  const inThread = { ...store, changes: new Changes(), lending: new Lending(), transaction };
  return { store: inThread, ahead: db };
}
