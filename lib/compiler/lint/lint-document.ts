import type { Span } from '#lib/compiler/source-text.ts';
import type { Block, Code, References } from '#lib/render/markdown/tree.ts';
import type { Errata } from './errata.ts';
import type { LintNote } from './lint-note.ts';
import type { TokenTable } from './text/tokens.ts';

/** A whole document as rules look at it. */
export interface LintDocument {
  /** The source that offsets count in. */
  readonly text: string;
  /** Offset where the Markdown begins. */
  readonly start: number;
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly references: References;
  /** All code blocks, also those inside lists and quotes. */
  readonly codes: readonly Code[];
  readonly notes: readonly LintNote[];
  readonly tokens: TokenTable;
  readonly errata: Errata;
  /** What the text is true for, as its head says; null where it does not. */
  readonly asOf: string | null;
  /** Whether its head names where it is from. */
  readonly hasSource: boolean;
  /** The note that a place belongs to; null where it is plain text. */
  readonly noteAt: (offset: number) => LintNote | null;
  /** What a card says it is true for, and where it is from; null where it says nothing. */
  readonly asOfNote: (note: LintNote) => string | null;
  readonly sourceOfNote: (note: LintNote) => string | null;
  /** The line that a place stands in, at most a few thousand characters of it. */
  readonly spanOfLine: (offset: number) => Span;
}

/** All code blocks under blocks. */
export function codesUnder(blocks: readonly Block[]): readonly Code[] {
  const codes: Code[] = [];
  const visit = (block: Block): void => {
    if (block.kind === 'code') codes.push(block);
    else if (block.kind === 'list') block.items.forEach(visit);
    else if (block.kind === 'quote' || block.kind === 'item') block.children.forEach(visit);
  };
  blocks.forEach(visit);
  return codes;
}
