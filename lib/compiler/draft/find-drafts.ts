import type { Finding } from '#lib/bundle/finding.ts';
import {
  type CompiledDocument,
  compileDocument,
  type SourceFile,
} from '#lib/compiler/compile-document.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import { acceptDrafts } from '#lib/compiler/draft/accept/accept-drafts.ts';
import type { Draft, DraftRuleName } from '#lib/compiler/draft/draft.ts';
import { promptOf } from '#lib/compiler/draft/draft-card.ts';
import type { Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { lintDraft, type UnlintedDraft } from '#lib/compiler/draft/lint-draft.ts';
import { openNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { layOutNotes, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { TakenSpans } from '#lib/compiler/draft/reading/taken-spans.ts';
import { DRAFT_RULES } from '#lib/compiler/draft/rules.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';

/** Rules whose drafts may be accepted unseen. */
const SURE_RULES: ReadonlySet<DraftRuleName> = new Set(['R1', 'R2', 'R4', 'R9']);

/**
 * Proposes cards for the passages of raw notes that are no cards yet, in the order of the notes. Depends on nothing but the file and what
 * the compiler and the lint that is asked for say of it; takes time in proportion to its length. Never throws.
 */
export function findDrafts(file: SourceFile, lint: LintOptions | null = null): readonly Draft[] {
  const compiled = compileDocument(file, null, { sides: 'left-out' });
  const notes = layOutNotes(...openNotes(file, compiled));
  const known = new Set(compiled.notes.map(({ key }) => key));
  const judging = {
    file,
    lint,
    raw: lint ? compileDocument(file, lint, { sides: 'left-out' }) : compiled,
  };
  const drafts = placed(notes, proposeInOrder(notes))
    .filter(({ id }) => !known.has(id))
    .map((draft) => judged(draft, judging));
  return settled(drafts, judging);
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
  const ids = new Counter();
  const questions = new Counter();
  return proposals.map(({ rule, proposal }) => {
    const { span, card, headings } = proposal;
    const name = nameOf(notes, rule, span);
    const ordinal = ids.count(name);
    const id = ordinal === 1 ? name : `${name}-${ordinal}`;
    const confidence = trusted(proposal, questions);
    const { path: _, ...place } = notes.source.placeOf(span);
    return { id, rule, confidence, span, ...place, headings, card };
  });
}

/** The same question asked again, be it with another answer, needs somebody to choose. */
function trusted({ card, confidence }: Proposal, questions: Counter): Proposal['confidence'] {
  if (confidence !== 'high') return confidence;
  return questions.count(`${card.kind} ${promptOf(card).toLowerCase()}`) === 1 ? 'high' : 'medium';
}

/** Counts how often each text was met. */
class Counter {
  private readonly counts = new Map<string, number>();

  count(text: string): number {
    const count = (this.counts.get(text) ?? 0) + 1;
    this.counts.set(text, count);
    return count;
  }
}

function nameOf({ source }: RawNotes, rule: DraftRuleName, { from, to }: Proposal['span']): string {
  const text = source.text.slice(from, to).replace(/\s+/g, ' ').trim().normalize('NFC');
  return shortHash(`${rule}\n${text}`);
}

interface Judging {
  readonly file: SourceFile;
  readonly lint: LintOptions | null;
  /** The notes as they stand, with what lint says of them. */
  readonly raw: CompiledDocument;
}

function judged(draft: UnlintedDraft, { file, lint, raw }: Judging): Draft {
  const { language } = raw.deck;
  const { findings, compiles } = lintDraft(draft, { path: file.path, language, lint });
  const ofPassage = findingsAt(draft, raw);
  const told = new Set(ofPassage.map(({ code }) => code));
  // What is wrong with the passage is wrong with its card as well: said once, where it stands.
  const all = [...findings.filter(({ code }) => !told.has(code)), ...ofPassage];
  const mayBeSure = SURE_RULES.has(draft.rule) && draft.confidence === 'high';
  return { ...draft, findings: all, sure: mayBeSure && compiles && all.length === 0 };
}

/** What is wrong with the facts of a passage, whoever makes a card of it. */
const OF_THE_PASSAGE = new Set(['L123', 'L124', 'L125', 'L127']);

function findingsAt(draft: UnlintedDraft, raw: CompiledDocument): readonly Finding[] {
  const { line, column, endLine, endColumn } = draft;
  return raw.findings.filter((finding) => {
    if (!OF_THE_PASSAGE.has(finding.code)) return false;
    const isBefore =
      finding.endLine < line || (finding.endLine === line && finding.endColumn <= column);
    const isAfter =
      finding.line > endLine || (finding.line === endLine && finding.column >= endColumn);
    return !isBefore && !isAfter;
  });
}

/** Sure drafts must come out of the copy as the cards that they are: whatever does not is not sure. */
function settled(drafts: readonly Draft[], judging: Judging): readonly Draft[] {
  const { file, lint } = judging;
  const sure = drafts.filter((draft) => draft.sure);
  if (sure.length === 0) return drafts;
  const copy = compileDocument({ ...file, text: acceptDrafts(file, sure) }, lint, {
    sides: 'left-out',
  });
  const kept = new Set(copy.notes.map(({ key }) => key));
  const isKept = ({ id }: Draft) => kept.has(id);
  if (sure.every(isKept)) return drafts;
  const fewer = drafts.map((draft) => ({ ...draft, sure: draft.sure && isKept(draft) }));
  return settled(fewer, judging);
}
