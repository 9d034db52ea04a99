import type { BundleMedia, BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { contentHash, type TextHash, wholeContent } from '#lib/compiler/content-hash.ts';
import { DocumentReader, type Sides, type Standing } from '#lib/compiler/document-reader.ts';
import type { FrontMatter } from '#lib/compiler/front-matter.ts';
import { bareFacts, factsOf, type NoteFacts } from '#lib/compiler/lint/deck-facts.ts';
import type { LintNote } from '#lib/compiler/lint/lint-note.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';
import type { Silence } from '#lib/compiler/lint/lint-settings.ts';
import { LintedSection, type Verdict } from '#lib/compiler/lint/linted-section.ts';
import type { AskedMedia } from '#lib/compiler/media.ts';
import { noteOfDraft } from '#lib/compiler/note-of-draft.ts';
import type { SourceText } from '#lib/compiler/source-text.ts';
import type { MarkdownDocument } from '#lib/render/markdown/tree.ts';

/** What all sections of a document are compiled with. */
export interface Frame {
  readonly head: FrontMatter;
  readonly deck: string;
  readonly language: string;
  readonly sides: Sides;
  readonly textHash: TextHash;
  readonly lint: LintOptions | null;
}

/** A section as it was parsed; of a document that is not cut, the whole. */
export interface ParsedSection {
  readonly source: SourceText;
  /** Offset where its Markdown begins. */
  readonly start: number;
  readonly markdown: MarkdownDocument;
  /** What stands above it. */
  readonly above: Standing;
}

/** What a section compiles to in its document. */
export interface PlacedSection {
  readonly notes: readonly BundleNote[];
  readonly findings: readonly Finding[];
  /** What rules over the deck need to know of its notes. */
  readonly facts: readonly NoteFacts[];
}

type Facts = Omit<NoteFacts, 'note'>;

/** What a section compiles to wherever it stands: lines count within it. */
export class CompiledSection {
  /** What stands above whatever follows it. */
  readonly below: Standing;
  readonly asked: readonly AskedMedia[];
  readonly used: readonly BundleMedia[];
  /** Null where no lint was asked for. */
  readonly linted: LintedSection | null;
  private readonly notes: readonly BundleNote[];
  private readonly facts: readonly Facts[];
  private readonly findings: readonly Finding[];
  private last: { verdict: Verdict; line: number; placed: PlacedSection } | null = null;

  constructor({ source, start, markdown, above }: ParsedSection, frame: Frame) {
    const { head, deck, language, sides, lint } = frame;
    reportDepth(source, markdown);
    const reader = new DocumentReader(source, markdown, { head, language, sides, above });
    reader.readDocument();
    const { drafts } = reader;
    const hash = sides === 'rendered' ? contentHash(frame.textHash) : wholeContent;
    const context = { deck, language, tags: head.tags, text: source.text, hash };
    const { blocks, references } = markdown;
    const read = { source, start, head, language, blocks, references, drafts };
    this.below = reader.standing;
    this.asked = source.pictures.asked;
    this.used = source.pictures.used;
    this.notes = drafts.map((placed) => noteOfDraft(placed, context));
    this.linted = lint ? new LintedSection(read, lint) : null;
    this.facts = this.linted ? noteFacts(this.linted, { source, head, lint }) : [];
    this.findings = source.findings;
  }

  /** The same below so many lines of its document, with what lint says about it. */
  placed(verdict: Verdict, line: number): PlacedSection {
    if (this.last?.verdict !== verdict || this.last.line !== line) {
      this.last = { verdict, line, placed: this.place(verdict, line) };
    }
    return this.last.placed;
  }

  private place({ findings, blocked }: Verdict, line: number): PlacedSection {
    const said = [...this.findings, ...findings];
    const notes = this.notes.map((note) => ({ ...note, place: lowered(note.place, line) }));
    const isKept = (_: unknown, index: number) => !blocked.has(index);
    return {
      notes: notes.filter(isKept),
      findings: said.map((finding) => lowered(finding, line)),
      facts: this.facts
        .map((facts, index) => {
          const note = notes[index] as BundleNote;
          return { ...facts, note, place: lowered(facts.place, line) };
        })
        .filter(isKept),
    };
  }
}

/** Where no lint was asked for. */
export const NOTHING_SAID: Verdict = { findings: [], blocked: new Set() };

function reportDepth(source: SourceText, { tooDeepAt }: MarkdownDocument): void {
  if (tooDeepAt !== null) source.report('K011', { from: tooDeepAt, to: tooDeepAt + 1 });
}

function noteFacts(
  { section, silences }: LintedSection,
  { source, head, lint }: { source: SourceText; head: FrontMatter; lint: LintOptions | null },
): Facts[] {
  const isWhole = lint?.depth === 'all' || head.lint.size > 0;
  return section.notes.map((note: LintNote, index) => {
    const place = source.placeOf(isWhole ? note.prompt.span : note.prompt.extent);
    const rest = { place, silence: silences[index] as Silence, settings: head.lint };
    return isWhole ? factsOf(note, rest) : bareFacts(note, rest);
  });
}

function lowered<T extends { readonly line: number; readonly endLine: number }>(
  place: T,
  by: number,
): T {
  if (by === 0) return place;
  return { ...place, line: place.line + by, endLine: place.endLine + by };
}
