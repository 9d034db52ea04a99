/** What a cell of a database holds. */
export type Cell = string | number | bigint | Uint8Array | null;

/** The true tables of a database, opened by whoever can: their columns by name, and their rows. */
export interface RowSource {
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** Rows with the columns that were asked for, in that order, rising by `orderBy`. */
  readonly rows: (query: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly orderBy?: readonly string[];
  }) => Iterable<readonly Cell[]>;
  readonly count: (table: string) => number;
  /** Whether every value of these columns is a whole number between the two. */
  readonly within: (
    table: string,
    ranges: Readonly<Record<string, readonly [least: number, most: number]>>,
  ) => boolean;
  /** The file that it is; null where it is none. */
  readonly file: string | null;
}
