import { signButton } from './sign-button.ts';
import type { Said } from './use-pictures.ts';

/** Shows a copy over the whole page. The dialog itself closes on Escape and gives the focus back. */
export function enlarge(frame: HTMLElement, { close, language }: Said): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'review-enlarged card-side';
  dialog.lang = language;
  const copy = frame.cloneNode(true) as HTMLElement;
  copy.querySelector('.review-enlarge')?.remove();
  const image = frame.querySelector('img');
  dialog.ariaLabel = image?.alt ?? '';
  if (image)
    copy.style.setProperty('--ratio', String(image.naturalWidth / image.naturalHeight || 1));
  const button = signButton('×', close);
  button.className = 'panel-close';
  button.autofocus = true;
  dialog.append(button, copy);
  dialog.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}
