import { useLayoutEffect } from 'react';
import { leaveButton } from './leave-button.ts';
import type { Marking } from './use-options.ts';

/** Puts a button beside every picture of a card that shows it as large as the window. */
export function usePictures({ prompt, answer, shown, texts, language }: Marking): void {
  const { card, shownAt } = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useLayoutEffect(() => {
    const said = { words: texts.picture.enlarge, close: texts.picture.close, language };
    for (const side of [prompt.current, answer.current]) {
      for (const image of side?.querySelectorAll('img') ?? []) addButton(image, said);
    }
  }, [card.id, shownAt]);
}

interface Said {
  readonly words: string;
  readonly close: string;
  readonly language: string;
}

function addButton(image: HTMLImageElement, said: Said): void {
  if (image.parentElement?.matches('.review-picture')) return;
  const frame = document.createElement('span');
  frame.className = 'review-picture';
  image.loading = 'eager';
  const masks = image.nextElementSibling?.matches('svg.masks') ? image.nextElementSibling : null;
  image.replaceWith(frame);
  frame.append(image, ...(masks ? [masks] : []));
  const button = labelled('button', '⤢', `${said.words}: ${image.alt}`);
  button.className = 'review-enlarge';
  button.onclick = (event) => {
    event.stopPropagation();
    if (event.detail > 0) leaveButton(button);
    enlarge(frame, said);
  };
  frame.onclick = () => enlarge(frame, said);
  frame.append(button);
}

/** Shows a copy over the whole page. The dialog itself closes on Escape and gives the focus back. */
function enlarge(frame: HTMLElement, { close, language }: Said): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'review-enlarged card-side';
  dialog.lang = language;
  const copy = frame.cloneNode(true) as HTMLElement;
  copy.querySelector('.review-enlarge')?.remove();
  const image = copy.querySelector('img');
  dialog.ariaLabel = image?.alt ?? '';
  image?.removeAttribute('loading');
  const button = labelled('button', '×', close);
  button.className = 'review-close';
  button.autofocus = true;
  dialog.append(button, copy);
  dialog.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

function labelled(kind: 'button', sign: string, words: string): HTMLButtonElement {
  const button = document.createElement(kind);
  button.type = 'button';
  button.ariaLabel = words;
  button.title = words;
  button.textContent = sign;
  return button;
}
