import { useLayoutEffect } from 'react';
import { mannerOf } from '#lib/review/session/manner.ts';
import { itemsOf, type Marking } from './use-options.ts';

/** Gives each item of a list a box to tick: what was remembered. */
export function useTicks({ answer, shown, onMark }: Marking): void {
  const { card, shownAt } = shown;
  const isTicked = mannerOf(card) === 'tick';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useLayoutEffect(() => {
    if (!isTicked) return;
    for (const [index, item] of itemsOf(answer.current, 'ul.set').entries()) {
      tickBox(item).onchange = () => onMark(index);
    }
  }, [card.id, shownAt, isTicked]);
}

function tickBox(item: HTMLElement): HTMLInputElement {
  const known = item.querySelector<HTMLInputElement>(':scope > label > .review-tick');
  if (known) return known;
  const label = document.createElement('label');
  const box = document.createElement('input');
  const text = document.createElement('span');
  box.type = 'checkbox';
  box.className = 'review-tick';
  text.append(...item.childNodes);
  label.append(box, text);
  item.append(label);
  return box;
}
