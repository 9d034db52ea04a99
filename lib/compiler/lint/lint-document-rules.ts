import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { PlacedDraft } from '#lib/compiler/document-reader.ts';
import type { FrontMatter } from '#lib/compiler/front-matter.ts';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';
import type { MarkdownDocument } from '#lib/render/markdown/tree.ts';
import { bareFacts, factsOf, type NoteFacts } from './deck-facts.ts';
import { codesUnder, type LintDocument } from './lint-document.ts';
import { type LintNote, lintNote, primaryLanguage } from './lint-note.ts';
import type { LintOptions } from './lint-options.ts';
import type { Hit, LintRule } from './lint-rule.ts';
import { isAsked, severityOf, thresholdOf } from './lint-run.ts';
import { isSilent, readSilence, type Silence } from './lint-settings.ts';
import { LINT_RULES } from './rules.ts';
import { TokenTable } from './text/tokens.ts';

/** A compiled document, before its notes are handed on. */
export interface LintInput {
  readonly source: SourceText;
  readonly head: FrontMatter;
  readonly markdown: MarkdownDocument;
  readonly language: string;
  readonly drafts: readonly PlacedDraft[];
  /** The notes made of `drafts`, in the same order. */
  readonly notes: readonly BundleNote[];
}

/** What the rules over notes and documents have to say about a document. */
export interface LintedDocument {
  readonly findings: readonly Finding[];
  /** Notes that an error keeps out. */
  readonly blocked: ReadonlySet<BundleNote>;
  /** What the rules over decks need to know. */
  readonly facts: readonly NoteFacts[];
}

/** Looks at a document with all rules that ask about it or its notes. */
export function lintDocument(input: LintInput, options: LintOptions): LintedDocument {
  const linting = new DocumentLinting(input, options);
  for (const rule of LINT_RULES) {
    if (isAsked(rule, input.head.lint, options)) linting.ask(rule);
  }
  return linting.result();
}

interface Found extends Hit {
  readonly code: LintRule['code'];
}

class DocumentLinting {
  private readonly input: LintInput;
  private readonly options: LintOptions;
  private readonly notes: readonly LintNote[];
  private readonly silences: readonly Silence[];
  private readonly found: Found[] = [];
  private knownDocument: LintDocument | null = null;

  constructor(input: LintInput, options: LintOptions) {
    this.input = input;
    this.options = options;
    const { references } = input.markdown;
    this.notes = input.drafts.map((draft) =>
      lintNote(draft, { references, language: input.language }),
    );
    this.silences = input.drafts.map(({ draft }) => readSilence(draft.attributes.lint));
  }

  ask(rule: LintRule): void {
    const threshold = thresholdOf(rule, this.input.head.lint);
    if (rule.scope === 'document') this.keep(rule, rule.check(this.document, threshold));
    if (rule.scope !== 'note') return;
    for (const note of this.notes) this.keep(rule, rule.check(note, threshold));
  }

  result(): LintedDocument {
    const blocked = new Set<BundleNote>();
    const findings: Finding[] = [];
    for (const hit of withoutEchoes(this.found)) {
      const index = this.indexAt(hit.span.from);
      const severity = severityOf(hit.code, hit, this.input.head.lint);
      if (severity === 'off' || (index >= 0 && isSilent(this.silences[index] as Silence, hit.code)))
        continue;
      if (this.options.depth === 'errors' && severity !== 'error') continue;
      findings.push(this.findingOf(hit, severity));
      if (severity === 'error' && index >= 0) blocked.add(this.input.notes[index] as BundleNote);
    }
    return { findings, blocked, facts: this.facts(blocked) };
  }

  private keep(rule: LintRule, hits: Iterable<Hit>): void {
    for (const hit of hits) this.found.push({ ...hit, code: rule.code });
  }

  private findingOf(
    { code, span, values = {}, fix }: Found,
    severity: Finding['severity'],
  ): Finding {
    const { path: file, ...place } = this.input.source.placeOf(span);
    return { file, ...place, code, severity, values, ...(fix !== undefined && { fix }) };
  }

  private facts(blocked: ReadonlySet<BundleNote>): readonly NoteFacts[] {
    const { notes, source, head } = this.input;
    return notes.flatMap((note, index) => {
      if (blocked.has(note)) return [];
      const lint = this.notes[index] as LintNote;
      const silence = this.silences[index] as Silence;
      const isWhole = this.options.depth === 'all' || head.lint.size > 0;
      const place = source.placeOf(isWhole ? lint.prompt.span : lint.prompt.extent);
      const rest = { note, place, silence, settings: head.lint };
      return [isWhole ? factsOf(lint, rest) : bareFacts(lint, rest)];
    });
  }

  private get document(): LintDocument {
    this.knownDocument ??= this.makeDocument();
    return this.knownDocument;
  }

  private makeDocument(): LintDocument {
    const { source, head, markdown, language, drafts } = this.input;
    const places = new Map(this.notes.map((note, index) => [note, index]));
    const attributesOf = (note: LintNote) => drafts[places.get(note) ?? -1]?.draft.attributes;
    return {
      text: source.text,
      start: head.end,
      language: primaryLanguage(language),
      blocks: markdown.blocks,
      references: markdown.references,
      codes: codesUnder(markdown.blocks),
      notes: this.notes,
      tokens: new TokenTable(source.text),
      errata: this.options.errata,
      asOf: head.asOf,
      hasSource: head.source !== null,
      noteAt: (offset) => this.notes[this.indexAt(offset)] ?? null,
      asOfNote: (note) => attributesOf(note)?.asOf ?? null,
      sourceOfNote: (note) => attributesOf(note)?.source ?? null,
      spanOfLine: (offset) => lineAround(source.text, offset),
    };
  }

  /** Index of the note that a place belongs to; -1 where it is plain text. Notes stand in the order of the source. */
  private indexAt(offset: number): number {
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
}

const ECHOES: ReadonlySet<string> = new Set(['L124', 'L128', 'L132']);

/**
 * What a dictionary knows to be wrong need not be called a bad command or a typo as well, unless only that can mend it.
 */
function withoutEchoes(found: readonly Found[]): readonly Found[] {
  const known = found.filter(({ code }) => code === 'L123');
  if (known.length === 0) return found;
  return found.filter(({ code, span, fix }) => {
    const says = (other: Found) =>
      overlap(span, other.span) && (fix === undefined || other.fix !== undefined);
    return !ECHOES.has(code) || !known.some(says);
  });
}

function overlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

const MAX_LINE = 4000;

function lineAround(text: string, offset: number): Span {
  const least = Math.max(0, offset - MAX_LINE);
  const before = text.lastIndexOf('\n', offset - 1) + 1;
  const after = text.indexOf('\n', offset);
  const to = after < 0 ? text.length : after;
  return { from: Math.max(least, before), to: Math.min(to, offset + MAX_LINE) };
}
