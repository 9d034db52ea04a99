import type { BundleDeck, BundleDocument, BundleMedia, BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { type Frame, NOTHING_SAID, type PlacedSection } from '#lib/compiler/compile-section.ts';
import { compileSections, type LaidSection } from '#lib/compiler/compile-sections.ts';
import type { TextHash } from '#lib/compiler/content-hash.ts';
import type { Sides } from '#lib/compiler/document-reader.ts';
import { type FrontMatter, readFrontMatter } from '#lib/compiler/front-matter.ts';
import { guessLanguage } from '#lib/compiler/guess-language.ts';
import { headingText } from '#lib/compiler/heading-path.ts';
import type { NoteFacts } from '#lib/compiler/lint/deck-facts.ts';
import { lintDocument } from '#lib/compiler/lint/lint-document-rules.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';
import { beginsSide } from '#lib/compiler/markers.ts';
import type { AskedMedia, MediaSource } from '#lib/compiler/media.ts';
import type { SectionMemory } from '#lib/compiler/section-memory.ts';
import { sha256 } from '#lib/compiler/sha256.ts';
import { SourceText } from '#lib/compiler/source-text.ts';
import { cleanSource } from '#lib/render/clean-source.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import type { MarkdownDocument } from '#lib/render/markdown/tree.ts';

/** A Markdown source: its path relative to the folder it was found in (NFC, forward slashes), and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Finds the pictures that it shows; without it there are none. */
  readonly media?: MediaSource;
}

