import { sha256 } from '#lib/compiler/sha256.ts';

/** Separates the parts of what is hashed together; stands in no text. */
const SEPARATOR = '\0';

/** 128 bits of SHA-256 over parts of a note's meaning, as 32 hexadecimal digits. */
export function contentHash(...parts: readonly string[]): string {
  return sha256(parts.join(SEPARATOR), 32);
}

/** The parts themselves: tells notes apart as their hashes would, where nobody keeps them. */
export function wholeContent(...parts: readonly string[]): string {
  return parts.join(SEPARATOR);
}

/** A short name for a hidden text: 32 bits, as 8 hexadecimal digits. */
export function shortHash(text: string): string {
  return sha256(text, 8);
}
