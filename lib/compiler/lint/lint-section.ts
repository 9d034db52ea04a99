import type { PlacedDraft } from '#lib/compiler/document-reader.ts';
import type { FrontMatter } from '#lib/compiler/front-matter.ts';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';
import type { Block, Code, References } from '#lib/render/markdown/tree.ts';
import { type LintNote, lintNote } from './lint-note.ts';
import { TokenTable } from './text/tokens.ts';

/** A section that was read. Offsets count within it. */
export interface ReadSection {
  readonly source: SourceText;
  /** Offset where the Markdown begins: behind the head of the file in the first section. */
  readonly start: number;
  readonly head: FrontMatter;
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly references: References;
  /** What was read, in the order of the source. */
  readonly drafts: readonly PlacedDraft[];
}

/** A section of a document as rules look at it; a whole document where it was not cut. What is costly is derived once. */
export class LintSection {
  readonly text: string;
  readonly start: number;
  readonly blocks: readonly Block[];
  readonly references: References;
  readonly notes: readonly LintNote[];
  /** What the text is true for, as its head says; null where it does not. */
  readonly asOf: string | null;
  private readonly drafts: ReadonlyMap<LintNote, PlacedDraft>;
  private knownTokens: TokenTable | null = null;
  private knownCodes: readonly Code[] | null = null;

  constructor({ source, start, head, language, blocks, references, drafts }: ReadSection) {
    this.text = source.text;
    this.start = start;
    this.blocks = blocks;
    this.references = references;
    this.asOf = head.asOf;
    this.notes = drafts.map((draft) => lintNote(draft, { references, language }));
    this.drafts = new Map(this.notes.map((note, at) => [note, drafts[at] as PlacedDraft]));
  }

  get tokens(): TokenTable {
    this.knownTokens ??= new TokenTable(this.text);
    return this.knownTokens;
  }

  /** All code blocks, also those inside lists and quotes. */
  get codes(): readonly Code[] {
    this.knownCodes ??= codesUnder(this.blocks);
    return this.knownCodes;
  }

  /** The note that a place belongs to; null where it is plain text. */
  noteAt(offset: number): LintNote | null {
    return this.notes[this.indexAt(offset)] ?? null;
  }

  /** Index of the note that a place belongs to; -1 where it is plain text. Notes stand in the order of the source. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.notes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.notes[middle] as LintNote).span.from <= offset) low = middle;
      else high = middle - 1;
    }
    const span = this.notes[low]?.span;
    return span && span.from <= offset && offset < span.to ? low : -1;
  }

  /** What a card says it is true for; null where it says nothing. */
  asOfNote(note: LintNote): string | null {
    return this.drafts.get(note)?.draft.attributes.asOf ?? null;
  }

  /** Where a card says it is from; null where it says nothing. */
  sourceOfNote(note: LintNote): string | null {
    return this.drafts.get(note)?.draft.attributes.source ?? null;
  }

  /** The line that a place stands in, at most a few thousand characters of it. */
  spanOfLine(offset: number): Span {
    const { text } = this;
    const least = Math.max(0, offset - MAX_LINE);
    const before = text.lastIndexOf('\n', offset - 1) + 1;
    const after = text.indexOf('\n', offset);
    const to = after < 0 ? text.length : after;
    return { from: Math.max(least, before), to: Math.min(to, offset + MAX_LINE) };
  }
}

const MAX_LINE = 4000;

/** Derives something of a section once, however often its document is looked at. */
export function perSection<T>(derive: (section: LintSection) => T): (section: LintSection) => T {
  const known = new WeakMap<LintSection, { readonly value: T }>();
  return (section) => {
    const before = known.get(section);
    if (before) return before.value;
    const value = derive(section);
    known.set(section, { value });
    return value;
  };
}

function codesUnder(blocks: readonly Block[]): readonly Code[] {
  const codes: Code[] = [];
  const visit = (block: Block): void => {
    if (block.kind === 'code') codes.push(block);
    else if (block.kind === 'list') block.items.forEach(visit);
    else if (block.kind === 'quote' || block.kind === 'item') block.children.forEach(visit);
  };
  blocks.forEach(visit);
  return codes;
}
