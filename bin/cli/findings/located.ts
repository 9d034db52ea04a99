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
  return findings.map((finding) => {
    const { file, line, column, endLine, endColumn, code, severity, fix } = finding;
    return {
      file: nameOf(file),
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

/** A path as the caller would type it: from where they stand, or absolute where it lies elsewhere. */
export function typedPath(file: string, { cwd }: Pick<Call, 'cwd'>): string {
  if (!path.isAbsolute(file)) return file;
  const relative = path.relative(cwd, file);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

/** `file:line:column CODE sentence`. */
export function findingLine({ file, line, column, code, message }: LocatedFinding): string {
  return `${file}:${line}:${column} ${code} ${message}`;
}

/** Whether any of these is an error. */
export function hasErrors(findings: readonly { severity: Severity }[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
