import type { Finding, Severity } from '#lib/bundle/finding.ts';
import type { LintCode } from '#lib/compiler/finding-codes.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { DeckFacts, NoteFacts } from './deck-facts.ts';
import type { Errata } from './errata.ts';
import type { LintNote } from './lint-note.ts';
import type { LintSection } from './lint-section.ts';

/** What a rule found, before it is placed. */
export interface Hit {
  readonly span: Span;
  readonly values?: Finding['values'];
  readonly fix?: string;
  /** Where it matters less than the rule usually does. */
  readonly severity?: Severity;
}

/** What a rule over a deck found: at the prompt of a note. */
export interface DeckHit extends Omit<Hit, 'span'> {
  readonly note: NoteFacts;
}

interface Coded {
  readonly code: LintCode;
  /** The number that a deck may set; absent where the rule counts nothing. */
  readonly threshold?: number;
}

/** A rule over one note. */
export interface NoteRule extends Coded {
  readonly scope: 'note';
  readonly check: (note: LintNote, threshold: number) => Iterable<Hit>;
}

/** A rule over a stretch of a document, cards or not, that looks no further than its headings. */
export interface SectionRule extends Coded {
  readonly scope: 'section';
  readonly check: (section: LintSection, threshold: number) => Iterable<Hit>;
}

/** A document as the rules that compare its sections look at it. */
export interface LintDocument {
  /** One after the other. */
  readonly sections: readonly LintSection[];
  readonly errata: Errata;
  /** Whether its head names where it is from. */
  readonly hasSource: boolean;
}

/** What a rule over a document found; offsets count within the section of that index. */
export interface DocumentHit extends Hit {
  readonly section: number;
}

/** A rule over a whole document, cards or not. It is asked after every edit: what it takes from a section, `perSection` keeps. */
export interface DocumentRule extends Coded {
  readonly scope: 'document';
  readonly check: (document: LintDocument, threshold: number) => Iterable<DocumentHit>;
}

/** A rule over all notes of a deck that were compiled together. */
export interface DeckRule extends Coded {
  readonly scope: 'deck';
  readonly check: (deck: DeckFacts, threshold: number) => Iterable<DeckHit>;
}

/** A rule that a construct keeps while it reads; here for its page only. */
export interface ConstructRule extends Coded {
  readonly scope: 'construct';
}

/** A rule about what makes a good card. */
export type LintRule = NoteRule | SectionRule | DocumentRule | DeckRule | ConstructRule;
