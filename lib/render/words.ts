const WORDS = {
  table: { ru: 'Таблица', en: 'Table' },
  done: { ru: 'сделано', en: 'done' },
  'not-done': { ru: 'не сделано', en: 'not done' },
  blank: { ru: 'пропуск', en: 'blank' },
  hint: { ru: 'Подсказка', en: 'Hint' },
  'first-step': { ru: 'первый шаг', en: 'the first step' },
  'as-of': { ru: 'по состоянию на', en: 'as of' },
  'what-is-covered': {
    ru: 'Что закрывает отмеченная рамка?',
    en: 'What does the marked box cover?',
  },
  'what-is-printed': { ru: 'Что выведет эта команда?', en: 'What does this command print?' },
  'what-printed-it': { ru: 'Какая команда это вывела?', en: 'Which command printed this?' },
} as const;

/** Words that a card has beside those of its author, in Russian for Russian cards and in English for all others. */
export function word(name: keyof typeof WORDS, language: string): string {
  return WORDS[name][/^ru\b/i.test(language) ? 'ru' : 'en'];
}
