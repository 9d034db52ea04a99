import { type CompiledDocument, compileDocument, type SourceFile } from '#lib/compiler/compile-document.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import type { Draft, DraftRuleName } from '#lib/compiler/draft/draft.ts';
import type { Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { lintDraft, type UnlintedDraft } from '#lib/compiler/draft/lint-draft.ts';
import { layOutNotes, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { TakenSpans } from '#lib/compiler/draft/reading/taken-spans.ts';
import { openNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { DRAFT_RULES } from '#lib/compiler/draft/rules.ts';

/** Rules whose drafts may be accepted unseen. */
const SURE_RULES: ReadonlySet<DraftRuleName> = new Set(['R1', 'R2', 'R4', 'R9']);

/**
 * Proposes cards for the passages of raw notes that are no cards yet, in the order of the notes. Depends on nothing but the file; takes time in
 * proportion to its length. Never throws.
 */
export function findDrafts(file: SourceFile): readonly Draft[] {
  const compiled = compileDocument(file);
  const notes = layOutNotes(...openNotes(file, compiled));
  const proposals = proposeInOrder(notes);
  const known = new Set(compiled.notes.map(({ key }) => key));
  return placed(notes, proposals)
    .filter(({ id }) => !known.has(id))
    .map((draft) => judged(draft, { file, notes, compiled }));
}

interface Named {
  readonly rule: DraftRuleName;
  readonly proposal: Proposal;
}

/** Lets each rule propose in turn; what overlaps an earlier passage is dropped. */
function proposeInOrder(notes: RawNotes): readonly Named[] {
  const taken = new TakenSpans(notes.source.text.length);
  const kept: Named[] = [];
  for (const rule of DRAFT_RULES) {
    for (const proposal of rule.propose(notes)) {
      if (taken.take(proposal.span)) kept.push({ rule: rule.name, proposal });
    }
  }
  return kept.sort((one, other) => one.proposal.span.from - other.proposal.span.from);
}

function placed(notes: RawNotes, proposals: readonly Named[]): readonly UnlintedDraft[] {
  const seen = new Map<string, number>();
  return proposals.map(({ rule, proposal: { span, confidence, card, headings } }) => {
    const name = nameOf(notes, rule, span);
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    const id = ordinal === 1 ? name : `${name}-${ordinal}`;
    const { path: _, ...place } = notes.source.placeOf(span);
    return { id, rule, confidence, span, ...place, headings, card };
  });
}

function nameOf({ source }: RawNotes, rule: DraftRuleName, { from, to }: Proposal['span']): string {
  const text = source.text.slice(from, to).replace(/\s+/g, ' ').trim().normalize('NFC');
  return shortHash(`${rule}\n${text}`);
}

interface Judging {
  readonly file: SourceFile;
  readonly notes: RawNotes;
  readonly compiled: CompiledDocument;
}

function judged(draft: UnlintedDraft, { file, notes, compiled }: Judging): Draft {
  const language = compiled.deck.language ?? notes.language;
  const { findings, compiles } = lintDraft(draft, file.path, language);
  const mayBeSure = SURE_RULES.has(draft.rule) && draft.confidence === 'high';
  return { ...draft, findings, sure: mayBeSure && compiles && findings.length === 0 };
}
