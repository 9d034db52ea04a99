import { type CardInfoTexts, cardInfoEn } from '#app/i18n/card-info.en.ts';
import { cardInfoRu } from '#app/i18n/card-info.ru.ts';
import { formatDate, formatMoment } from '#app/i18n/format.ts';
import { HOUR, type Instant } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';

const TEXTS: Readonly<Record<Language, CardInfoTexts>> = { en: cardInfoEn, ru: cardInfoRu };

/** What is needed to speak of a card: the words, and the language and zone for dates. */
export interface Saying {
  readonly texts: CardInfoTexts;
  readonly language: Language;
  readonly zone: string;
}

/** The words about a card in a language. */
export function cardInfoTexts(language: Language): CardInfoTexts {
  return TEXTS[language];
}

/** How one speaks of a card in a language and a zone. */
export function sayingIn(language: Language, zone: string): Saying {
  return { texts: TEXTS[language], language, zone };
}

/** A share, 0–1, in whole per cent. */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}

/** A date with its year, fit to end a sentence: «27 ноября 2026». */
export function dayOf(at: Instant, { language, zone }: Saying): string {
  return formatDate(at, language, zone).replace(/\s?г\.$/, '');
}

/** When something is to come: with the time where that is soon, else the day alone. */
export function whenOf(at: Instant, now: Instant, saying: Saying): string {
  const { language, zone } = saying;
  return at - now < SOON ? formatMoment(at, language, zone) : dayOf(at, saying);
}

const SOON = 20 * HOUR;
