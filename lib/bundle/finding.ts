/** How much a finding matters: an error keeps its card from compiling, the others do not. */
export type Severity = 'error' | 'warning' | 'hint';

/** Something to say about a file, with its place. Lines and columns count from 1; the end is exclusive. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Severity;
  /** What the sentence for `code` is filled with. */
  readonly values: Readonly<Record<string, string | number>>;
  /** A replacement for the place that would mend it, where one is sure. */
  readonly fix?: string;
}
