import type { SqlValue } from './sql.ts';

/** A statement with what fills it, packed for the way to another thread. */
export interface Order {
  readonly does: 'all' | 'run';
  /** Names the statement; its text is told once. */
  readonly number: number;
  readonly text: string | null;
  readonly values: PackedValues;
}

/** What is sent at once: statements that are carried out in turn. */
export type Letter = readonly Order[];

/**
 * Values side by side: to copy two arrays and one text takes a fraction of what it takes to copy each value. Of an empty one the kind is 0; of a number,
 * 1, with the number itself; of a text, 2, with its length.
 */
export interface PackedValues {
  readonly kinds: Uint8Array;
  readonly cells: Float64Array;
  /** All texts, one behind the other. */
  readonly texts: string;
}

/** Packs values; truth values become 0 and 1. */
export function pack(values: readonly SqlValue[]): PackedValues {
  const kinds = new Uint8Array(values.length);
  const cells = new Float64Array(values.length);
  const texts: string[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as SqlValue;
    if (value === null) continue;
    if (typeof value === 'string') {
      kinds[at] = 2;
      cells[at] = value.length;
      texts.push(value);
    } else {
      kinds[at] = 1;
      cells[at] = Number(value);
    }
  }
  return { kinds, cells, texts: texts.join('') };
}

/** The same values. */
export function unpack({ kinds, cells, texts }: PackedValues): SqlValue[] {
  const values: SqlValue[] = [];
  let read = 0;
  for (let at = 0; at < kinds.length; at++) {
    const cell = cells[at] as number;
    if (kinds[at] === 2) {
      values.push(texts.slice(read, read + cell));
      read += cell;
    } else values.push(kinds[at] === 1 ? cell : null);
  }
  return values;
}
