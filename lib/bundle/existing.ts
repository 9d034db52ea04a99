import type { CardId, DeckId, DocumentId, NoteId } from '#lib/shared/ids.ts';
import type { NoteKind } from './bundle.ts';

/** A card that is here already. */
export interface ExistingCard {
  readonly id: CardId;
  readonly facet: string;
  /** Both sides as they read now, HTML. */
  readonly prompt: string;
  readonly answer: string;
  /** What a typed or chosen answer is compared with, as JSON; null where the person only looks. */
  readonly check: string | null;
  readonly hash: string;
  readonly language: string;
  readonly revision: number;
  readonly position: number;
  readonly archived: boolean;
  /** The deck into which its owner laid it, whatever its source says; null or absent where it lies where that says. */
  readonly placedIn?: DeckId | null;
  /** Something has happened to it: it must not be lost. */
  readonly reviewed: boolean;
}

/** A note that is here already. */
export interface ExistingNote {
  readonly id: NoteId;
  /** Key of its deck. */
  readonly deck: string;
  readonly document: DocumentId | null;
  /** Path of its document. */
  readonly path: string | null;
  readonly key: string | null;
  readonly kind: NoteKind;
  readonly contentHash: string;
  readonly promptHash: string;
  readonly answerHash: string;
  readonly headings: readonly string[];
  readonly tags: readonly string[];
  readonly archived: boolean;
  /** The person deleted it: the same text does not bring it back. */
  readonly removed?: boolean;
  /** The block as it was written. */
  readonly source: string;
  readonly line: number;
  readonly cards: readonly ExistingCard[];
}

/** A document that is here already. */
export interface ExistingDocument {
  readonly id: DocumentId;
  readonly deck: string;
  readonly path: string;
  readonly hash: string;
  readonly rendered: number;
  readonly position: number;
}

/** A deck that is here already. */
export interface ExistingDeck {
  readonly id: DeckId;
  readonly key: string;
  readonly title: string;
  readonly language: string;
}

/** What is here already of the decks that a bundle speaks of. */
export interface Existing {
  readonly decks: readonly ExistingDeck[];
  readonly documents: readonly ExistingDocument[];
  readonly notes: readonly ExistingNote[];
}
