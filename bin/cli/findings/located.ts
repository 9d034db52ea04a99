import path from 'node:path';
import type { Finding, Severity } from '#lib/bundle/finding.ts';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import type { Call } from '../command.ts';

/** A finding as scripts see it: with its sentence, and the file as the caller would type it. */
export interface LocatedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
}

/** Findings with their sentences, and their files named by `nameOf`. */
export function located(
  findings: readonly Finding[],
  { language }: Call,
  nameOf: (file: string) => string,
): LocatedFinding[] {
  const names = new Map(findings.map(({ file }) => [file, '']));
  for (const file of names.keys()) names.set(file, nameOf(file));
  return findings.map((finding) => {
    const { file, line, column, endLine, endColumn, code, severity, fix } = finding;
    return {
      file: names.get(file) ?? file,
      line,
      column,
      endLine,
      endColumn,
      code,
      severity,
      message: describeFinding(finding, language),
      ...(fix === undefined ? {} : { fix }),
    };
  });
}

/**
 * A file as the caller would type it: absolute where they named it or a folder above it absolutely, else from where
 * they stand. What they did not name is relative only where it lies below.
 */
export function typedPath(file: string, { cwd, positionals }: Call): string {
  if (!path.isAbsolute(file)) return file;
  const named = positionals.find((typed) => isWithin(path.resolve(cwd, typed), file));
  if (named !== undefined) return path.isAbsolute(named) ? file : path.relative(cwd, file);
  return isWithin(cwd, file) ? path.relative(cwd, file) : file;
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder.normalize('NFC'), file.normalize('NFC'));
  return !(relative.startsWith('..') || path.isAbsolute(relative));
}

/** `file:line:column CODE sentence`. */
export function findingLine({ file, line, column, code, message }: LocatedFinding): string {
  return `${file}:${line}:${column} ${code} ${message}`;
}

/** Whether any of these is an error. */
export function hasErrors(findings: readonly { severity: Severity }[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
