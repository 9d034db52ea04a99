import type { Finding } from '#lib/bundle/finding.ts';
import type { DraftCard } from '#lib/compiler/draft/draft-card.ts';
import type { Span } from '#lib/compiler/source-text.ts';

/** The rules that propose cards from notes without card syntax; `docs/drafts.md` describes each. */
export type DraftRuleName =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'
  | 'R13';

/** How often drafts of this kind are right: nearly always, more often than not, or only with a person's help. */
export type Confidence = 'high' | 'medium' | 'low';

/**
 * A card that a rule proposes for a passage of raw notes. It enters no deck by itself: it is accepted (written into a copy of the
 * notes as card syntax), edited, rejected or left for later. The same notes give the same drafts with the same ids.
 */
export interface Draft {
  /** Hash of the rule and the passage, normalised: 8 characters that serve as the id of the card. Equal passages are told apart by `-2`, `-3`. */
  readonly id: string;
  readonly rule: DraftRuleName;
  readonly confidence: Confidence;
  /** Right without anybody's look: by a rule that may be, of high confidence, without a finding. */
  readonly sure: boolean;
  /** The passage: offsets in the text without a byte order mark. */
  readonly span: Span;
  /** The passage in lines and columns, both from 1; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The headings above the passage, outermost first. */
  readonly headings: readonly string[];
  readonly card: DraftCard;
  /** What the compiler and its lint say of the card, at the place of the passage. */
  readonly findings: readonly Finding[];
}
