import type { Place } from '#lib/bundle/bundle.ts';
import {
  type AttributePlaces,
  type Attributes,
  readAttributes,
  reportStrayIds,
} from '#lib/compiler/attributes.ts';
import { constructsFor } from '#lib/compiler/compat/constructs-for.ts';
import { readAsObsidian } from '#lib/compiler/compat/read-as-obsidian.ts';
import { readSides } from '#lib/compiler/compat/sides.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { finishDraft } from '#lib/compiler/finish-draft.ts';
import type { FrontMatter } from '#lib/compiler/front-matter.ts';
import { HeadingPath, type OpenHeading } from '#lib/compiler/heading-path.ts';
import type { Marker } from '#lib/compiler/markers.ts';
import { meaningOf } from '#lib/compiler/meaning.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import { isNoCard } from '#lib/compiler/own-line-comments.ts';
import { cutAtMarkers, type Piece, plainPieces } from '#lib/compiler/pieces.ts';
import { readForms } from '#lib/compiler/read-forms.ts';
import { reportFormulas } from '#lib/compiler/report-formulas.ts';
import { reportPictures } from '#lib/compiler/report-pictures.ts';
import type { SourceText } from '#lib/compiler/source-text.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import type {
  Block,
  Heading,
  InlinePlace,
  MarkdownDocument,
  References,
} from '#lib/render/markdown/tree.ts';
import { renderSide, type SideOptions } from '#lib/render/markdown-to-html.ts';
import type { ShownPicture } from '#lib/render/rendering.ts';

/** A draft with the headings above it and its place. */
export interface PlacedDraft {
  readonly draft: NoteDraft;
  readonly headings: readonly string[];
  readonly place: Place;
}

/** Whether the sides of cards are rendered: who asks only for notes and findings is spared a third of the work. */
export type Sides = 'rendered' | 'left-out';

/** What stands above a place of a document: the headings, and the level of the one whose section makes no cards. */
export interface Standing {
  readonly headings: readonly OpenHeading[];
  readonly skipped: number | null;
}

/** Where a document begins. */
export const ABOVE_ALL: Standing = { headings: [], skipped: null };

/** What a document, or a section of one, is read with. */
export interface Reading {
  readonly head: FrontMatter;
  readonly language: string;
  readonly sides: Sides;
  /** What stands above it. */
  readonly above: Standing;
}

/** Walks over a document and lets each construct take what is its own. */
export class DocumentReader {
  readonly source: SourceText;
  readonly references: References;
  readonly drafts: PlacedDraft[] = [];
  /** What the head of the file says. */
  readonly head: FrontMatter;
  private readonly document: MarkdownDocument;
  private readonly language: string;
  private readonly sides: Sides;
  private readonly headings: HeadingPath;
  private readonly constructs: readonly Construct[];
  private skipped: number | null;

  constructor(source: SourceText, document: MarkdownDocument, reading: Reading) {
    const { head, language, sides, above } = reading;
    this.source = source;
    this.document = document;
    this.references = document.references;
    this.head = head;
    this.language = language;
    this.sides = sides;
    this.constructs = constructsFor(head.compat);
    this.headings = new HeadingPath(document.references, above.headings);
    this.skipped = above.skipped;
  }

  /** What stands above whatever follows. */
  get standing(): Standing {
    return { headings: this.headings.standing, skipped: this.skipped };
  }

  /** Whether Markdown alone would have added the line of a marker to the list, quote or table above it. */
  isBrokenOff(marker: Marker): boolean {
    return this.document.brokenOffAt.has(marker.from);
  }

  readDocument(): void {
    const { compat, math } = this.head;
    if (compat.has('obsidian')) readAsObsidian(this.document);
    else if (math) readForms(this.document, 'formulas');
    const gapsBelow = compat.has('hashcards');
    const rulesUnderText = compat.has('sides') || gapsBelow;
    const pieces = cutAtMarkers(this.document.blocks, this.references, {
      rulesUnderText,
      gapsBelow,
    });
    if (compat.has('sides') && readSides(this, pieces)) return;
    this.readPieces(this.withoutSkipped(pieces));
  }

  /** Without what belongs to a section that makes no cards and began further up. */
  private withoutSkipped(pieces: readonly Piece[]): readonly Piece[] {
    if (this.skipped === null) return pieces;
    const rest = pieces.slice(findSectionEnd(pieces, 0, this.skipped));
    if (rest.length > 0) this.skipped = null;
    return rest;
  }

  /** Looks for cards among blocks that stand inside another. */
  readNested(blocks: readonly Block[]): void {
    this.readPieces(plainPieces(blocks, this.references));
  }

  /** Goes on under a heading that a construct took. */
  enterHeading(heading: Heading): void {
    this.headings.enter(heading);
  }

  /** Takes a finished note; one that a heading asks stands under the headings above that. */
  add(draft: NoteDraft, asker: Heading | null = null): void {
    const place = this.source.placeOf(draft.span);
    const headings = asker ? this.headings.above(asker) : this.headings.current;
    this.drafts.push({ draft: finishDraft(this, draft), headings, place });
  }

