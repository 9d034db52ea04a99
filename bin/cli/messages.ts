import type { FieldProblem } from '#lib/options/option-fields.ts';
import type { FitReport } from '#lib/scheduler/fitting/fit-report.ts';
import type { Memory } from '#lib/scheduler/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { CommandName } from './commands.ts';
import type { en } from './messages.en.ts';

/** Everything that the command line says, in one language. */
export type Messages = typeof en;

/** What the program takes, in one language. */
export interface Help {
  readonly help: string;
  readonly helpOf: Readonly<Record<CommandName, string>>;
}

/** What a check went over. */
export interface CheckedTotals {
  readonly files: number;
  readonly cards: number;
  readonly findings: readonly { readonly severity: string }[];
}

/** A memory with the recall predicted for now. */
export interface Recall extends Memory {
  readonly recall: number;
}

/** What a verification went over. */
export interface VerifiedTotals {
  readonly cards: number;
  readonly events: number;
  readonly differences: number;
}

/** Why a field of options cannot be, with its range and its words as they are typed. */
export interface OptionProblemWords extends FieldProblem {
  readonly least: string;
  readonly most: string;
  readonly choices: string;
}

/** What saving options did. */
export interface SavedTotals {
  readonly refolded: number;
  readonly moved: number;
  readonly migratedFrom: number | null;
}

/** What came of fitting parameters. */
export interface FittedWords {
  readonly report: FitReport;
  /** The operation that brought them in; null where they were not adopted. */
  readonly operation: string | null;
}

/** What went into a file. */
export interface ExportedTotals {
  readonly file: string;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly bytes: number;
}

/** The messages of a language. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'ru'
    ? (await import('./messages.ru.ts')).ru
    : (await import('./messages.en.ts')).en;
}

/** The help of a language. */
export function loadHelp(language: Language): Promise<Help> {
  return language === 'ru' ? import('./help.ru.ts') : import('./help.en.ts');
}
