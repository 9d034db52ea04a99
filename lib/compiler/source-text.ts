import type { Place } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { type FindingCode, SEVERITIES } from '#lib/compiler/finding-codes.ts';
import { LineIndex } from '#lib/compiler/line-index.ts';

/** Offsets in a source; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a finding has to say beside its code and place. */
export interface FindingDetails {
  readonly values?: Finding['values'];
  readonly fix?: string;
}

/** The text of one file, and what was found in it. */
export class SourceText {
  readonly path: string;
  /** The text that offsets count in: without a byte order mark. */
  readonly text: string;
  readonly findings: Finding[] = [];
  private readonly lines: LineIndex;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.lines = new LineIndex(text);
  }

  placeOf({ from, to }: Span): Place {
    const start = this.lines.positionOf(from);
    const end = this.lines.positionOf(Math.max(from, to));
    const { line, column } = start;
    return { path: this.path, line, column, endLine: end.line, endColumn: end.column };
  }

  report(code: FindingCode, span: Span, details: FindingDetails = {}): void {
    const { path: file, ...place } = this.placeOf(span);
    const { values = {}, fix } = details;
    const finding = { file, ...place, code, severity: SEVERITIES[code], values };
    this.findings.push(fix === undefined ? finding : { ...finding, fix });
  }
}
