import type { ChosenTable } from '#app/(desk)/import/package/table-choices.tsx';
import { type TableWords, tableInWords } from '#app/(desk)/import/package/table-in-words.ts';
import { besidesInWords, historyInWords, planInWords } from '#app/(desk)/import/plan-in-words.ts';
import { problemsInWords } from '#app/(desk)/import/problems-in-words.ts';
import type { PlanWords } from '#app/(desk)/import/replies.ts';
import { messages } from '#app/i18n/index.ts';
import { isPackageName } from '#lib/library/import-anki/open-package.ts';
import { isTableName } from '#lib/library/import-anki/open-table.ts';
import type { PackageJob } from '#lib/library/import-anki/package-jobs.ts';
import { isPackagedName } from '#lib/library/packaged-name.ts';
import type { PlanView } from '#lib/library/types.ts';
import { fileTroubleInWords } from '#lib/shared/file-trouble.ts';
import type { Language } from '#lib/shared/settings.ts';

const CHANGES = ['create', 'update', 'move', 'revive', 'archive', 'ambiguous'] as const;

/** The person's newest package, as the import page tells it. */
export interface PackageReply {
  readonly id: string;
  readonly at: 'reading' | 'planned' | 'adding' | 'added' | 'failed' | 'cancelled';
  readonly name: string;
  readonly withProgress: boolean;
  /** What comes along with the progress. */
  readonly progressHint: string;
  readonly conflicts: PackageJob['choices']['conflicts'];
  /** While it runs: 0–1, and where it is. */
  readonly progress: number;
  readonly stage: string;
  readonly plan: PlanWords | null;
  /** How a table was understood; null of packages. */
  readonly table: TableWords | null;
  /** What was chosen about it. */
  readonly chosenTable: ChosenTable;
  /** What the choice about texts changed on both sides is called, and that to take theirs. */
  readonly conflictTexts: { readonly title: string; readonly theirs: string };
  /** What could not come as it was, a sentence a kind. */
  readonly problems: readonly string[];
  readonly hasConflicts: boolean;
  /** Notes that both sides changed, and which of their fields. */
  readonly conflictCount: string;
  /** What is said at the end, or of what went wrong. */
  readonly title: string;
  readonly text: string;
  readonly operation: string | null;
  /** Whether it can still be decided about. */
  readonly isKept: boolean;
}

/** Puts a package job into words. */
export function packageInWords(job: PackageJob, language: Language): PackageReply {
  const texts = messages(language).fromAnki;
  const plan = job.plan ?? job.applied?.plan ?? null;
  const conflicts = plan?.counts.ambiguous ?? 0;
  const isBundle = !isPackagedName(job.name);
  return {
    id: job.id,
    at: placeOf(job),
    name: job.name,
    withProgress: job.choices.withProgress,
    progressHint: hasWholeProgress(job.name)
      ? texts.progressHint
      : messages(language).fromProgram.progressHint,
    conflicts: job.choices.conflicts,
    progress: job.running?.progress ?? 0,
    stage: stageOf(job, language),
    plan: job.plan && planInWords(job.plan, language, isBundle ? 'bundle' : 'package'),
    table: plan?.table ? tableInWords(plan.table, language) : null,
    chosenTable: chosenOf(job.choices),
    conflictTexts: conflictTextsOf(job.name, language),
    problems: problemsInWords(plan?.problems, language),
    hasConflicts: !isBundle && (conflicts > 0 || job.choices.conflicts !== 'ask'),
    conflictCount: conflicts > 0 && !isBundle ? texts.conflicts(conflicts) : '',
    ...endOf(job, language),
    operation: job.applied?.operation ?? null,
    isKept: job.isKept,
  };
}

/** Flags and options as well. */
function hasWholeProgress(name: string): boolean {
  return isPackageName(name) || !isPackagedName(name);
}

function chosenOf({ table }: PackageJob['choices']): ChosenTable {
  const said = Object.entries(table ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(said);
}

function conflictTextsOf(name: string, language: Language): PackageReply['conflictTexts'] {
  const { fromAnki, fromTable, fromProgram } = messages(language);
  const own = isTableName(name) ? fromTable : fromProgram;
  const { conflictsTitle, theirs } = isPackageName(name) ? fromAnki : own;
  return { title: conflictsTitle, theirs };
}

function placeOf({ state, did }: PackageJob): PackageReply['at'] {
  if (state === 'running') return did === 'plan' ? 'reading' : 'adding';
  if (state === 'done') return did === 'plan' ? 'planned' : 'added';
  return state;
}

function stageOf({ running, isUntold }: PackageJob, language: Language): string {
  if (isUntold) return messages(language).failure['disk-full'];
  const texts = messages(language).fromAnki;
  const { detail = null, secondsLeft = null } = running ?? {};
  const stage = texts.stage[detail?.stage ?? 'reading'](detail?.done ?? 0, detail?.total ?? 0);
  return secondsLeft === null ? stage : `${stage} ${texts.left(secondsLeft)}`;
}

function endOf(job: PackageJob, language: Language): { title: string; text: string } {
  const texts = messages(language).fromAnki;
  if (job.state === 'cancelled') return { title: texts.cancelled, text: '' };
  if (job.state === 'failed') {
    return { title: texts.failed, text: [...reasonOf(job, language), texts.failedText].join(' ') };
  }
  if (!job.applied) return { title: '', text: '' };
  if (job.applied.operation === null) {
    return { title: messages(language).import.doneNothing, text: '' };
  }
  return { title: messages(language).import.done, text: doneInWords(job.applied.plan, language) };
}

/** «57 новых записей, 251 новый ответ в истории». */
function doneInWords(plan: PlanView, language: Language): string {
  const { counts } = plan;
  const { fromAnki } = messages(language);
  const told = [
    ...CHANGES.flatMap((change) =>
      counts[change] > 0 ? [fromAnki.done[change](counts[change])] : [],
    ),
    ...historyInWords(plan, language),
    ...besidesInWords(plan, language),
  ];
  return told.length > 0 ? `${told.join(', ')}.` : '';
}

/** Where the file is wrong and what helps, in the person's language. */
function reasonOf({ name, refusal }: PackageJob, language: Language): string[] {
  const texts = messages(language).fromAnki;
  if (!refusal) return [];
  // Whoever exported a package does not know that it is an archive.
  if (refusal.values.why === 'no-archive' && isPackagedName(name)) return [texts.damaged];
  const trouble = fileTroubleInWords(refusal.values, language);
  if (trouble !== null) return [trouble];
  const { entry, file, table, row, remedy, line, column } = refusal.values;
  const ofTable = messages(language).fromTable;
  const place = [
    entry ?? file,
    table,
    line === undefined ? undefined : ofTable.line(Number(line)),
    entry === undefined && row !== undefined ? ofTable.row(Number(row)) : row,
    column === undefined ? undefined : ofTable.columnAt(Number(column)),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  const isUnread = refusal.code === 'unreadable-file';
  const helps = typeof remedy === 'string' ? texts.remedy[remedy] : undefined;
  return [
    ...(isUnread ? [] : [messages(language).failure[refusal.code]]),
    ...(place === '' ? [] : [texts.broken(place)]),
    ...(helps ? [helps] : isUnread ? [texts.damaged] : []),
  ];
}
