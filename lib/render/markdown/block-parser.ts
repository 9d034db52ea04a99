import { startBlock } from '#lib/render/markdown/block-starts.ts';
import { closeBlock } from '#lib/render/markdown/close-block.ts';
import { continueBlock } from '#lib/render/markdown/continue-block.ts';
import { LineReader } from '#lib/render/markdown/line-reader.ts';
import { OpenBlock, type OpenKind } from '#lib/render/markdown/open-block.ts';
import type { Block, LinkTarget, MarkdownDocument } from '#lib/render/markdown/tree.ts';

/** Lists, items and quotes inside one another that are followed; deeper markers are plain text. */
const MAX_DEPTH = 100;

/** Tells of a line at the margin that it begins a paragraph even where Markdown would add it to a list, a quote or a table. */
export type BreaksOff = (line: string) => boolean;

/**
 * Finds the blocks of a Markdown text, line by line, as the two phases of https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy
 * describe it. Takes time in proportion to the text.
 */
export function parseMarkdown(
  source: string,
  from = 0,
  breaksOff: BreaksOff = () => false,
): MarkdownDocument {
  return new BlockParser(source, from, breaksOff).parse();
}

/** The state of block parsing: the line under the reader and the blocks that are still open, outermost first. */
export class BlockParser {
  readonly reader: LineReader;
  readonly references = new Map<string, LinkTarget | 'footnote'>();
  private readonly open: OpenBlock[];
  /** How many open blocks the present line continues. */
  private matched = 1;
  private tooDeepAt: number | null = null;
  private readonly breaksOff: BreaksOff;
  private readonly brokenOffAt = new Set<number>();

  constructor(source: string, from: number, breaksOff: BreaksOff) {
    this.breaksOff = breaksOff;
    this.reader = new LineReader(source, from);
    this.open = [new OpenBlock('document', from, 0)];
  }

  /** The innermost open block. */
  get tip(): OpenBlock {
    return this.open[this.open.length - 1] as OpenBlock;
  }

  /** The innermost block that the present line continues. */
  get container(): OpenBlock {
    return this.open[this.matched - 1] as OpenBlock;
  }

  /** Whether another level of nesting would go too deep; remembers that it was asked for. */
  get isTooDeep(): boolean {
    if (this.open.length < MAX_DEPTH) return false;
    this.tooDeepAt ??= this.reader.textAt;
    return true;
  }

  parse(): MarkdownDocument {
    while (this.reader.nextLine()) this.readLine();
    this.closeDownTo(1);
    const blocks: readonly Block[] = (this.open[0] as OpenBlock).children;
    const { references, tooDeepAt, brokenOffAt } = this;
    return { blocks, references, tooDeepAt, brokenOffAt };
  }

  /** Closes what the present line does not continue. */
  closeUnmatched(): void {
    this.closeDownTo(this.matched);
  }

  /** Opens a block at the present text. */
  push(kind: OpenKind): OpenBlock {
    return this.pushAt(kind, this.reader.textAt, this.reader.line);
  }

  /** Opens a block that began at a place already read. */
  pushAt(kind: OpenKind, from: number, line: number): OpenBlock {
    this.leaveFor(kind);
    const block = new OpenBlock(kind, from, line);
    block.reach(this.reader.end, this.reader.line);
    this.open.push(block);
    this.matched = this.open.length;
    return block;
  }

  /** Adds a block that is complete in the present line. */
  addFinished(block: Block): void {
    this.leaveFor(null);
    this.container.addChild(block);
  }

  /** Drops the tip without a trace, for a block that turns out to be another. */
  discardTip(): OpenBlock {
    const tip = this.open.pop() as OpenBlock;
    this.matched = this.open.length;
    return tip;
  }

  /** Closes the tip. */
  closeTip(): void {
    this.closeDownTo(this.open.length - 1);
  }

  private readLine(): void {
    if (this.matchContainers() === 'line-used') return;
    const startedLeaf = this.openNewBlocks();
    if (startedLeaf) return;
    this.addText();
  }

  private matchContainers(): 'line-used' | 'go-on' {
    this.matched = 1;
    while (this.matched < this.open.length) {
      const outcome = continueBlock(this.open[this.matched] as OpenBlock, this.reader);
      if (outcome === 'ends') break;
      this.matched++;
      if (outcome !== 'closes') continue;
      this.closeTip();
      return 'line-used';
    }
    return 'go-on';
  }

  private openNewBlocks(): boolean {
    while (!holdsVerbatim(this.container)) {
      const outcome = startBlock(this);
      if (outcome === 'leaf') return true;
      if (outcome === 'none') return false;
    }
    return false;
  }

  private addText(): void {
    if (this.isBreakingOff()) {
      this.brokenOffAt.add(this.reader.start);
      this.closeDownTo(1);
    }
    if (this.isLazyContinuation()) this.continueLazily();
    else {
      this.closeUnmatched();
      this.addToContainer();
    }
  }

  private isLazyContinuation(): boolean {
    const unmatched = this.matched < this.open.length;
    return unmatched && !this.reader.isBlank && this.tip.kind === 'paragraph';
  }

  private isBreakingOff(): boolean {
    const { reader, container } = this;
    if (reader.at !== reader.start || reader.indent > 0) return false;
    const isRow = container.kind === 'table';
    if (!isRow && !this.isLazyContinuation()) return false;
    const line = reader.source.slice(reader.start, reader.end);
    return !(isRow && line.includes('|')) && this.breaksOff(line);
  }

  private continueLazily(): void {
    this.matched = this.open.length;
    this.addProseLine(this.tip);
  }

  private addToContainer(): void {
    const { container, reader } = this;
    if (holdsVerbatim(container)) this.addVerbatimLine(container);
    else if (reader.isBlank) return;
    else if (container.kind === 'paragraph' || container.kind === 'table') {
      this.addProseLine(container);
    } else this.addProseLine(this.push('paragraph'));
  }

  private addProseLine(block: OpenBlock): void {
    const { source, textAt, end, line } = this.reader;
    block.lines.push(source.slice(textAt, end));
    block.starts.push(textAt);
    block.reach(end, line);
  }

  private addVerbatimLine(block: OpenBlock): void {
    const { reader } = this;
    block.lines.push(reader.rest());
    if (!reader.isBlank || block.kind === 'fenced-code') block.reach(reader.end, reader.line);
    if (block.htmlEnd?.test(reader.source.slice(reader.at, reader.end))) this.closeTip();
  }

  private leaveFor(kind: OpenKind | null): void {
    this.closeUnmatched();
    while (!mayHold(this.container, kind)) {
      this.matched--;
      this.closeUnmatched();
    }
  }

  private closeDownTo(depth: number): void {
    while (this.open.length > depth) {
      const closed = this.open.pop() as OpenBlock;
      const parent = this.tip;
      for (const block of closeBlock(closed, this.references)) parent.addChild(block);
    }
    if (this.matched > this.open.length) this.matched = this.open.length;
  }
}

function holdsVerbatim(block: OpenBlock): boolean {
  return (
    block.kind === 'fenced-code' || block.kind === 'indented-code' || block.kind === 'raw-html'
  );
}

function mayHold(parent: OpenBlock, kind: OpenKind | null): boolean {
  return parent.kind === 'list' ? kind === 'item' : parent.isContainer;
}
