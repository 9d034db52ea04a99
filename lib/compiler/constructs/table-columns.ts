/** Which columns of a table are asked, counted from 0. */
export interface Asked {
  /** The column that names a row. */
  readonly key: number;
  /** Columns that are asked by the key. */
  readonly ask: readonly number[];
  /** Columns by which the key is asked. */
  readonly reverse: readonly number[];
}

const SHAPE = /^table(?:\s+(?:key|ask|reverse)=\d+(?:,\d+)*)*$/;

/**
 * Reads `table key=1 ask=2,3 reverse=2` for a table with so many columns; without `key` it is the first, without `ask` all
 * others are asked. Says what is wrong where something is.
 */
export function askedColumns(written: string, count: number): Asked | 'unknown' | 'column' {
  const text = written.trim().replace(/\s*,\s*/g, ',');
  if (!SHAPE.test(text)) return 'unknown';
  const given = new Map<string, readonly number[]>();
  for (const [, name = '', list = ''] of text.matchAll(/(key|ask|reverse)=(\S+)/g)) {
    given.set(name, [...new Set(list.split(',').map((number) => Number(number) - 1))]);
  }
  const [key = 0, ...keys] = given.get('key') ?? [];
  const others = Array.from({ length: count }, (_, column) => column).filter(
    (each) => each !== key,
  );
  const ask = given.get('ask') ?? others;
  const reverse = given.get('reverse') ?? [];
  const named = [...ask, ...reverse];
  const isThere = (column: number) => column >= 0 && column < count;
  if (keys.length > 0 || ![key, ...named].every(isThere) || named.includes(key)) return 'column';
  return named.length === 0 ? 'column' : { key, ask, reverse };
}
