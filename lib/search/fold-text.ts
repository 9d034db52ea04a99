/**
 * Text in the form in which searches compare it: letters of either case are the same in every script,
 * ё is е, and composed characters are the same as decomposed ones.
 */
export function foldText(text: string): string {
  return inOneCase(text).replaceAll('ё', 'е').replaceAll('ς', 'σ').replaceAll('\0', ' ');
}

/** Signs of ASCII and the Cyrillic letters of today: composed, and each of them has one small form. */
const PLAIN = /^[\0-\x7fЀ-џ]*$/;

function inOneCase(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Folded text without the marks over and under its letters: é is e, й is и. */
export function bareText(folded: string): string {
  return folded.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Raised when folding, or what of a card is searched, changes: every text is folded anew then. */
export const FOLD_VERSION = 1;