/** What the head of a file says about its deck, with the place where it says so. */
export interface Declaration {
  readonly value: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What the head of a file says about its deck. */
export interface DocumentHead {
  readonly document: { readonly path: string };
  readonly deck: BundleDeck;
  /** What the file itself says; null where `deck` holds a default. */
  readonly declared: { readonly title: Declaration | null; readonly language: Declaration | null };
}

/**
 * What one file compiles to. Depends on nothing but the file and the media that it asks for, so it can be cached by their
 * content; two of its notes may bear one id.
 */
export interface CompiledDocument extends DocumentHead {
  readonly document: BundleDocument;
  readonly notes: readonly BundleNote[];
  readonly findings: readonly Finding[];
  /** The media that were asked for, by path: with others, the file compiles to something else. */
  readonly media: readonly AskedMedia[];
  /** What lint rules over the whole deck need to know; empty where no lint was asked for. */
  readonly facts: readonly NoteFacts[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/** How to compile, where not as usual. */
export interface Making {
  readonly sides?: Sides;
  /** A SHA-256 that is faster than ours. */
  readonly textHash?: TextHash;
  /** What the document compiled to before it was edited: only the sections that are others now are compiled again. */
  readonly memory?: SectionMemory;
}

/** Compiles one file. Never throws: what is wrong with the file is said in `findings`. */
export function compileDocument(
  file: SourceFile,
  lint: LintOptions | null = null,
  { sides = 'rendered', textHash = sha256, memory }: Making = {},
): CompiledDocument {
  const source = openSource(file);
  const head = readFrontMatter(source);
  const said = source.findings.splice(0);
  const markdown = parseMarkdown(source.text, head.end, beginsSide(head.compat));
  const deck = deckOf(file.path, head, markdown);
  const frame: Frame = { head, deck: deck.key, language: deck.language, sides, textHash, lint };
  const laid = compileSections({ source, markdown, frame, media: file.media }, memory);
  const placed = placeSections(laid, frame);
  return {
    deck,
    document: documentOf(file, { deck, laid, hash: sides === 'rendered' ? textHash : null }),
    notes: placed.flatMap(({ notes }) => notes),
    findings: [...said, ...onceTooDeep(placed.flatMap(({ findings }) => findings))].sort(byPlace),
    facts: placed.flatMap(({ facts }) => facts),
    media: askedBy(laid),
    declared: declarationsOf(source, head),
  };
}

function placeSections(laid: readonly LaidSection[], { head, lint }: Frame): PlacedSection[] {
  const linted = laid.flatMap(({ section }) => section.linted ?? []);
  const verdicts = lint ? lintDocument(linted, head, lint) : [];
  return laid.map(({ section, line }, at) => section.placed(verdicts[at] ?? NOTHING_SAID, line));
}

/** That nesting goes too deep is said once. */
function onceTooDeep(findings: readonly Finding[]): readonly Finding[] {
  const first = findings.find(({ code }) => code === 'K011');
  return first ? findings.filter((each) => each.code !== 'K011' || each === first) : findings;
}

function askedBy(laid: readonly LaidSection[]): readonly AskedMedia[] {
  return byPath(laid.flatMap(({ section }) => section.asked));
}

function usedBy(laid: readonly LaidSection[]): readonly BundleMedia[] {
  return byPath(laid.flatMap(({ section }) => section.used));
}

/** Each once, in the order of their paths. */
function byPath<T extends { readonly path: string }>(media: readonly T[]): readonly T[] {
  const found = new Map(media.map((each) => [each.path, each]));
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function documentOf(
  file: SourceFile,
  { deck, laid, hash }: { deck: BundleDeck; laid: readonly LaidSection[]; hash: TextHash | null },
): BundleDocument {
  const used = usedBy(laid);
  const name = hash ? documentHash(file.text, askedBy(laid), hash) : '';
  const document = { path: file.path, deck: deck.key, source: file.text, hash: name };
  return used.length > 0 ? { ...document, media: used } : document;
}

/** The hash of all that a document compiles from: its text, and what it found of the media that it asks for. */
export function documentHash(text: string, asked: readonly AskedMedia[], hash: TextHash): string {
  if (asked.length === 0) return hash(text);
  const media = asked.map(({ path, hash }) => `${path}\0${hash ?? ''}`);
  return hash([text, ...media].join('\0'));
}

/** Reads only the head of a file whose deck is known. */
export function readDocumentHead(file: SourceFile, deck: BundleDeck): DocumentHead {
  const source = openSource(file);
  return {
    document: { path: file.path },
    deck,
    declared: declarationsOf(source, readFrontMatter(source)),
  };
}

/** Orders findings of one file by their place. */
export function byPlace(one: Finding, other: Finding): number {
  return one.line - other.line || one.column - other.column;
}

function openSource(file: SourceFile): SourceText {
  const bare = file.text.startsWith(BYTE_ORDER_MARK) ? file.text.slice(1) : file.text;
  const { text, replacedAt } = cleanSource(bare);
  const source = new SourceText(file.path, text, file.media);
  if (replacedAt >= 0) source.report('K012', { from: replacedAt, to: replacedAt + 1 });
  return source;
}

function deckOf(path: string, head: FrontMatter, markdown: MarkdownDocument): BundleDeck {
  const key = head.deck ?? keyOfPath(path);
  const language = head.language ?? guessLanguage(markdown);
  return { key, title: head.title ?? (firstTitle(markdown) || key), language };
}

/** The key of a deck that no file names: the folder of a file, or its name where it stands in none. */
export function keyOfPath(path: string): string {
  const normal = path.normalize('NFC');
  const slash = normal.lastIndexOf('/');
  return slash > 0 ? normal.slice(0, slash) : normal.slice(slash + 1).replace(/(?<=.)\.[^.]*$/, '');
}

function firstTitle({ blocks, references }: MarkdownDocument): string {
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) return headingText(block, references);
  }
  return '';
}

function declarationsOf(source: SourceText, head: FrontMatter): CompiledDocument['declared'] {
  const declare = (value: string | null, span: FrontMatter['titleSpan']): Declaration | null => {
    if (value === null || !span) return null;
    const { path: _, ...place } = source.placeOf(span);
    return { value, ...place };
  };
  return {
    title: declare(head.title, head.titleSpan),
    language: declare(head.language, head.languageSpan),
  };
}
