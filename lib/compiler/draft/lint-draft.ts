import type { Finding } from '#lib/bundle/finding.ts';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import { cardSyntax } from '#lib/compiler/draft/card-syntax.ts';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';

/** Findings that speak of a card among others or of its whole document, which a draft by itself says nothing about. */
const OF_THE_WHOLE = new Set([
  'L113',
  'L114',
  'L115',
  'L116',
  'L119',
  'L120',
  'L121',
  'L131',
  'L133',
]);

/** A draft before anybody has looked what is wrong with it. */
export type UnlintedDraft = Omit<Draft, 'findings' | 'sure'>;

/** What the compiler says of a draft. */
export interface LintedDraft {
  readonly findings: readonly Finding[];
  /** Whether its text compiles to one note of its kind under its id. */
  readonly compiles: boolean;
}

/** The document that a draft would stand in. */
interface Linting {
  readonly path: string;
  readonly language: string;
  readonly lint: LintOptions | null;
}

/** Compiles a draft as card syntax under its headings, and brings what is found back to the passage. */
export function lintDraft(draft: UnlintedDraft, { path, language, lint }: Linting): LintedDraft {
  const head = ['---', `lang: ${language}`, 'source: notes', '---', '', ...headingLines(draft), ''];
  const text = [...head, ...cardSyntax(draft.card, draft.id), ''].join('\n');
  const { notes, findings } = compileDocument({ path, text }, lint, { sides: 'left-out' });
  const told = findings.filter(({ line, code }) => line > head.length && !OF_THE_WHOLE.has(code));
  const [note] = notes;
  return {
    findings: unique(told.map((finding) => moved(finding, draft))),
    compiles: notes.length === 1 && note?.key === draft.id && note.kind === draft.card.kind,
  };
}

function headingLines({ headings }: UnlintedDraft): readonly string[] {
  return headings.slice(0, 6).map((text, level) => {
    return `${'#'.repeat(level + 1)} ${text.replace(/[\\`*_[\]<>#={}|~$&:]/g, ' ').trim() || '-'}`;
  });
}

/** The fix of a finding belongs to a text that the author has not written. */
function moved({ fix: _, ...finding }: Finding, draft: UnlintedDraft): Finding {
  const { line, column, endLine, endColumn } = draft;
  return { ...finding, line, column, endLine, endColumn };
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const name = `${finding.code} ${JSON.stringify(finding.values)}`;
    return !seen.has(name) && seen.add(name);
  });
}
