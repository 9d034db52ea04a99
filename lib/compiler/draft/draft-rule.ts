import type { Confidence, DraftRuleName } from '#lib/compiler/draft/draft.ts';
import type { DraftCard } from '#lib/compiler/draft/draft-card.ts';
import type { RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import type { Span } from '#lib/compiler/source-text.ts';

/** A card that a rule would make of a passage. */
export interface Proposal {
  /** The passage: what no later rule may take. */
  readonly span: Span;
  readonly confidence: Confidence;
  readonly card: DraftCard;
  readonly headings: readonly string[];
}

/** A way to see a card in raw notes. Adding one means adding a file and registering it in `rules.ts`. */
export interface DraftRule {
  readonly name: DraftRuleName;
  /** Proposes cards in the order of the notes; looks at all of them, whatever other rules took. */
  propose(notes: RawNotes): readonly Proposal[];
}
