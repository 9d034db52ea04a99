import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Piece } from '#lib/compiler/pieces.ts';

/** One form in which a card can be written. Adding a form means adding a file and registering it in `registry.ts`. */
export interface Construct {
  readonly name: string;
  /**
   * Looks at the piece at `index` among its siblings. Where the form begins there, hands notes and findings to the reader and
   * gives the number of pieces that belong to it; otherwise gives 0.
   */
  read(reader: DocumentReader, pieces: readonly Piece[], index: number): number;
}
