import type { Alignment, Block } from '#lib/render/markdown/tree.ts';

/** Kinds of block while they are being read. */
export type OpenKind =
  | 'document'
  | 'quote'
  | 'list'
  | 'item'
  | 'paragraph'
  | 'fenced-code'
  | 'indented-code'
  | 'raw-html'
  | 'table';

/** Marker of a list or of one of its items. */
export interface ListMarker {
  readonly ordered: boolean;
  readonly start: number;
  /** The character that the items of one list share: the bullet, or what stands behind the number. */
  readonly sign: string;
  /** Columns before the marker. */
  readonly indent: number;
  /** Characters of the marker. */
  readonly length: number;
  /** Columns from the marker to the text. */
  readonly width: number;
}

/** Fence of a code block. */
export interface Fence {
  readonly sign: string;
  readonly length: number;
  /** Columns before the fence, which are taken away from the lines of the code too. */
  readonly indent: number;
  readonly info: string;
}

/** A block whose end is not known yet. */
export class OpenBlock {
  readonly kind: OpenKind;
  readonly from: number;
  readonly line: number;
  to: number;
  endLine: number;
  readonly children: Block[] = [];
  /** Lines of a leaf, and where each begins in the source. */
  readonly lines: string[] = [];
  readonly starts: number[] = [];
  marker: ListMarker | null = null;
  fence: Fence | null = null;
  /** What ends a raw HTML block; null: a blank line. */
  htmlEnd: RegExp | null = null;
  /** Whether an item has had text yet: one that begins with two blank lines is empty. */
  isBegun = false;
  alignments: readonly Alignment[] = [];

  constructor(kind: OpenKind, from: number, line: number) {
    this.kind = kind;
    this.from = from;
    this.to = from;
    this.line = line;
    this.endLine = line;
  }

  get isContainer(): boolean {
    return this.kind === 'document' || this.kind === 'quote' || this.kind === 'item';
  }

  /** Takes a finished block in and reaches at least as far as it does. */
  addChild(child: Block): void {
    this.children.push(child);
    this.reach(child.to, child.endLine);
  }

  /** Gives up its last line, which was taken out of `lines`. */
  retreat(): void {
    const last = this.lines.length - 1;
    this.to = (this.starts[last] ?? this.from) + (this.lines[last] ?? '').length;
    this.endLine--;
  }

  reach(to: number, endLine: number): void {
    if (to > this.to) this.to = to;
    if (endLine > this.endLine) this.endLine = endLine;
  }
}
