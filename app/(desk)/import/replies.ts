import type { Severity } from '#lib/bundle/finding.ts';
import type { DiffLine } from '#lib/bundle/text-diff.ts';
import type { Applied, PlanView } from '#lib/library/types.ts';

/** A problem in a file, worded. */
export interface WordedFinding {
  readonly severity: Severity;
  /** «Ошибка», "Error". */
  readonly kind: string;
  readonly file: string;
  /** «строка 3, столбец 1», "line 3, column 1". */
  readonly place: string;
  readonly sentence: string;
}

/** A line of the plan, worded. */
export interface WordedLine {
  readonly action: string;
  readonly prompt: string;
  /** File and line, where it has them. */
  readonly place: string | null;
  /** Where it lies, of a note without a document. */
  readonly deck: string | null;
  /** «раньше a.md:3», "was a.md:3"; null where it stays in its file. */
  readonly from: string | null;
  readonly diff: readonly DiffLine[];
}

/** A note that may be one that is here, worded: the person decides. */
export interface WordedDoubt {
  /** Names it in the decision. */
  readonly name: string;
  readonly prompt: string;
  readonly place: string | null;
  readonly candidates: readonly {
    /** Id of the note. */
    readonly note: string;
    readonly label: string;
    readonly diff: readonly DiffLine[];
  }[];
}

/** Ambiguous notes by name: the note that each is, or null for a new one. */
export type Decided = Readonly<Record<string, string | null>>;

/** What the page says about a file before it is added. */
export interface PlanWords {
  /** «2 колоды, 64 карточки», then the history where there is any. */
  readonly contents: string;
  readonly decks: readonly {
    readonly key: string;
    readonly title: string;
    readonly cards: string;
  }[];
  /** How many decks are folded away below the first ones; null where none are. */
  readonly moreDecks: string | null;
  /** What would change, a sentence for each kind. */
  readonly changes: readonly string[];
  readonly lines: readonly WordedLine[];
  readonly doubts: readonly WordedDoubt[];
  /** The heading of the folded list of lines. */
  readonly linesTitle: string;
  /** How many changing lines are not shown; null where all are. */
  readonly linesLeft: string | null;
  /** Something to mind before adding. */
  readonly warnings: readonly string[];
  /** What could not come as it was, a sentence a kind. */
  readonly problemsTitle: string;
  readonly problems: readonly string[];
  readonly findingsTitle: string;
  readonly findings: readonly WordedFinding[];
  /** Asked before many notes go to the archive; null where few or none would. */
  readonly massArchive: string | null;
  readonly canAdd: boolean;
}

/** A plan, and what the page says of it. */
export interface PlanReply {
  readonly plan: PlanView;
  readonly words: PlanWords;
}

/** Reply of `/api/import`: the plan, or that the file goes the way of a package (`/api/import/package`). */
export type UploadReply =
  | { readonly isPackage: true }
  | ({ readonly isPackage: false } & PlanReply);

/** Reply of `/api/import/apply`. */
export interface ApplyReply {
  readonly applied: Applied;
  readonly words: { readonly title: string; readonly text: string };
  /** The one deck that came; null for none or several. */
  readonly deck: string | null;
}
