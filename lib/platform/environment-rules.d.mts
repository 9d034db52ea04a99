import type { ImportLimits } from '#lib/shared/import-limits.ts';

/** Where and how this process works, as its environment variables say. */
export interface Environment {
  /** 0: any free port. */
  readonly port: number;
  /** A loopback address or name, without brackets. */
  readonly host: string;
  /** Absolute; holds the database, media, backups and the writer's lock. */
  readonly dataFolder: string;
  readonly databaseFile: string;
  /** Absolute folders whose Markdown files are the decks: as the variable says, or remembered, or those of the clone. */
  readonly deckFolders: string[];
  /** Absolute folders of dictionaries of corrections, whether they are there or not: that of the program, and one in each deck folder. */
  readonly errataFolders: string[];
  /** The instant at which the clock begins, in epoch milliseconds; null: the machine's own time. */
  readonly startAt: number | null;
  /** What files that come in may ask for. */
  readonly limits: ImportLimits;
}

/** One variable with a value that cannot be used. */
export interface EnvironmentProblem {
  readonly variable: string;
  /** What the value must be, and what was found. */
  readonly expected: string;
}

/** Names every variable that is wrong, one a line. */
export declare class EnvironmentError extends Error {
  constructor(problems: readonly EnvironmentProblem[]);
  readonly problems: readonly EnvironmentProblem[];
}

/**
 * Reads the environment of the program in folder `root`; relative paths in it start at `cwd`.
 * Throws `EnvironmentError` with everything that is wrong.
 */
export declare function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
  cwd?: string,
): Environment;
