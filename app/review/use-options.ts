import { type RefObject, useLayoutEffect } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { optionLetter } from '#lib/render/answers/compare-choice.ts';
import { mannerOf } from '#lib/review/session/manner.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Language } from '#lib/shared/settings.ts';
import { leaveButton } from './leave-button.ts';

/** The two sides of a card as they stand in the page, and what can be marked on them. */
export interface Marking {
  readonly prompt: RefObject<HTMLElement | null>;
  readonly answer: RefObject<HTMLElement | null>;
  readonly shown: Shown;
  readonly onMark: (item: number) => void;
  readonly texts: ReviewTexts;
  readonly language: Language;
}

/** Makes the options of a choice buttons, and says in the answer which of them were chosen. */
export function useOptions({ prompt, answer, shown, onMark, texts, language }: Marking): void {
  const { card, shownAt, revealedAt, marked } = shown;
  const isChoice = mannerOf(card) === 'choose';
  const isRevealed = revealedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card, or the same one again, begins anew
  useLayoutEffect(() => {
    if (!isChoice) return;
    for (const [index, item] of itemsOf(prompt.current, 'ol.choice').entries()) {
      const button = optionButton(item, index);
      button.onclick = ({ detail }) => {
        if (detail > 0) leaveButton(button);
        onMark(index);
      };
    }
  }, [card.id, shownAt, isChoice]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the refs stay the same
  useLayoutEffect(() => {
    if (!isChoice) return;
    for (const [index, item] of itemsOf(prompt.current, 'ol.choice').entries()) {
      item.firstElementChild?.setAttribute('aria-pressed', String(marked.includes(index)));
    }
    if (!isRevealed) return;
    for (const [index, item] of itemsOf(answer.current, 'ol.choice').entries()) {
      if (marked.includes(index)) markChosen(item, { words: texts.chosen, language });
    }
  }, [card.id, shownAt, isChoice, isRevealed, marked]);
}

/** The items of the first such list. */
export function itemsOf(side: HTMLElement | null, list: string): HTMLElement[] {
  const found = side?.querySelector(list);
  return [...(found?.children ?? [])].filter((each) => each instanceof HTMLElement);
}

function optionButton(item: HTMLElement, index: number): HTMLButtonElement {
  const known = item.querySelector<HTMLButtonElement>(':scope > .review-option');
  if (known) return known;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'review-option';
  if (index < 8) button.setAttribute('aria-keyshortcuts', optionLetter(index));
  button.append(...item.childNodes);
  item.append(button);
  return button;
}

function markChosen(item: HTMLElement, said: { words: string; language: Language }): void {
  if (item.dataset.chosen === '') return;
  item.dataset.chosen = '';
  const words = document.createElement('span');
  words.className = 'review-chosen';
  words.lang = said.language;
  words.textContent = said.words;
  item.append(' ', words);
}
