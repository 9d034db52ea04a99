import type { CompileReport } from '#lib/command/compile.ts';
import type { Call, Command } from '../command.ts';
import { type Agreement, compileWith, type Decided } from '../compiling.ts';
import { findingLine, hasErrors, located, typedPath } from '../findings/located.ts';
import { planLine, planText } from '../plan-lines.ts';
import { DONE, REFUSED, type Status, UsageError } from '../status.ts';

/** Compiles files into decks: shows the plan, and applies it where it was agreed to. */
export const compile: Command = {
  flags: ['yes', 'allow-mass-archive', 'keep', 'new', 'watch', 'json'],
  values: [],
  positionals: { least: 0, most: Number.POSITIVE_INFINITY },
  run: runCompile,
};

async function runCompile(call: Call): Promise<Status> {
  const { flags, words } = call;
  if (flags.has('keep') && flags.has('new')) throw new UsageError(words.keepOrNew());
  if (flags.has('watch')) {
    const { watch } = await import('../watch.ts');
    return watch(call);
  }
  const report = await compileWith(call, { consent: flags.has('yes') ? agreed(call) : null });
  if (flags.has('json')) await call.print(`${JSON.stringify(compileJson(call, report))}\n`);
  else await show(call, report);
  if (report.applied || !isWorthAsking(call, report)) return statusOf(report);
  const decided = await askDoubts(call, report);
  const reply = await call.ask?.(words.askToApply);
  if (!words.isYes(reply ?? '')) return statusOf(report);
  const applied = await compileWith(call, { consent: agreed(call), decided });
  await call.tell(told(call, applied));
  return statusOf(applied);
}

function agreed({ flags }: Call): Agreement {
  return flags.has('allow-mass-archive') ? 'mass-archive' : 'yes';
}

/** Asks about one ambiguous note after another; what gets no answer stays for another time. */
async function askDoubts(call: Call, { lines }: CompileReport): Promise<Decided> {
  const { ask, words, flags } = call;
  if (!ask || flags.has('keep') || flags.has('new')) return {};
  const decided: Record<string, string | null> = {};
  for (const line of lines) {
    const [first] = line.doubt?.candidates ?? [];
    if (!line.doubt || !first) continue;
    await call.tell(`${planLine(line, call, (file) => typedPath(file, call)).join('\n')}\n`);
    const reply = await ask(words.askDoubt);
    if (words.isSame(reply)) decided[line.doubt.name] = first.note;
    else if (words.isNew(reply)) decided[line.doubt.name] = null;
  }
  return decided;
}

/** A compile as scripts see it. */
export function compileJson(call: Call, report: CompileReport) {
  const { counts, waiting, applied, operation, notes, cards, lines } = report;
  const nameOf = (file: string) => typedPath(file, call);
  const findings = located(report.findings, call, nameOf);
  const changes = lines.map(({ path: file, from, ...line }) => ({
    ...line,
    file: file && nameOf(file),
    from: from && { file: from.path && nameOf(from.path), line: from.line },
  }));
  return { plan: counts, applied, operation, waiting, notes, cards, findings, changes };
}

async function show(call: Call, report: CompileReport): Promise<void> {
  const findings = located(report.findings, call, (file) => typedPath(file, call));
  await call.print(planText(report, call, (file) => typedPath(file, call)));
  await call.tell(findings.map((finding) => `${findingLine(finding)}\n`).join(''));
  await call.tell(told(call, report));
}

function told({ words }: Call, report: CompileReport): string {
  const { archive, ambiguous, update } = report.waiting;
  const waits = archive + update + ambiguous > 0;
  const help = waits ? `${words.waiting(archive + update, ambiguous)}\n` : '';
  if (!report.applied) return isChange(report) ? `${help}${words.notApplied}\n` : '';
  return `${report.operation === null ? words.nothingChanged : words.applied}\n${help}`;
}

function isChange({ counts }: CompileReport): boolean {
  return Object.entries(counts).some(([action, count]) => action !== 'unchanged' && count > 0);
}

function isWorthAsking({ flags, ask }: Call, report: CompileReport): boolean {
  return ask !== null && !flags.has('json') && isChange(report);
}

/** An error keeps its own card back and no other; what waits for a decision was asked for and not done. */
function statusOf({ applied, waiting, findings }: CompileReport): Status {
  const isIncomplete = applied && waiting.archive + waiting.ambiguous + waiting.update > 0;
  return isIncomplete || hasErrors(findings) ? REFUSED : DONE;
}
