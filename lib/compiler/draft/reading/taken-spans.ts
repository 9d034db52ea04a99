import type { Span } from '#lib/compiler/source-text.ts';

/** Remembers which characters of a text are taken. */
export class TakenSpans {
  private readonly taken: Uint8Array;

  constructor(length: number) {
    this.taken = new Uint8Array(length);
  }

  /** Whether any of a stretch is taken. */
  isTouched({ from, to }: Span): boolean {
    return this.taken.subarray(Math.max(0, from), Math.max(0, to)).includes(1);
  }

  /** Takes a stretch; false, and nothing is taken, where some of it is taken already or it is empty. */
  take({ from, to }: Span): boolean {
    if (to <= from || this.isTouched({ from, to })) return false;
    this.taken.fill(1, from, to);
    return true;
  }
}
