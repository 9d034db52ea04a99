import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '#lib/bundle/finding.ts';
import { RULE_NAMES } from '#lib/compiler/lint/rule-names.ts';
import type { LocatedFinding } from './located.ts';

const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
};

/** The program that found something: its folder, which holds the pages of the rules, and its version. */
export interface Finder {
  readonly root: string;
  readonly version: string;
}

/** Findings as a SARIF 2.1.0 log (OASIS standard), for programs that show them where they are. */
export function sarif(findings: readonly LocatedFinding[], { root, version }: Finder): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const rules = codes.map((code) => ruleOf(code, root));
  const driver = { name: 'Kartoteka', version, rules };
  const results = findings.map((finding) => resultOf(finding, codes.indexOf(finding.code)));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

/** A rule with its page; codes of the format are told about in its specification. */
function ruleOf(code: string, root: string): object {
  const name = Object.hasOwn(RULE_NAMES, code) ? RULE_NAMES[code as keyof typeof RULE_NAMES] : null;
  const page = path.join(
    root,
    'docs',
    ...(name ? ['lint', `${code}.md`] : ['spec', 'deck-format.md']),
  );
  const helpUri = pathToFileURL(page).href;
  if (!name || !existsSync(page)) return { id: code, helpUri };
  const markdown = readFileSync(page, 'utf8');
  return { id: code, name, helpUri, help: { text: markdown, markdown } };
}

function resultOf(finding: LocatedFinding, ruleIndex: number): object {
  const { line, column, endLine, endColumn, fix } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const artifactLocation = { uri: uriOf(finding.file) };
  return {
    ruleId: finding.code,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(fix !== undefined && { fixes: [fixOf(fix, { artifactLocation, region })] }),
  };
}

function fixOf(fix: string, place: { artifactLocation: object; region: object }): object {
  const replacement = { deletedRegion: place.region, insertedContent: { text: fix } };
  const change = { artifactLocation: place.artifactLocation, replacements: [replacement] };
  return { artifactChanges: [change] };
}

function uriOf(file: string): string {
  const address = file.split(path.sep).map(encodeURIComponent).join('/');
  return path.isAbsolute(file) ? `file://${address}` : address;
}
