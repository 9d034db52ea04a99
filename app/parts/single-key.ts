/**
 * Whether a key was pressed alone, where nobody types and nothing lies over the page. By the place of the key, so that it works in
 * Russian, too.
 */
export function isKeyAlone(event: KeyboardEvent, wanted: string): boolean {
  const { code, ctrlKey, metaKey, altKey, shiftKey, repeat, target } = event;
  if (code !== wanted || ctrlKey || metaKey || altKey || shiftKey || repeat) return false;
  const isTyping = target instanceof Element && target.closest('input, textarea, select') !== null;
  return !isTyping && document.querySelector('dialog[open]') === null;
}
