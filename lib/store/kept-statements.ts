import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type Database from 'better-sqlite3';

/** More than the texts that this program knows. */
const MOST = 500;
/** Others take effect while they are prepared, as some pragmas do. */
const KEPT = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK)\b/i;

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/**
 * Prisma's driver adapter, which prepares every statement anew each time, over a connection that keeps what was
 * prepared: for short statements that takes longer than running them.
 */
export class KeepingAdapter extends PrismaBetterSqlite3 {
  override async connect(): Promise<Connection> {
    const connection = await super.connect();
    keepStatements((connection as Connection & { readonly client: Database.Database }).client);
    return connection;
  }
}

/** Lets a connection keep the statements that it prepares, by their text. */
export function keepStatements(client: Database.Database): void {
  const prepare = client.prepare.bind(client) as (sql: string) => Database.Statement;
  const kept = new Map<string, Bindable>();
  const keep = (sql: string): Bindable => {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= MOST) kept.clear();
    const made = new Bindable(prepare(sql));
    kept.set(sql, made);
    return made;
  };
  const keeping = (sql: string) => (KEPT.test(sql) ? keep(sql) : prepare(sql));
  client.prepare = keeping as typeof client.prepare;
}

/** A prepared statement that can be bound again and again: one of better-sqlite3 is bound once and for all. */
class Bindable {
  readonly #statement: Database.Statement;
  readonly #columns: Database.ColumnDefinition[];

  constructor(statement: Database.Statement) {
    this.#statement = statement.reader ? statement.raw() : statement;
    this.#columns = statement.reader ? statement.columns() : [];
  }

  bind(values: readonly unknown[]) {
    const statement = this.#statement;
    const columns = this.#columns;
    return {
      reader: statement.reader,
      columns: () => columns,
      run: () => statement.run(values),
      raw: () => ({ all: () => statement.all(values) }),
    };
  }

  run(): Database.RunResult {
    return this.#statement.run();
  }
}
