import type { Place } from '#lib/bundle/bundle.ts';
import { type Attributes, readAttributes, reportStrayIds } from '#lib/compiler/attributes.ts';
import { CONSTRUCTS } from '#lib/compiler/constructs/registry.ts';
import { HeadingPath } from '#lib/compiler/heading-path.ts';
import { meaningOf } from '#lib/compiler/meaning.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import { cutAtMarkers, type Piece, plainPieces } from '#lib/compiler/pieces.ts';
import type { SourceText } from '#lib/compiler/source-text.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import type {
  Block,
  InlinePlace,
  MarkdownDocument,
  References,
} from '#lib/render/markdown/tree.ts';
import { visitBlockInlines } from '#lib/render/markdown/walk.ts';
import { renderSide, type SideOptions } from '#lib/render/markdown-to-html.ts';

/** A draft with the headings above it and its place. */
export interface PlacedDraft {
  readonly draft: NoteDraft;
  readonly headings: readonly string[];
  readonly place: Place;
}

/** Walks over a document and lets each construct take what is its own. */
export class DocumentReader {
  readonly source: SourceText;
  readonly references: References;
  readonly drafts: PlacedDraft[] = [];
  private readonly document: MarkdownDocument;
  private readonly language: string;
  private readonly headings: HeadingPath;

  constructor(source: SourceText, document: MarkdownDocument, language: string) {
    this.source = source;
    this.document = document;
    this.references = document.references;
    this.language = language;
    this.headings = new HeadingPath(document.references);
  }

  readDocument(): void {
    this.readPieces(cutAtMarkers(this.document.blocks, this.references));
  }

  /** Looks for cards among blocks that stand inside another. */
  readNested(blocks: readonly Block[]): void {
    this.readPieces(plainPieces(blocks));
  }

  /** Takes a finished note. */
  add(draft: NoteDraft): void {
    const place = this.source.placeOf(draft.span);
    this.drafts.push({ draft, headings: this.headings.current, place });
  }

  /** The attributes at the end of the first line of a card. */
  attributesOf(content: Content, blocks: readonly Block[]): Attributes {
    const read = readAttributes(this.source, content, this.references);
    reportStrayIds(this.source, blocks, { references: this.references, read });
    return read;
  }

  /** Renders one side of a card. */
  render(blocks: readonly Block[], attributes: Attributes, holes?: SideOptions['holes']): string {
    const language = this.languageOf(attributes);
    return renderSide(blocks, { references: this.references, language, holes });
  }

  /** The language of a card. */
  languageOf(attributes: Attributes): string {
    return attributes.language ?? this.language;
  }

  /** What blocks mean, as a text to hash. */
  meaning(blocks: readonly Block[]): string {
    return meaningOf(blocks, this.references);
  }

  /** Reports the pictures in a card: they are shown as their description only. */
  reportPictures(blocks: readonly Block[]): void {
    visitBlockInlines(blocks, this.references, (node, content) => {
      const isTag = node.kind === 'inline-html' && /^<img\b/i.test(node.value);
      if (node.kind !== 'image' && !isTag) return;
      this.source.report('K007', this.spanIn(content, node));
    });
    for (const block of blocks) {
      if (block.kind === 'raw-html' && /<img\b/i.test(block.text))
        this.source.report('K007', block);
    }
  }

  /** Where something in a content stands in the source. */
  spanIn(content: Content, { from, to }: InlinePlace): { from: number; to: number } {
    const start = sourceOffset(content, from);
    return { from: start, to: Math.max(start, sourceOffset(content, to - 1) + 1) };
  }

  private readPieces(pieces: readonly Piece[]): void {
    for (let index = 0; index < pieces.length; ) {
      index += this.readConstruct(pieces, index) || this.readOther(pieces[index] as Piece);
    }
  }

  private readConstruct(pieces: readonly Piece[], index: number): number {
    for (const construct of CONSTRUCTS) {
      const taken = construct.read(this, pieces, index);
      if (taken > 0) return taken;
    }
    return 0;
  }

  private readOther({ block }: Piece): number {
    if (block.kind === 'heading') this.headings.enter(block);
    else if (block.kind === 'list') this.readNested(block.items);
    else if (block.kind === 'quote' || block.kind === 'item') this.readNested(block.children);
    return 1;
  }
}
