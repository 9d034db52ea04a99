import { forgetStates, remembered } from './remembered.ts';
import type { Db } from './store.ts';

/** What a statement can be filled with. */
export type SqlValue = string | number | boolean | null;

/** Runs a query whose text never depends on input, and gives its rows with plain numbers. */
export async function query<Row>(
  db: Db,
  sql: string,
  ...values: readonly SqlValue[]
): Promise<Row[]> {
  const { text, order } = expanding(sql);
  return (await db.statements.all(text, pick(values, order))) as Row[];
}

/** The same for a statement that is put together for one question, from pieces whose texts never depend on input. */
export async function queryOnce<Row>(
  db: Db,
  { sql, values }: { readonly sql: string; readonly values: readonly SqlValue[] },
): Promise<Row[]> {
  return (await db.statements.all(sql, values)) as Row[];
}

/** The first row of a query, or null. */
export async function queryOne<Row>(
  db: Db,
  sql: string,
  ...values: readonly SqlValue[]
): Promise<Row | null> {
  const found = await query<Row>(db, sql, ...values);
  return found[0] ?? null;
}

/** Runs a statement and gives the number of rows it changed. */
export async function execute(
  db: Db,
  sql: string,
  ...values: readonly SqlValue[]
): Promise<number> {
  const { text, order } = expanding(sql);
  return db.statements.run(text, pick(values, order));
}

/** Runs a statement of which nobody asks what it changed; another thread may do it while this one goes on. */
export async function send(db: Db, sql: string, values: readonly SqlValue[]): Promise<void> {
  const { text, order } = expanding(sql);
  await db.statements.send(text, pick(values, order));
}

/** A list as one parameter, for `IN (SELECT value FROM json_each(?))`: the statement keeps its shape. */
export function list(values: readonly (string | number)[]): string {
  return JSON.stringify(values);
}

interface Expanded {
  readonly text: string;
  /** Which value fills each mark; null when they come in order. */
  readonly order: readonly number[] | null;
  /** Whether it changes states of cards. */
  readonly movesCards: boolean;
  /** Whether it changes events. */
  readonly changesLog: boolean;
  /** Whether it changes what was answered on days that are over. */
  readonly changesTallies: boolean;
}

const MOVES_CARDS = /\b(INSERT INTO|UPDATE|DELETE FROM) "CardState"/;
const CHANGES_LOG = /\b(INSERT INTO|UPDATE|DELETE FROM) "Event"/;
const CHANGES_TALLIES = /\b(INSERT INTO|UPDATE|DELETE FROM) "(Day|Hour)Tally"/;

const expanded = new Map<string, Expanded>();

/** Here is the one place that sees every write: what was counted holds no longer, unless the writer counts on. */
function expanding(sql: string): Expanded {
  const known = expand(sql);
  if (known.movesCards) forgetStates();
  if (known.changesLog) remembered().reviews.forget();
  if (known.changesTallies) remembered().answers.forget();
  return known;
}

/** The driver knows only `?`: a numbered mark (`?1`) becomes one, filled with the value of that number. */
function expand(sql: string): Expanded {
  const known = expanded.get(sql);
  if (known) return known;
  const order: number[] = [];
  const text = sql.replace(/\?(\d+)/g, (_, number) => {
    order.push(Number(number) - 1);
    return '?';
  });
  const made = {
    text,
    order: order.length > 0 ? order : null,
    movesCards: MOVES_CARDS.test(sql),
    changesLog: CHANGES_LOG.test(sql),
    changesTallies: CHANGES_TALLIES.test(sql),
  };
  expanded.set(sql, made);
  return made;
}

function pick(values: readonly SqlValue[], order: readonly number[] | null): readonly SqlValue[] {
  return order ? order.map((place) => values[place] ?? null) : values;
}
