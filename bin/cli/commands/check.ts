import path from 'node:path';
import { type Checked, checkDeckFiles } from '#lib/library/check-deck-files.ts';
import type { Call, Command } from '../command.ts';
import { environmentOf, errataFoldersOf } from '../environment.ts';
import { codeFrame, linesOf } from '../findings/code-frame.ts';
import {
  findingLine,
  hasErrors,
  type LocatedFinding,
  located,
  typedPath,
} from '../findings/located.ts';
import { noFiles } from '../no-files.ts';
import { DONE, REFUSED, type Status, UsageError } from '../status.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

/** Compiles files, writes nothing, and shows what is wrong with them. */
export const check: Command = {
  flags: ['strict', 'json'],
  values: ['format'],
  positionals: { least: 0, most: Number.POSITIVE_INFINITY },
  run: runCheck,
};

async function runCheck(call: Call): Promise<Status> {
  const format = formatOf(call);
  const { deckFolders } = environmentOf(call);
  const paths = call.positionals.map((named) => path.resolve(call.cwd, named));
  const errataFolders = errataFoldersOf(call);
  const checked = checkDeckFiles({ paths, deckFolders, errataFolders });
  if (checked.files.length === 0) throw noFiles(call);
  const findings = located(checked.findings, call, (file) => typedPath(file, call));
  await show(call, { format, checked, findings });
  const isWrong = call.flags.has('strict') ? findings.length > 0 : hasErrors(findings);
  return isWrong ? REFUSED : DONE;
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
}

async function show(call: Call, { format, checked, findings }: Shown): Promise<void> {
  const { notes, cards, files } = checked;
  if (format === 'json') {
    const result = { files: files.length, notes, cards, findings };
    return call.print(`${JSON.stringify(result)}\n`);
  }
  if (format === 'sarif') {
    const { sarif } = await import('../findings/sarif.ts');
    const { versionOf } = await import('../version.ts');
    return call.print(`${JSON.stringify(sarif(findings, versionOf(call.root)))}\n`);
  }
  await call.print(inText(call, checked, findings));
  await call.tell(`${call.words.checked({ files: files.length, cards, findings })}\n`);
}

function inText(call: Call, { files }: Checked, findings: readonly LocatedFinding[]): string {
  const texts = new Map(files.map(({ file, text }) => [typedPath(file, call), text]));
  const lines = new Map<string, string[]>();
  const linesIn = (file: string) => {
    const known = lines.get(file) ?? linesOf(texts.get(file) ?? '');
    lines.set(file, known);
    return known;
  };
  return findings
    .map((finding) => `${findingLine(finding)}\n${codeFrame(linesIn(finding.file), finding)}`)
    .join('');
}
