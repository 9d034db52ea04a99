import type { ReplaceWish, WishProblem } from '#lib/search/replacement.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import type { EditFolders, FixedReason } from '../editing/open-note.ts';

export type { ReplaceWish, WishProblem } from '#lib/search/replacement.ts';

/** Where in a note something is looked for. */
export type ReplaceWhere =
  | { readonly kind: 'everywhere' }
  /** What makes this side, or both at once. Of fields the first is the prompt, the others are the answer. */
  | { readonly kind: 'side'; readonly side: 'prompt' | 'answer' }
  /** The field of this name, of notes that came with fields. */
  | { readonly kind: 'field'; readonly name: string };

/** A replacement in the notes of some cards. */
export interface Replacing {
  readonly cards: readonly CardId[];
  readonly wish: ReplaceWish;
  readonly where: ReplaceWhere;
  readonly folders: EditFolders;
  /** Names the operation: the same one again changes nothing. */
  readonly id?: OperationId;
  /** Hears how many of how many notes are done. What it throws ends it, and nothing was done. */
  readonly told?: (done: number, total: number) => void;
}

/** What is wrong with a wish, and where. */
export interface WrongWish {
  readonly problem: WishProblem;
  readonly found: string;
}

/** Why a note in which something was found stays as it is. */
export type UnchangedReason =
  | FixedReason
  /** With the new text it would be wrong: a card could not be made of it. */
  | 'breaks'
  /** With the new text a card of it would go to the archive. */
  | 'loses-cards'
  /** With the new text another note of its document would go to the archive, or change. */
  | 'harms-others';

/** A piece of a text that goes, comes or stays. */
export interface ReplacePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A note, or one of its fields, that would change. */
export interface ReplaceLine {
  readonly card: CardId;
  readonly deck: string;
  /** The document and the line of the note in it, or the name of its field. */
  readonly at:
    | { readonly kind: 'line'; readonly path: string; readonly line: number }
    | { readonly kind: 'field'; readonly name: string };
  readonly parts: readonly ReplacePart[];
}

/** Notes that stay as they are for one reason, with the first of them. */
export interface Unchanged {
  readonly reason: UnchangedReason;
  readonly notes: number;
  readonly first: readonly ReplaceLine[];
}

/** What a replacement would do. */
export interface ReplacePreview {
  /** Notes that were looked at. */
  readonly looked: number;
  /** Notes that would change, in how many places. */
  readonly notes: number;
  readonly places: number;
  /** The first of them, in order. */
  readonly lines: readonly ReplaceLine[];
  readonly unchanged: readonly Unchanged[];
}
