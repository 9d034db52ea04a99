import path from 'node:path';
import type { Severity } from '#lib/bundle/finding.ts';
import type { LocatedFinding } from './located.ts';

const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
};

/** Findings as a SARIF 2.1.0 log, for programs that show them where they are. */
export function sarif(findings: readonly LocatedFinding[], version: string): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const driver = { name: 'Kartoteka', version, rules: codes.map((id) => ({ id })) };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: findings.map(resultOf) }],
  };
}

function resultOf(finding: LocatedFinding): object {
  const { line, column, endLine, endColumn } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const artifactLocation = { uri: uriOf(finding.file) };
  return {
    ruleId: finding.code,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
  };
}

function uriOf(file: string): string {
  const address = file.split(path.sep).map(encodeURIComponent).join('/');
  return path.isAbsolute(file) ? `file://${address}` : address;
}
