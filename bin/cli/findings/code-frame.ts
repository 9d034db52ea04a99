import { cellWidth } from './cell-width.ts';
import type { LocatedFinding } from './located.ts';

const WIDTH = 100;

/** The line of a finding with its place marked below; empty where the text has no such line. */
export function codeFrame(lines: readonly string[], finding: LocatedFinding): string {
  const whole = lines[finding.line - 1];
  if (whole === undefined || whole.trim() === '') return '';
  const start = Math.min(finding.column - 1, whole.length);
  const end = finding.endLine === finding.line ? finding.endColumn - 1 : whole.length;
  const from = start < WIDTH ? 0 : wholeCharacter(whole, start - WIDTH / 2);
  const shown = whole.slice(from, wholeCharacter(whole, from + WIDTH));
  const marked = shown.slice(start - from, Math.max(start, end) - from);
  const number = String(finding.line);
  const marks = '^'.repeat(Math.max(1, cellsOf(marked)));
  return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${indentOf(shown.slice(0, start - from))}${marks}\n`;
}

/** As wide as a text, so that the marks stand below what they mark. Tabs stay tabs. */
function indentOf(text: string): string {
  return [...text].map((each) => (each === '\t' ? each : ' '.repeat(cellWidth(each)))).join('');
}

function cellsOf(text: string): number {
  return [...text].reduce((sum, each) => sum + cellWidth(each), 0);
}

/** An offset that does not fall into the middle of a character. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
