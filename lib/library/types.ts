import type { Finding } from '#lib/bundle/finding.ts';
import type { DiffLine } from '#lib/bundle/text-diff.ts';
import {
  type ColumnRole,
  ENCODINGS,
  type TableChoices,
  type TableEncoding,
} from '#lib/formats/table/table.ts';
import type { NoteId, OperationId } from '#lib/shared/ids.ts';

export type { ColumnRole, TableChoices, TableEncoding };
export { ENCODINGS };

/** Counts of notes by what a plan does with them. */
export interface PlanCounts {
  readonly create: number;
  readonly update: number;
  readonly move: number;
  readonly revive: number;
  readonly archive: number;
  readonly ambiguous: number;
  readonly unchanged: number;
}

/** A line of a plan, for people. */
export interface PlanLine {
  readonly action: keyof PlanCounts;
  readonly deck: string;
  readonly path: string | null;
  readonly line: number | null;
  /** The prompt as plain text, shortened. */
  readonly prompt: string;
  readonly cards: number;
  /** Where it stood before; null where it stays in its file. */
  readonly from: { readonly path: string | null; readonly line: number } | null;
  /** What an edit changed in its source. */
  readonly diff: readonly DiffLine[];
  /** What is to be decided; null where nothing is. */
  readonly doubt: PlanDoubt | null;
  /** Names of the fields that were changed both here and there. */
  readonly conflicts?: readonly string[];
  /** It takes what was changed here and what was changed there, and `diff` shows both. */
  readonly isTogether?: boolean;
}

/** A note that may be one that is here: the likeliest comes first. */
export interface PlanDoubt {
  /** Names it in a decision. */
  readonly name: string;
  readonly candidates: readonly {
    readonly note: NoteId;
    readonly path: string | null;
    readonly line: number;
    readonly prompt: string;
    readonly reviewed: boolean;
    readonly diff: readonly DiffLine[];
  }[];
}

/** How a table was understood, with its first rows. */
export interface TableView {
  readonly encoding: TableEncoding;
  readonly separator: string;
  readonly hasHeader: boolean;
  readonly isHtml: boolean;
  readonly bothWays: boolean;
  /** Where rows go that name no deck themselves. */
  readonly deck: string;
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole }[];
  /** Up to five, values shortened. */
  readonly rows: readonly (readonly string[])[];
}

/** What an import or a compile would do. */
export interface PlanView {
  readonly counts: PlanCounts;
  /** The lines that change something, up to 500. */
  readonly lines: readonly PlanLine[];
  readonly decks: readonly {
    readonly key: string;
    readonly title: string;
    readonly cards: number;
  }[];
  readonly notes: number;
  readonly cards: number;
  /** Answers of the file's history that come along. */
  readonly reviews: number;
  /** Cards whose schedule comes along without any answers. */
  readonly schedules?: number;
  /** Notes whose texts take what was changed here and what was changed there. */
  readonly together?: number;
  /** Paths of Markdown documents that were changed both here and there: whose changes come together, and who come as they are there. */
  readonly documents?: {
    readonly together: readonly string[];
    readonly overruled: readonly string[];
  };
  /** What of a package is new or changed here besides notes: note types; and files whose names are new here. */
  readonly besides?: { readonly noteTypes: number; readonly files: number };
  /** Pictures that come along. */
  readonly media: number;
  /** Events of the file's history that cannot come: their card is not here, or their id is another's. */
  readonly skipped?: number;
  readonly findings: readonly Finding[];
  /** What of a package of Anki's could not come as it was: counts by code, and examples. */
  readonly problems?: {
    readonly counts: Readonly<Record<string, number>>;
    readonly examples: readonly { readonly code: string; readonly about: string }[];
  };
  /** Of a CSV, TSV or text file. */
  readonly table?: TableView;
  /** More notes would be archived than is done without asking. */
  readonly massArchive: boolean;
}

/** What was done. */
export interface Applied {
  readonly applied: boolean;
  readonly operation: OperationId | null;
  readonly plan: PlanView;
}
