/** What a column holds: nothing of use, an identity, tags, names of deck and note type, or the field of a place (`field:0`). */
export type ColumnRole = 'ignore' | 'guid' | 'tags' | 'deck' | 'type' | `field:${number}`;

/** What stands between the values of a row. */
export const SEPARATORS = ['\t', ';', ',', '|', ':', ' '] as const;

/** How bytes become text: what tables are saved in. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'windows-1250',
] as const;

/** One of {@link ENCODINGS}. */
export type TableEncoding = (typeof ENCODINGS)[number];

/** What a person says about a table; null: what the file says, else what it looks like. */
export interface TableChoices {
  readonly encoding: TableEncoding | null;
  readonly separator: string | null;
  /** Whether its first row names the columns. */
  readonly hasHeader: boolean | null;
  /** Whether its text is HTML; else every sign stands for itself. */
  readonly isHtml: boolean | null;
  /** By place; columns beyond it are ignored. */
  readonly columns: readonly ColumnRole[] | null;
  /** Whether two fields are asked both ways. */
  readonly bothWays: boolean;
  /** The deck of rows that name none, parts joined by `::`. */
  readonly deck: string | null;
}

/** Nothing said. */
export const NO_TABLE_CHOICES: TableChoices = {
  encoding: null,
  separator: null,
  hasHeader: null,
  isHtml: null,
  columns: null,
  bothWays: false,
  deck: null,
};

/** What becomes of a note that is here: follows the row, stays, or stays beside a new one. */
export type Matches = 'update' | 'keep' | 'both';

/** How a table is understood. */
export interface TableForm {
  readonly encoding: TableEncoding;
  readonly separator: string;
  readonly hasHeader: boolean;
  readonly isHtml: boolean;
  readonly columns: readonly ColumnRole[];
  /** By place; empty where nothing names them. */
  readonly names: readonly string[];
  readonly matches: Matches;
  readonly tags: readonly string[];
  /** Null where the file names none. */
  readonly deck: string | null;
  readonly noteType: string | null;
  readonly bothWays: boolean;
}

/** A table that was read. */
export interface Table {
  readonly form: TableForm;
  /** Without the header. */
  readonly rows: readonly (readonly string[])[];
}

/** More is refused. */
export const TABLE_LIMITS = {
  bytes: 128 * 1024 * 1024,
  rows: 1_000_000,
  columns: 100,
  /** Characters of one value. */
  value: 1_000_000,
} as const;
