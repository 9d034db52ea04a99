/** Takes the focus from a side that is about to go: to remove what has it makes the browser lay the page out, and once more for the next card. */
export function leaveSide(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('.review-side')) {
    activeElement.blur();
  }
}
