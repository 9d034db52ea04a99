import type { Language } from '#lib/shared/settings.ts';

/** The language of messages, as the locale variables say: Russian, or else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ru/i.test(locale) ? 'ru' : 'en';
}