  /** The attributes of a card, at the end of its first line or right above it. `blocks` are all that it is made of. */
  attributesOf(places: AttributePlaces | Content, blocks: readonly Block[]): Attributes {
    const where = 'text' in places ? { content: places, comments: [] } : places;
    const read = readAttributes(this.source, where, this.references);
    reportStrayIds(this.source, blocks, { references: this.references, read });
    return read;
  }

  /** Renders one side of a card; empty where sides are left out. */
  render(blocks: readonly Block[], attributes: Attributes, holes?: SideOptions['holes']): string {
    return this.renderWith(blocks, attributes, { holes });
  }

  /** Renders what stands in an item or a cell of a card; empty where sides are left out. */
  renderTight(blocks: readonly Block[], attributes: Attributes): string {
    return this.renderWith(blocks, attributes, { isTight: true });
  }

  private renderWith(
    blocks: readonly Block[],
    attributes: Attributes,
    options: Pick<SideOptions, 'holes' | 'isTight'>,
  ): string {
    if (this.sides === 'left-out') return '';
    const language = this.languageOf(attributes);
    const { references, picture } = this;
    return renderSide(blocks, { references, language, picture, ...options });
  }

  /** The language of a card. */
  languageOf(attributes: Attributes): string {
    return attributes.language ?? this.language;
  }

  /** What blocks mean, as a text to hash. */
  meaning(blocks: readonly Block[]): string {
    return meaningOf(blocks, this.references);
  }

  /** Whether blocks say anything at all. */
  says(blocks: readonly Block[]): boolean {
    return blocks.some((block) => isPlainText(block) || this.meaning([block]) !== '');
  }

  /** What a content means, as a text to hash. */
  meaningOf(content: Content): string {
    const place = { from: 0, to: 0, line: 0, endLine: 0 };
    return this.meaning([{ kind: 'paragraph', content, ...place }]);
  }

  /** The id in the comment that ends the first line of a part of a card; null where there is none. */
  idIn(content: Content): string | null {
    return readAttributes(this.source, { content, comments: [] }, this.references).id;
  }

  /** Reports pictures and formulas of a card that cannot be shown. */
  reportUnshown(blocks: readonly Block[]): void {
    reportPictures(this, blocks);
    if (this.head.math || this.head.compat.has('obsidian')) reportFormulas(this, blocks);
  }

  /** The picture at an address, for rendering; null where it cannot be shown. */
  private readonly picture = (url: string): ShownPicture | null => {
    const found = this.source.pictures.find(url);
    return typeof found === 'string' ? null : found;
  };

  /** Where something in a content stands in the source. */
  spanIn(content: Content, { from, to }: InlinePlace): { from: number; to: number } {
    const start = sourceOffset(content, from);
    return { from: start, to: Math.max(start, sourceOffset(content, to - 1) + 1) };
  }

  private readPieces(pieces: readonly Piece[]): void {
    for (let index = 0; index < pieces.length; ) {
      const piece = pieces[index] as Piece;
      if (isSkipped(piece)) index += this.skip(pieces, index);
      else index += this.readConstruct(pieces, index) || this.readOther(piece);
    }
  }

  private readConstruct(pieces: readonly Piece[], index: number): number {
    for (const construct of this.constructs) {
      const taken = construct.read(this, pieces, index);
      if (taken > 0) return taken;
    }
    return 0;
  }

  private isTop(heading: Heading): boolean {
    return this.document.blocks.includes(heading);
  }

  private readOther({ block }: Piece): number {
    if (block.kind === 'heading') this.headings.enter(block);
    else if (block.kind === 'list') this.readNested(block.items);
    else if (block.kind === 'quote' || block.kind === 'item') this.readNested(block.children);
    return 1;
  }

  /** Passes over what the author wants no card of: a section, or all that a construct would take. */
  private skip(pieces: readonly Piece[], index: number): number {
    const piece = pieces[index] as Piece;
    const { block } = piece;
    if (block.kind === 'heading') {
      this.headings.enter(block);
      const end = findSectionEnd(pieces, index + 1, block.level);
      if (end === pieces.length && this.isTop(block)) this.skipped = block.level;
      return end - index;
    }
    const drafts = this.drafts.length;
    const findings = this.source.findings.length;
    const taken = this.readConstruct(pieces, index) || this.readOther(piece);
    this.drafts.length = drafts;
    this.source.findings.length = findings;
    return taken;
  }
}

/** A text without comments, tags and marks says something without a closer look. */
function isPlainText(block: Block): boolean {
  if (block.kind !== 'paragraph') return false;
  const { text } = block.content;
  return !/[<#^]/.test(text) && /\S/.test(text);
}

/** The index of the next heading of a level or above. */
function findSectionEnd(pieces: readonly Piece[], from: number, level: number): number {
  let at = from;
  for (; at < pieces.length; at++) {
    const { block } = pieces[at] as Piece;
    if (block.kind === 'heading' && block.level <= level) break;
  }
  return at;
}

function isSkipped({ marks, comments }: Piece): boolean {
  return marks.has('skip') || comments.some(isNoCard);
}
