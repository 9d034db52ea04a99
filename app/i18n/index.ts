import { en, type Messages } from '#app/i18n/en.ts';
import { ru } from '#app/i18n/ru.ts';
import type { Language } from '#lib/shared/settings.ts';

export type { Messages };

const catalogs: Readonly<Record<Language, Messages>> = { en, ru };

/** Everything the interface says in one language. */
export function messages(language: Language): Messages {
  return catalogs[language];
}
