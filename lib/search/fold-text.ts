/**
 * Text in the form in which searches compare it: letters of either case are the same in every script,
 * ё is е, and composed characters are the same as decomposed ones.
 */
export function foldText(text: string): string {
  const oneCase = text.normalize('NFC').toUpperCase().toLowerCase();
  return oneCase.normalize('NFC').replaceAll('ё', 'е').replaceAll('ς', 'σ');
}
