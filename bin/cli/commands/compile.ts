import path from 'node:path';
import type { CompileReport } from '#lib/command/compile.ts';
import type { Call, Command } from '../command.ts';
import { environmentOf } from '../environment.ts';
import { findingLine, hasErrors, located, typedPath } from '../findings/located.ts';
import { noFiles } from '../no-files.ts';
import { planText } from '../plan-lines.ts';
import { DONE, REFUSED, type Status } from '../status.ts';

type Consent = 'yes' | 'mass-archive' | null;

/** Compiles files into decks: shows the plan, and applies it where it was agreed to. */
export const compile: Command = {
  flags: ['yes', 'allow-mass-archive', 'json'],
  values: [],
  positionals: { least: 0, most: Number.POSITIVE_INFINITY },
  run: runCompile,
};

async function runCompile(call: Call): Promise<Status> {
  const consent = consentOf(call);
  const report = await compileWith(call, consent);
  if (call.flags.has('json')) await call.print(`${JSON.stringify(asJson(call, report))}\n`);
  else await show(call, report);
  if (report.applied || !isWorthAsking(call, report)) return statusOf(report);
  const reply = await call.ask?.(call.words.askToApply);
  if (!call.words.isYes(reply ?? '')) return statusOf(report);
  const applied = await compileWith(call, agreed(call));
  await call.tell(told(call, applied));
  return statusOf(applied);
}

function consentOf(call: Call): Consent {
  return call.flags.has('yes') ? agreed(call) : null;
}

function agreed({ flags }: Call): Consent {
  return flags.has('allow-mass-archive') ? 'mass-archive' : 'yes';
}

async function compileWith(call: Call, consent: Consent): Promise<CompileReport> {
  const { deckFolders, dataFolder } = environmentOf(call);
  const paths = call.positionals.map((named) => path.resolve(call.cwd, named));
  if (paths.length + deckFolders.length === 0) throw noFiles(call);
  const { writing } = await import('../writing.ts');
  return writing(call, 'compile', { paths, deckFolders, consent, dataFolder });
}

function asJson(call: Call, { counts, waiting, applied, operation, ...report }: CompileReport) {
  const { notes, cards } = report;
  const findings = located(report.findings, call, (file) => typedPath(file, call));
  return { plan: counts, applied, operation, waiting, notes, cards, findings };
}

async function show(call: Call, report: CompileReport): Promise<void> {
  const findings = located(report.findings, call, (file) => typedPath(file, call));
  await call.print(planText(report, call, (file) => typedPath(file, call)));
  await call.tell(findings.map((finding) => `${findingLine(finding)}\n`).join(''));
  await call.tell(told(call, report));
}

function told({ words }: Call, report: CompileReport): string {
  if (!report.applied) return isChange(report) ? `${words.notApplied}\n` : '';
  const { archive, ambiguous } = report.waiting;
  const waits = archive + ambiguous > 0 ? `${words.waiting(archive, ambiguous)}\n` : '';
  return `${report.operation === null ? words.nothingChanged : words.applied}\n${waits}`;
}

function isChange({ counts }: CompileReport): boolean {
  return Object.entries(counts).some(([action, count]) => action !== 'unchanged' && count > 0);
}

function isWorthAsking({ flags, ask }: Call, report: CompileReport): boolean {
  return ask !== null && !flags.has('json') && isChange(report);
}

/** An error keeps its own card back and no other; what waits for a decision was asked for and not done. */
function statusOf({ applied, waiting, findings }: CompileReport): Status {
  const isIncomplete = applied && waiting.archive + waiting.ambiguous > 0;
  return isIncomplete || hasErrors(findings) ? REFUSED : DONE;
}
