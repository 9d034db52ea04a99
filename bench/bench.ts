import type { PackageSize } from './anki-package/notes.ts';
import type { Figure } from './figure.ts';

/** What a bench works with. */
export interface Tools {
  /** The folder of the clone. */
  readonly root: string;
  /** Fewer runs over a smaller collection. */
  readonly quick: boolean;
  /** A made collection of the size that this run is about; copy it before use. */
  readonly collection: () => Promise<string>;
  /** The same, ten times as large. */
  readonly hugeCollection: () => Promise<string>;
  /** A made package of Anki's of this size. */
  readonly ankiPackage: (size: PackageSize) => Promise<string>;
  /** The Python that has the official Anki; null where it is not installed. */
  readonly anki: () => string | null;
  /** An empty folder on the same disk as the clone, that is gone in the end. */
  readonly newFolder: () => string;
  /** Path of a Chromium. Throws where there is none. */
  readonly chromium: () => Promise<string>;
}

/** Something to measure. */
export interface Bench {
  readonly name: string;
  /** Names of all figures it gives. */
  readonly figures: readonly string[];
  readonly run: (tools: Tools) => Promise<readonly Figure[]>;
}
