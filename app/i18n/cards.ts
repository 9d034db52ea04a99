import type { Language } from '#lib/shared/settings.ts';
import { type CardsTexts, cardsEn } from './cards.en.ts';
import { cardsRu } from './cards.ru.ts';

export type { CardsTexts } from './cards.en.ts';

/** What the list of cards says in one language. */
export function cardsTexts(language: Language): CardsTexts {
  return language === 'ru' ? cardsRu : cardsEn;
}
