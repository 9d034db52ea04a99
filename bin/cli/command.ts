import type { Language } from '#lib/shared/settings.ts';
import type { Messages } from './messages.ts';
import type { Print } from './output.ts';
import type { Status } from './status.ts';

/** The process that a command runs in. */
export interface System {
  /** The folder of the program. */
  readonly root: string;
  /** Where the caller stands: relative paths start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly print: Print;
  /** Messages for people. */
  readonly tell: Print;
  /** Asks a person; null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Whether standard output shows colours. */
  readonly colours?: boolean;
  /** From the first call on, an interruption aborts the signal instead of ending the process. */
  readonly interruption?: () => AbortSignal;
}

/** What a command is given: the process, the language, and what was typed. */
export interface Call extends System {
  readonly language: Language;
  readonly words: Messages;
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** A command of the program. */
export interface Command {
  /** Options without a value. */
  readonly flags: readonly string[];
  /** Options with a value. */
  readonly values: readonly string[];
  /** How many positional arguments there must and may be. */
  readonly positionals: { readonly least: number; readonly most: number };
  readonly run: (call: Call) => Promise<Status>;
}
