/** What a place allows a file that comes in; null where the kind of file decides. */
export interface ImportLimits {
  /** Bytes of the file, and of each file in an archive when unpacked. */
  readonly fileBytes: number | null;
  /** Bytes of all files of an archive together when unpacked. */
  readonly totalBytes: number | null;
  /** Files in an archive, or in a folder that is sent. */
  readonly files: number | null;
  /** Unpacked bytes for each packed one. */
  readonly ratio: number | null;
  /** How long planning or adding may take in a process of its own. */
  readonly minutes: number | null;
  /** Bytes of memory for what that process holds. */
  readonly memoryBytes: number | null;
}

/** Those of a place that says nothing. */
export const USUAL_LIMITS: ImportLimits = {
  fileBytes: null,
  totalBytes: null,
  files: null,
  ratio: null,
  minutes: null,
  memoryBytes: null,
};

/** The variable of the environment that sets each. */
export const LIMIT_VARIABLES: Readonly<Record<keyof ImportLimits, string>> = {
  fileBytes: 'KARTOTEKA_IMPORT_FILE_SIZE',
  totalBytes: 'KARTOTEKA_IMPORT_TOTAL_SIZE',
  files: 'KARTOTEKA_IMPORT_FILES',
  ratio: 'KARTOTEKA_IMPORT_RATIO',
  minutes: 'KARTOTEKA_IMPORT_MINUTES',
  memoryBytes: 'KARTOTEKA_IMPORT_MEMORY',
};
