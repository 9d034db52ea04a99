/** How much a file holds. */
export interface FileCounts {
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly media: number;
}

/** A file piece by piece, and how much of everything has gone into it: true when the last piece is taken. */
export interface Counted<Piece extends string | Uint8Array = Uint8Array> {
  readonly chunks: AsyncIterable<Piece>;
  readonly counts: () => FileCounts;
}
