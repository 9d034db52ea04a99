import type { ChainLink } from '#lib/scheduler/types.ts';
import { linkInEnglish } from './chain.en.ts';
import { linkInRussian } from './chain.ru.ts';

/** One step of the way from memory to a due date, as a sentence without its full stop. */
export function describeLink(link: ChainLink, language: 'ru' | 'en'): string {
  return language === 'ru' ? linkInRussian(link) : linkInEnglish(link);
}
