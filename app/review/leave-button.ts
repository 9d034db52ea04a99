/**
 * A button that was pressed with the mouse or a finger gives the focus back to its side of the card: Space is the card's
 * again, and not the button's.
 */
export function leaveButton(button: HTMLElement): void {
  const card = button.closest('.review-card');
  const side = button.closest<HTMLElement>('.review-side');
  const shown = card?.querySelector<HTMLElement>('#answer:not([hidden]), #prompt');
  (side ?? shown)?.focus({ preventScroll: true });
}
