import type { Language } from '#lib/shared/settings.ts';
import { formatNumber } from './plural.ts';

/** More names nobody reads. */
const MOST = 8;

const MORE: Readonly<Record<Language, (count: string) => string>> = {
  en: (count) => `and ${count} more`,
  ru: (count) => `и ещё ${count}`,
};

/** Names in a row; of very many the first, and how many there are beside them. */
export function someNames(names: readonly string[], language: Language): string {
  if (names.length <= MOST + 1) return names.join(', ');
  const more = MORE[language](formatNumber(names.length - MOST, language));
  return `${names.slice(0, MOST).join(', ')} ${more}`;
}
