/**
 * Whether a card has just become a leech, or is told so again: at as many lapses as the threshold says, and after
 * every half as many more, rounded up. The rule is Anki's. To be asked when a lapse was counted.
 */
export function isLeechAt(lapses: number, threshold: number): boolean {
  const again = Math.max(1, Math.ceil(threshold / 2));
  return lapses >= threshold && (lapses - threshold) % again === 0;
}
