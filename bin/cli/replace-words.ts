import type { UnchangedReason, WishProblem } from '#lib/library/replacing/types.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What `replace` says besides what all commands say. */
export interface ReplaceWords {
  readonly found: (places: number, notes: number) => string;
  readonly nothing: string;
  readonly more: (notes: number) => string;
  readonly field: (name: string) => string;
  readonly unchanged: (notes: number, reason: UnchangedReason) => string;
  readonly problem: (problem: WishProblem, found: string) => string;
}

const EN_REASONS: Readonly<Record<UnchangedReason, string>> = {
  'no-document': 'came without a text that could be changed',
  archived: 'in the archive',
  'file-gone': 'the file is gone, or cannot be read',
  'file-changed':
    'the file holds changes that wait for a decision, or characters that are no UTF-8',
  pictures: 'the document came with pictures',
  breaks: 'with the new text no card could be made of it',
  'loses-cards': 'with the new text a card of it would go to the archive',
  'harms-others': 'with the new text another note of the document would be lost',
};

const RU_REASONS: Readonly<Record<UnchangedReason, string>> = {
  'no-document': 'нет текста, который можно изменить',
  archived: 'в архиве',
  'file-gone': 'файла нет, или его не прочесть',
  'file-changed': 'в файле есть изменения, которые ждут решения, или знаки не в UTF-8',
  pictures: 'документ пришёл с картинками',
  breaks: 'с новым текстом не получится карточки',
  'loses-cards': 'с новым текстом одна из карточек ушла бы в архив',
  'harms-others': 'с новым текстом пропала бы другая запись того же документа',
};

const en: ReplaceWords = {
  found: (places, notes) => `Places: ${places}, in notes: ${notes}.`,
  nothing: 'Nothing would change.',
  more: (notes) => `… and in ${notes} more.`,
  field: (name) => `field ${name}`,
  unchanged: (notes, reason) => `Stays as it is: ${notes} (${EN_REASONS[reason]}).`,
  problem: (problem, found) =>
    ({
      'nothing-to-find': 'Say what is to be found.',
      'too-long': 'What is to be found or put is longer than 2000 characters.',
      'bad-regex': `This is not a regular expression of RE2: ${found}`,
      'no-group': `There is no group ${found} in what is to be found. For a dollar write $$.`,
    })[problem],
};

const ru: ReplaceWords = {
  found: (places, notes) => `Мест: ${places}, записей: ${notes}.`,
  nothing: 'Ничего не изменится.',
  more: (notes) => `… и ещё в ${notes}.`,
  field: (name) => `поле «${name}»`,
  unchanged: (notes, reason) => `Останется как есть: ${notes} (${RU_REASONS[reason]}).`,
  problem: (problem, found) =>
    ({
      'nothing-to-find': 'Скажите, что искать.',
      'too-long': 'Искомое или замена длиннее 2000 знаков.',
      'bad-regex': `Это не регулярное выражение RE2: ${found}`,
      'no-group': `Группы ${found} в искомом нет. Знак доллара пишется $$.`,
    })[problem],
};

/** The words in a language. */
export function replaceWords(language: Language): ReplaceWords {
  return language === 'ru' ? ru : en;
}
