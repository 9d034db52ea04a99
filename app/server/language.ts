import { headers } from 'next/headers';
import { cache } from 'react';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';
import { getSettings } from '#app/server/context.ts';
import type { Language } from '#lib/shared/settings.ts';

/** The language of this request: what the person chose, else what their browser asks for, else English. */
export const getLanguage: () => Promise<Language> = cache(async () => {
  const settings = await getSettings();
  return settings.language ?? preferredLanguage((await headers()).get('accept-language'));
});
