import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import type { MediaName } from '#lib/shared/media.ts';

/** Kinds of note that this version knows. */
export type NoteKind =
  | 'basic'
  | 'term'
  | 'cloze'
  | 'set'
  | 'sequence'
  | 'table'
  | 'choice'
  | 'command'
  | 'completion'
  | 'output'
  | 'occlusion'
  /** Came with fields of its own note type, and is edited by field. */
  | 'fields';

/** A deck; `key` names it for ever, the title may change. */
export interface BundleDeck {
  readonly key: string;
  readonly title: string;
  /** BCP 47 language of its text. */
  readonly language: string;
}

/** A Markdown source as it was read. */
export interface BundleDocument {
  /** Relative to the folder it was found in, with forward slashes, NFC. */
  readonly path: string;
  /** Key of its deck. */
  readonly deck: string;
  readonly source: string;
  /** SHA-256 of all that it was compiled from, its media included, hexadecimal. */
  readonly hash: string;
  /** The pictures that it shows, by path; absent where there are none. */
  readonly media?: readonly BundleMedia[];
}

/** A picture that a document shows. */
export interface BundleMedia extends MediaName {
  /** Where it was found: a path that starts where the document's does. */
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
}

/** Where a note stands in its document; lines and columns count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What is asked: both sides as clean HTML. */
export interface BundleCard {
  /** `fwd`, `rev`, `c:<name>`, `item:<name>`, `all`, `row:<key>/<column>`: which question of its note this is. */
  readonly facet: string;
  readonly language: string;
  readonly prompt: string;
  readonly answer: string;
  /** What a typed or chosen answer is compared with; absent where the person only looks. */
  readonly check?: AnswerCheck;
  /** Hash of the Markdown meaning of both sides, independent of how it is rendered. */
  readonly hash: string;
  /** Its id and present revision in the place that it was exported from. */
  readonly origin?: { readonly id: CardId; readonly revision: number };
}

/** What the author wrote once; it yields one card or several. */
export interface BundleNote {
  /** Key of its deck, which is the namespace of note keys. */
  readonly deck: string;
  /** Id written in the text; null where there is none. */
  readonly key: string | null;
  readonly kind: NoteKind;
  /** The block as it was written. */
  readonly source: string;
  /** Hash of the normalised whole. */
  readonly contentHash: string;
  readonly promptHash: string;
  readonly answerHash: string;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly place: Place;
  readonly tags: readonly string[];
  readonly cards: readonly BundleCard[];
  /** Its id in the place that it was exported from. */
  readonly origin?: { readonly id: NoteId };
}

/** The neutral form of decks, notes, cards and history: every reader makes it, every writer takes it. */
export interface Bundle {
  readonly decks: readonly BundleDeck[];
  readonly documents: readonly BundleDocument[];
  readonly notes: readonly BundleNote[];
}
