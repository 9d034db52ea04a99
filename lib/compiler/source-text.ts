import type { Place } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { type FindingCode, SEVERITIES } from '#lib/compiler/finding-codes.ts';
import { LineIndex } from '#lib/compiler/line-index.ts';
import type { MediaSource } from '#lib/compiler/media.ts';
import { Pictures } from '#lib/compiler/pictures.ts';
import type { Code } from '#lib/render/markdown/tree.ts';

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
  readonly pictures: Pictures;
  private readonly lines: LineIndex;

  constructor(path: string, text: string, media?: MediaSource) {
    this.path = path;
    this.pictures = new Pictures(path, media);
    this.text = text;
    this.lines = new LineIndex(text);
  }

  placeOf({ from, to }: Span): Place {
    const start = this.lines.positionOf(from);
    const end = this.lines.positionOf(Math.max(from, to));
    const { line, column } = start;
    return { path: this.path, line, column, endLine: end.line, endColumn: end.column };
  }

  /** Where a line, counted from 0, begins. */
  startOf(line: number): number {
    return this.lines.spanOf(line).from;
  }

  /** The line that opens a fence, without what stands before it. */
  infoOf(code: Code): Span {
    const line = this.lineOf(code.line);
    return { from: code.from, to: Math.max(code.from, line.from + line.text.trimEnd().length) };
  }

  /** Where something in the text of a fence stands in the source. */
  spanInCode(code: Code, { from, to }: Span): Span {
    return { from: this.offsetInCode(code, from), to: this.offsetInCode(code, to) };
  }

  private offsetInCode(code: Code, offset: number): number {
    const before = code.text.slice(0, offset).split('\n');
    const within = code.text.split('\n', before.length)[before.length - 1] ?? '';
    const line = this.lineOf(code.line + before.length);
    // What stands before the code of a line belongs to the list or quote that the fence is in.
    const indent = Math.max(0, line.text.length - within.length);
    return Math.min(code.to, line.from + indent + (before[before.length - 1] ?? '').length);
  }

  private lineOf(line: number): Span & { readonly text: string } {
    const { from, to } = this.lines.spanOf(line);
    return { from, to, text: this.text.slice(from, to).replace(/[\r\n]+$/, '') };
  }

  report(code: FindingCode, span: Span, details: FindingDetails = {}): void {
    const { path: file, ...place } = this.placeOf(span);
    const { values = {}, fix } = details;
    const finding = { file, ...place, code, severity: SEVERITIES[code], values };
    this.findings.push(fix === undefined ? finding : { ...finding, fix });
  }
}
