import type { Language } from '#lib/shared/settings.ts';

/** The forms of a Russian word after a number: 1 карточка, 2 карточки, 5 карточек. */
export type RussianForms = readonly [one: string, few: string, many: string];
/** The forms of an English word after a number: 1 card, 2 cards. */
export type EnglishForms = readonly [one: string, other: string];

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
};
const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en'),
  ru: new Intl.NumberFormat('ru'),
};

/** A whole number in the language's digits: 12,345 or 12 345. */
export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** The Russian form of a word that follows `count`, without the number. */
export function russianForm(count: number, forms: RussianForms): string {
  const rule = rules.ru.select(count);
  return rule === 'one' ? forms[0] : rule === 'few' ? forms[1] : forms[2];
}

/** The English form of a word that follows `count`, without the number. */
export function englishForm(count: number, forms: EnglishForms): string {
  return rules.en.select(count) === 'one' ? forms[0] : forms[1];
}

/** A number with its word in Russian, kept on one line. */
export function countRussian(count: number, forms: RussianForms): string {
  return `${formatNumber(count, 'ru')}\u00A0${russianForm(count, forms)}`;
}

/** A number with its word in English, kept on one line. */
export function countEnglish(count: number, forms: EnglishForms): string {
  return `${formatNumber(count, 'en')}\u00A0${englishForm(count, forms)}`;
}
