import path from 'node:path';
import { type Checked, type CheckInput, checkDeckFiles } from '#lib/library/check-deck-files.ts';
import { type FixReport, fixDeckFiles } from '#lib/library/fix-deck-files.ts';
import { workThreads } from '#lib/platform/work-threads.ts';
import type { Call, Command } from '../command.ts';
import { environmentOf } from '../environment.ts';
import { codeFrame, linesOf } from '../findings/code-frame.ts';
import {
  findingLine,
  hasErrors,
  type LocatedFinding,
  located,
  typedPath,
} from '../findings/located.ts';
import { rulePage } from '../findings/rule-page.ts';
import { loadMessages } from '../messages.ts';
import { noFiles } from '../no-files.ts';
import { programsOf } from '../place.ts';
import { DONE, REFUSED, type Status, UsageError } from '../status.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

const LANGUAGES = ['ru', 'en'] as const;

/** Compiles files and shows what is wrong with them; with `--fix` mends what has one sure fix, else writes nothing. */
export const check: Command = {
  flags: ['strict', 'json', 'fix'],
  values: ['format', 'explain', 'lang'],
  positionals: { least: 0, most: Number.POSITIVE_INFINITY },
  run: async (call) => runCheck(await inLanguage(call)),
};

async function runCheck(call: Call): Promise<Status> {
  const explained = call.values.get('explain');
  if (explained !== undefined) return explain(call, explained);
  const format = formatOf(call);
  const input = inputOf(call);
  const report = call.flags.has('fix') ? await fixDeckFiles(input) : null;
  const checked = await checkDeckFiles(workThreads(programsOf(call)), input);
  if (checked.files.length + checked.findings.length === 0) throw noFiles(call);
  const findings = located(checked.findings, call, (file) => typedPath(file, call));
  await show(call, { format, checked, findings, report });
  const isWrong = call.flags.has('strict') ? findings.length > 0 : hasErrors(findings);
  return isWrong || (report?.changedMeanwhile.length ?? 0) > 0 ? REFUSED : DONE;
}

/** `--lang` says otherwise than the locale. */
async function inLanguage(call: Call): Promise<Call> {
  const asked = call.values.get('lang');
  if (asked === undefined) return call;
  const language = LANGUAGES.find((each) => each === asked);
  if (!language) throw new UsageError(call.words.unknownLanguage(asked, LANGUAGES));
  return { ...call, language, words: await loadMessages(language) };
}

async function explain(call: Call, rule: string): Promise<Status> {
  await call.print(rulePage(call, rule));
  return DONE;
}

function inputOf(call: Call): CheckInput {
  const { deckFolders, errataFolders } = environmentOf(call);
  const paths = call.positionals.map((named) => path.resolve(call.cwd, named));
  return { paths, deckFolders, errataFolders };
}

function formatOf({ flags, values, words }: Call): Format {
  const named = values.get('format');
  const format = FORMATS.find((each) => each === (named ?? (flags.has('json') ? 'json' : 'text')));
  if (!format) throw new UsageError(words.unknownFormat(named ?? '', FORMATS));
  if (flags.has('json') && format !== 'json') throw new UsageError(words.twoFormats());
  return format;
}

interface Shown {
  readonly format: Format;
  readonly checked: Checked;
  readonly findings: readonly LocatedFinding[];
  readonly report: FixReport | null;
}

async function show(call: Call, { format, checked, findings, report }: Shown): Promise<void> {
  const { notes, cards, files } = checked;
  if (report && format !== 'json') await call.tell(fixesTold(call, report));
  if (format === 'json') {
    const fixes = report ? fixesOf(call, report) : {};
    const result = { files: files.length, notes, cards, ...fixes, findings };
    return call.print(`${JSON.stringify(result)}\n`);
  }
  if (format === 'sarif') {
    const { sarif } = await import('../findings/sarif.ts');
    const { versionOf } = await import('../version.ts');
    const finder = { root: call.root, version: versionOf(call.root) };
    return call.print(`${JSON.stringify(sarif(findings, finder))}\n`);
  }
  await call.print(inText(call, checked, findings));
  await call.tell(`${call.words.checked({ files: files.length, cards, findings })}\n`);
}

function fixesOf(call: Call, { fixed, changedMeanwhile }: FixReport) {
  return {
    fixed: fixed.map((each) => ({ ...each, file: typedPath(each.file, call) })),
    changedMeanwhile: changedMeanwhile.map((file) => typedPath(file, call)),
  };
}

function fixesTold(call: Call, report: FixReport): string {
  const { fixed, changedMeanwhile } = fixesOf(call, report);
  const lines = fixed.map(({ file, line, column, code, before, after }) => {
    return `${file}:${line}:${column} ${code} ${call.words.mended(before, after)}`;
  });
  return [...lines, ...changedMeanwhile.map(call.words.changedMeanwhile)]
    .map((line) => `${line}\n`)
    .join('');
}

function inText(call: Call, { files }: Checked, findings: readonly LocatedFinding[]): string {
  const texts = new Map(files.map(({ file, text }) => [typedPath(file, call), text]));
  const lines = new Map<string, string[]>();
  const linesIn = (file: string) => {
    const known = lines.get(file) ?? linesOf(texts.get(file) ?? '');
    lines.set(file, known);
    return known;
  };
  return findings.map((finding) => findingText(call, finding, linesIn(finding.file))).join('');
}

function findingText(call: Call, finding: LocatedFinding, lines: readonly string[]): string {
  const fix = finding.fix === undefined ? '' : `    ${call.words.suggestedFix(finding.fix)}\n`;
  return `${findingLine(finding)}\n${codeFrame(lines, finding)}${fix}`;
}
