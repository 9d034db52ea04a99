const WORDS = {
  table: { ru: 'Таблица', en: 'Table' },
  done: { ru: 'сделано', en: 'done' },
  'not-done': { ru: 'не сделано', en: 'not done' },
} as const;

/** A word that rendering adds for screen readers, in Russian for Russian cards and in English for all others. */
export function word(name: keyof typeof WORDS, language: string): string {
  return WORDS[name][/^ru\b/i.test(language) ? 'ru' : 'en'];
}
