/** A button that shows a sign and is called by words. */
export function signButton(sign: string, words: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.ariaLabel = words;
  button.title = words;
  button.textContent = sign;
  return button;
}
