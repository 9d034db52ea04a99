const UNUSABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const REPLACEMENT = '\uFFFD';

/** A text that can be parsed, and where its first unusable character stood. */
export interface CleanSource {
  readonly text: string;
  /** Offset of the first character that was replaced; -1 where there was none. */
  readonly replacedAt: number;
}

/** Replaces NUL and halves of surrogate pairs, which no HTML may hold. Offsets stay as they are. */
export function cleanSource(source: string): CleanSource {
  const replacedAt = source.search(UNUSABLE);
  if (replacedAt < 0) return { text: source, replacedAt };
  return { text: source.replace(new RegExp(UNUSABLE, 'g'), REPLACEMENT), replacedAt };
}
