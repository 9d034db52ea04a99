import type { Content } from '#lib/render/markdown/content.ts';

/** Where a block stands: offsets in the source (`to` is exclusive) and lines from 0 (`endLine` is its last). */
export interface BlockPlace {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly endLine: number;
}

export interface Quote extends BlockPlace {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}

export interface List extends BlockPlace {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Number of the first item; 1 in a bullet list. */
  readonly start: number;
  /** Whether its items stand close together, so that their paragraphs are not set apart. */
  readonly tight: boolean;
  readonly items: readonly Item[];
}

export interface Item extends BlockPlace {
  readonly kind: 'item';
  /** Whether its box is ticked; null where it has no box. */
  readonly done: boolean | null;
  readonly children: readonly Block[];
}

export interface Paragraph extends BlockPlace {
  readonly kind: 'paragraph';
  readonly content: Content;
}

export interface Heading extends BlockPlace {
  readonly kind: 'heading';
  readonly level: number;
  /** Whether it is marked by a line under it rather than by `#`. */
  readonly underlined: boolean;
  readonly content: Content;
}

export interface Code extends BlockPlace {
  readonly kind: 'code';
  /** The first word after the fence; empty where there is none. */
  readonly language: string;
  /** All that stands after the fence. */
  readonly info: string;
  readonly text: string;
}

export interface RawHtml extends BlockPlace {
  readonly kind: 'raw-html';
  readonly text: string;
}

export interface Rule extends BlockPlace {
  readonly kind: 'rule';
}

/** How a column of a table is aligned. */
export type Alignment = 'left' | 'center' | 'right' | null;

export interface Table extends BlockPlace {
  readonly kind: 'table';
  readonly alignments: readonly Alignment[];
  readonly header: readonly Content[];
  readonly rows: readonly (readonly Content[])[];
}

/** A link reference definition or a footnote; shows nothing. */
export interface Definition extends BlockPlace {
  readonly kind: 'definition';
}

/** A block of a document. */
export type Block =
  | Quote
  | List
  | Item
  | Paragraph
  | Heading
  | Code
  | RawHtml
  | Rule
  | Table
  | Definition;

/** What a reference leads to. */
export interface LinkTarget {
  readonly url: string;
  readonly title: string;
}

/** What labels stand for, by their normalised form: a target, or a footnote, whose text no card shows. */
export type References = ReadonlyMap<string, LinkTarget | 'footnote'>;

/** A parsed Markdown text. */
export interface MarkdownDocument {
  readonly blocks: readonly Block[];
  readonly references: References;
  /** Where nesting went deeper than is followed; null where it did not. */
  readonly tooDeepAt: number | null;
  /** Where lines begin that were kept out of the list, quote or table above them. */
  readonly brokenOffAt: ReadonlySet<number>;
}

/** Where an inline node stands in the text of its content; `to` is exclusive. */
export interface InlinePlace {
  readonly from: number;
  readonly to: number;
}

export interface Text extends InlinePlace {
  readonly kind: 'text';
  readonly value: string;
}

export interface CodeSpan extends InlinePlace {
  readonly kind: 'code-span';
  readonly value: string;
}

/** A formula, as its author wrote it. */
export interface Formula extends InlinePlace {
  readonly kind: 'math';
  readonly value: string;
  /** Whether it stands on lines of its own. */
  readonly isBlock: boolean;
}

/** Emphasis, strong emphasis, strikethrough, and a stretch between `==`. */
export interface Styled extends InlinePlace {
  readonly kind: 'emphasis' | 'strong' | 'strike' | 'mark';
  readonly children: readonly Inline[];
}

/** `{{c1::text::hint}}`, or with a name instead of the number. */
export interface Hole extends InlinePlace {
  readonly kind: 'hole';
  /** Its number, in digits, or its name. */
  readonly name: string;
  readonly hint: string;
  readonly children: readonly Inline[];
}

/** A link, or an image whose children are its alternative text. */
export interface Link extends InlinePlace, LinkTarget {
  readonly kind: 'link' | 'image';
  readonly children: readonly Inline[];
}

export interface InlineHtml extends InlinePlace {
  readonly kind: 'inline-html';
  readonly value: string;
}

export interface Break extends InlinePlace {
  readonly kind: 'hard-break' | 'soft-break';
}

/** A node of running text. */
export type Inline = Text | CodeSpan | Formula | Styled | Hole | Link | InlineHtml | Break;

/** A delimiter of a hole that found no partner. */
export interface LooseDelimiter extends InlinePlace {
  readonly text: string;
}

/** The inline nodes of one content. */
export interface InlineTree {
  readonly nodes: readonly Inline[];
  readonly loose: readonly LooseDelimiter[];
}
