import type { ProgramReview } from '#lib/formats/program/program-notes.ts';

/** What a file of Mnemosyne holds, whether a database or cards to share. */
export interface MnemosyneFile {
  /** How the set of cards is called; null where it is not. */
  readonly title: string | null;
  /** Card types that the person made, by their ids. */
  readonly cardTypes: ReadonlyMap<string, MnemosyneCardType>;
  /** Texts by key, by the ids of facts. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly cards: readonly MnemosyneCard[];
  /** Paths of files, as texts speak of them. */
  readonly media: readonly string[];
}

/** What is asked of a fact, and how. */
export interface MnemosyneCardType {
  readonly name: string;
  /** Keys of the texts of its facts, with their names. */
  readonly fields: readonly (readonly [key: string, name: string])[];
  readonly views: readonly MnemosyneView[];
}

/** One way to ask a fact. */
export interface MnemosyneView {
  readonly id: string;
  readonly name: string;
  /** Keys of what is shown on each side. */
  readonly question: readonly string[];
  readonly answer: readonly string[];
  /** Whether the answer takes the place of the question. */
  readonly isOnTop: boolean;
  readonly isTyped: boolean;
  /** Both sides in Anki's template language, where the type came from there. */
  readonly templates: { readonly question: string; readonly answer: string } | null;
}

/** A card. Times are epoch seconds. */
export interface MnemosyneCard {
  readonly cardType: string;
  readonly fact: string;
  readonly view: string;
  readonly tags: readonly string[];
  /** Which of the holes of its text it asks for, from 0; null where it has none. */
  readonly hole: number | null;
  /** 0–5; -1 while it is new. */
  readonly grade: number;
  readonly easiness: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastRep: number;
  readonly nextRep: number;
  readonly modified: number;
  readonly reviews: readonly ProgramReview[];
}

/** More is refused. */
export const MNEMOSYNE_LIMITS = {
  cards: 1_000_000,
  reviews: 5_000_000,
  /** Bytes of `cards.xml`. */
  xml: 512 * 1024 * 1024,
} as const;
