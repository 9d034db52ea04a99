import { sha256 } from '#lib/compiler/sha256.ts';

/** Separates the parts of what is hashed together; stands in no text. */
const SEPARATOR = '\0';

/** SHA-256 of a text in UTF-8, as hexadecimal digits. Where there is one that is faster than ours, it can be passed in. */
export type TextHash = (text: string) => string;

/** Names what parts say: equal for equal parts only. */
export type PartsHash = (...parts: readonly string[]) => string;

/** Takes 128 bits of SHA-256 over parts of a note's meaning, as 32 hexadecimal digits. */
export function contentHash(hash: TextHash): PartsHash {
  return (...parts) => hash(parts.join(SEPARATOR)).slice(0, 32);
}

/** The parts themselves: tells notes apart as their hashes would, where nobody keeps them. */
export function wholeContent(...parts: readonly string[]): string {
  return parts.join(SEPARATOR);
}

/** A short name for a hidden text: 32 bits, as 8 hexadecimal digits. */
export function shortHash(text: string): string {
  return sha256(text, 8);
}
