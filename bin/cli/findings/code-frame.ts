import type { LocatedFinding } from './located.ts';

const WIDTH = 100;

/** The line of a finding with its place marked below; empty where the text has no such line. */
export function codeFrame(lines: readonly string[], finding: LocatedFinding): string {
  const whole = lines[finding.line - 1];
  if (whole === undefined || whole.trim() === '') return '';
  const start = Math.min(finding.column - 1, whole.length);
  const end = finding.endLine === finding.line ? finding.endColumn - 1 : whole.length;
  const from = start < WIDTH ? 0 : start - WIDTH / 2;
  const shown = whole.slice(from, from + WIDTH);
  // Tabs stay tabs, so that the marks stand below what they mark.
  const indent = shown.slice(0, start - from).replace(/[^\t]/g, ' ');
  const marks = '^'.repeat(Math.max(1, Math.min(end, from + shown.length) - start));
  const number = String(finding.line);
  return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${indent}${marks}\n`;
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
