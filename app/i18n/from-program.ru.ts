import type { FromProgramTexts } from '#app/i18n/from-program.en.ts';

/** What the import page says of files of Mochi and Mnemosyne in Russian. */
export const fromProgram: FromProgramTexts = {
  progressHint:
    'Сроки и вся история ответов. Без этого новые здесь карточки начнут с нуля, а у остальных ничего не изменится.',
  conflictsTitle: 'Тексты, которые изменились и здесь, и в файле',
  theirs: 'Взять тексты из файла',
};
