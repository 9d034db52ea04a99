import type { Language } from '#lib/shared/settings.ts';

interface CrashTexts {
  readonly title: string;
  readonly text: string;
  readonly again: string;
  readonly home: string;
}

/** What a screen says that fell over. Apart from the catalogs, so that every page can carry it to the browser. */
export const crashTexts: Readonly<Record<Language, CrashTexts>> = {
  en: {
    title: 'Something went wrong',
    text: 'This page could not be shown. The answers you gave are kept.',
    again: 'Try again',
    home: 'To the first screen',
  },
  ru: {
    title: 'Что-то пошло не так',
    text: 'Эту страницу не удалось показать. Данные вами ответы сохранены.',
    again: 'Ещё раз',
    home: 'На первый экран',
  },
};

/** The language that the document says it is in; on the server, where there is none, English. */
export function documentLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  return document.documentElement.lang === 'ru' ? 'ru' : 'en';
}
