/** Whether this is a machine with a mouse and keys: on others a field that takes the focus brings up half a screen of keys. */
export function hasKeyboard(): boolean {
  return matchMedia('(hover: hover) and (pointer: fine)').matches;
}
