import path from 'node:path';
import type { ImportReport } from '#lib/command/import-file.ts';
import type { ProblemCode } from '#lib/library/import-anki/importing.ts';
import { keepHeapSmall } from '../../keep-heap-small.ts';
import type { Call, Command } from '../command.ts';
import { findingLine, hasErrors, located } from '../findings/located.ts';
import { planText } from '../plan-lines.ts';
import { DONE, INTERRUPTED, REFUSED, type Status, UsageError } from '../status.ts';
import { speaksOfTables, TABLE_OPTIONS, tableOptions } from '../table-options.ts';

/** Adds what a file holds: shows the plan, and applies it where it was agreed to. */
export const importCommand: Command = {
  flags: ['yes', 'no-progress', 'json', ...TABLE_OPTIONS.flags],
  values: ['deck', 'texts', ...TABLE_OPTIONS.values],
  positionals: { least: 1, most: 1 },
  run: runImport,
};

async function runImport(call: Call): Promise<Status> {
  keepHeapSmall();
  call.interruption?.().addEventListener('abort', () => process.exit(INTERRUPTED));
  const texts = call.values.get('texts');
  if (texts !== undefined && !isChoice(texts)) throw new UsageError(call.words.textsOfThree());
  const isTable = /\.(?:csv|tsv|txt)$/i.test(call.positionals[0] ?? '');
  if (!isTable && speaksOfTables(call)) throw new UsageError(call.words.onlyOfTables());
  const report = await importWith(call, call.flags.has('yes'));
  if (call.flags.has('json')) await call.print(`${JSON.stringify(asJson(call, report))}\n`);
  else await show(call, report);
  if (report.applied || call.flags.has('json') || !call.ask) return statusOf(report);
  if (!call.words.isYes(await call.ask(call.words.askToApply))) return statusOf(report);
  const applied = await importWith(call, true);
  await call.tell(told(call, applied));
  return statusOf(applied);
}

async function importWith(call: Call, apply: boolean): Promise<ImportReport> {
  const [typed = ''] = call.positionals;
  const { writing } = await import('../writing.ts');
  return writing(call, 'import', {
    file: path.resolve(call.cwd, typed),
    apply,
    withProgress: !call.flags.has('no-progress'),
    deckTitle: call.values.get('deck') ?? null,
    conflicts: (call.values.get('texts') as Choice | undefined) ?? 'ask',
    table: tableOptions(call),
  });
}

/** What becomes of texts that were changed on both sides. */
type Choice = 'mine' | 'theirs' | 'both';

function isChoice(text: string): text is Choice {
  return text === 'mine' || text === 'theirs' || text === 'both';
}

/** A document of the file as the caller would name it: the file itself, or its path in the archive. */
function nameIn({ positionals }: Call): (document: string) => string {
  const [typed = ''] = positionals;
  const isFile = (document: string) => document === path.basename(typed).normalize('NFC');
  return (document) => (isFile(document) ? typed : `${typed}/${document}`);
}

function asJson(call: Call, report: ImportReport) {
  const { counts, applied, operation, notes, cards, reviews, schedules, media } = report;
  const findings = located(report.findings, call, nameIn(call));
  const { documents, besides } = report;
  const problems = report.problems ? { problems: report.problems.counts } : {};
  const held = { notes, cards, reviews, schedules, media };
  return {
    plan: counts,
    applied,
    operation,
    ...held,
    findings,
    ...(besides && { besides }),
    ...(documents && { documents }),
    ...problems,
  };
}

async function show(call: Call, report: ImportReport): Promise<void> {
  const { words } = call;
  const findings = located(report.findings, call, nameIn(call));
  await call.print(
    `${words.holds(report)}\n${planText(report, call, nameIn(call))}${besidesLine(call, report)}`,
  );
  await call.tell(findings.map((finding) => `${findingLine(finding)}\n`).join(''));
  await call.tell(documentLines(call, report));
  await call.tell(problemLines(call, report));
  await call.tell(told(call, report));
}

function besidesLine({ words }: Call, { besides }: ImportReport): string {
  const { noteTypes = 0, files = 0 } = besides ?? {};
  return noteTypes + files > 0 ? `${words.besidesNotes(noteTypes, files)}\n` : '';
}

/** Documents that were changed both here and there. */
function documentLines({ words }: Call, { documents }: ImportReport): string {
  const { together = [], overruled = [] } = documents ?? {};
  return [
    ...together.map((file) => `${words.documentTogether(file)}\n`),
    ...overruled.map((file) => `${words.documentOverruled(file)}\n`),
  ].join('');
}

const EXAMPLES = 3;

/** What of a package could not come as it was, one line a kind. */
function problemLines({ words }: Call, { problems }: ImportReport): string {
  return Object.entries(problems?.counts ?? {})
    .map(([code, number]) => {
      const examples = (problems?.examples ?? []).filter((each) => each.code === code);
      const shown = examples.slice(0, EXAMPLES).map(({ about }) => about);
      return `${words.packageProblem[code as ProblemCode]}: ${number} (${shown.join('; ')})\n`;
    })
    .join('');
}

function told({ words }: Call, { applied, operation, ...report }: ImportReport): string {
  if (!applied) return `${words.notApplied}\n`;
  const waits = isIncomplete({ ...report, applied }) ? `${waitingIn(words, report)}\n` : '';
  return `${operation === null ? words.nothingChanged : words.applied}\n${waits}`;
}

/** Of a package nothing goes to the archive for want of it, and nothing else is in doubt than whose text is to stand. */
function waitingIn(
  words: Call['words'],
  { counts, problems }: Pick<ImportReport, 'counts' | 'problems'>,
): string {
  return problems ? words.textsWait(counts.ambiguous) : words.waitsOfImport(counts);
}

function isIncomplete({
  applied,
  counts,
  massArchive,
}: Pick<ImportReport, 'applied' | 'counts' | 'massArchive'>): boolean {
  return applied && (counts.ambiguous > 0 || (massArchive && counts.archive > 0));
}

function statusOf(report: ImportReport): Status {
  return isIncomplete(report) || hasErrors(report.findings) ? REFUSED : DONE;
}
