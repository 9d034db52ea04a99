import type { SqlValue } from '../sql.ts';

/** A piece of a statement with what fills its marks, in order. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A piece of a statement; its text never depends on input. */
export function part(sql: string, ...values: readonly SqlValue[]): SqlPart {
  return { sql, values };
}

/** Pieces side by side. */
export function joined(parts: readonly SqlPart[], between = ' '): SqlPart {
  return {
    sql: parts.map(({ sql }) => sql).join(between),
    values: parts.flatMap(({ values }) => values),
  };
}

/** One of these conditions at least. */
export function either(parts: readonly SqlPart[]): SqlPart {
  const { sql, values } = joined(parts, ' OR ');
  return { sql: `(${sql})`, values };
}
