import { useLayoutEffect } from 'react';
import { whenHere } from '#app/parts/later.ts';
import { enlarged } from './later-parts.tsx';
import { leaveButton } from './leave-button.ts';
import { signButton } from './sign-button.ts';
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

/** What the button and the dialog say, and in which language. */
export interface Said {
  readonly words: string;
  readonly close: string;
  readonly language: string;
}

/** In pixels of the picture: what is smaller shows nothing more when it is larger. */
const SMALL = 64;

function addButton(image: HTMLImageElement, said: Said): void {
  if (image.closest('.review-picture') !== null) return;
  image.loading = 'eager';
  if (!image.complete) image.onload = () => leaveSmall(image);
  const frame = frameOf(image);
  keepPlace(frame, image);
  const open = () => whenHere(enlarged, ({ enlarge }) => enlarge(frame, said));
  const button = signButton('⤢', `${said.words}: ${image.alt}`);
  button.className = 'review-enlarge';
  button.onclick = ({ detail }) => {
    if (detail > 0) leaveButton(button);
    open();
  };
  image.onclick = open;
  frame.append(button);
  leaveSmall(image);
}

/** A sign in a line of text needs no button. How large a picture is, is known when it has come. */
function leaveSmall(image: HTMLImageElement): void {
  const { naturalWidth, naturalHeight } = image;
  const isSmall = naturalWidth > 0 && Math.max(naturalWidth, naturalHeight) < SMALL;
  if (isSmall) image.parentElement?.querySelector('.review-enlarge')?.remove();
}

/** A style sheet cannot reckon with the size that the picture is said to have. */
function keepPlace(frame: HTMLElement, image: HTMLImageElement): void {
  const [wide = 0, high = 0] = ['width', 'height'].map((name) => Number(image.getAttribute(name)));
  if (!(wide > 0 && high > 0)) return;
  frame.dataset.shaped = '';
  frame.style.setProperty('--wide', `${wide}px`);
  frame.style.setProperty('--ratio', String(wide / high));
}

/** What is enlarged: the picture, with its masks where it has any. */
function frameOf(image: HTMLImageElement): HTMLElement {
  const figure = image.closest<HTMLElement>('figure.occlusion');
  const frame = figure ?? document.createElement('span');
  frame.classList.add('review-picture');
  if (figure === null) {
    image.replaceWith(frame);
    frame.append(image);
  }
  return frame;
}
