import { offline as en } from '#app/i18n/offline.en.ts';
import { offline as ru } from '#app/i18n/offline.ru.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What scripts of pages say of working without a network: they bring these sentences alone along. */
export const offlineTexts = { en, ru } satisfies Readonly<Record<Language, typeof en>>;
