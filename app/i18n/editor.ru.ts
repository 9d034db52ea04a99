import { countRussian, russianForm } from '#app/i18n/plural.ts';
import type { EditorTexts } from './editor.en.ts';

const cards = (count: number) => countRussian(count, ['карточка', 'карточки', 'карточек']);
const go = (count: number) => russianForm(count, ['уйдёт', 'уйдут', 'уйдут']);

/** What editing and adding cards say, in Russian. */
export const editorRu: EditorTexts = {
  close: 'Закрыть',
  loading: 'Открываем…',
  offline: 'Сейчас нет связи. Это откроется, когда она появится.',
  failed: 'Сохранить не удалось: нет связи. Ваш текст остаётся здесь.',
  refused: 'Не сохранено: в тексте ошибка.',
  save: 'Сохранить',
  saving: 'Сохраняем…',
  cancel: 'Отмена',
  keys: 'Ctrl+Enter сохраняет, Esc закрывает; набранное подождёт, пока вы вернётесь.',
  text: 'Текст карточки, Markdown',
  place: (path, line) => `${path}, строка ${line}`,
  draft: 'Вот то, что вы набирали.',
  startOver: 'Начать заново',
  preview: 'Что получится',
  nothing: 'Пока ни одной карточки.',
  isNew: 'новая',
  question: 'Вопрос',
  answer: 'Ответ',
  line: (line) => `Строка ${line}`,
  severity: { error: 'Ошибка', warning: 'Предупреждение', hint: 'Совет' },
  twins: (count) =>
    count === 1
      ? 'Запись этого типа с таким первым полем уже есть.'
      : `С таким первым полем уже есть ${countRussian(count, ['запись', 'записи', 'записей'])} этого типа.`,
  showTwin: 'Показать',
  gone: (count, withHistory) =>
    withHistory === 0
      ? `${cards(count)} ${russianForm(count, ['пропадёт', 'пропадут', 'пропадут'])}.`
      : `${cards(count)} ${go(count)} в архив, с историей: ${withHistory}. Вернётся прежний текст — вернутся и они.`,
  othersGone: (count) =>
    `Из других записей ${go(count)} в архив ${cards(count)}: не остался ли открытым знак или блок кода?`,
  edit: {
    title: 'Правка',
    fixed: {
      'no-document': 'Эта карточка пришла без документа: править здесь нечего.',
      archived: 'Эта карточка в архиве: её текста больше нет в конспекте.',
      'file-gone': 'Файла этой карточки нет, или его не удаётся прочитать.',
      'file-changed':
        'В файле этой карточки есть изменения, которые ждут решения, или знаки, которые не читаются. Сначала загляните в «Импорт».',
      pictures:
        'Документ этой карточки пришёл с картинками, и здесь его править нельзя. Поправьте его у себя и добавьте снова.',
    },
    gone: 'Этой карточки здесь больше нет.',
    conflict: 'Текст тем временем изменился. Ничего не сохранено; вот оба.',
    theirs: 'Как сейчас',
    mine: 'Сохранить мой вместо него',
    takeTheirs: 'Взять тот',
  },
  fields: {
    source: 'HTML',
    makeHole: 'Сделать выделенное пропуском',
    tags: 'Метки',
    tagsHint: 'Через пробел.',
  },
  card: {
    open: 'Править',
    saved: 'Сохранено.',
    failed: 'Открыть правку не удалось: нет связи.',
  },
  add: {
    title: 'Новая карточка',
    open: 'Добавить карточку',
    deck: 'Колода',
    noDeck: 'Колод пока нет. Сначала добавьте конспект.',
    form: 'Вид',
    forms: { sides: 'Вопрос и ответ', cloze: 'Текст с пропусками', markdown: 'Markdown' },
    type: 'Тип записи',
    noteTypes: 'Типы записей',
    inMarkdown: 'В Markdown',
    front: 'Вопрос',
    back: 'Ответ',
    cloze: 'Текст',
    clozeHint: 'Заключите то, что спрашивать, в ==: ==пропуск==.',
    makeGap: 'Сделать выделенное пропуском',
    markdown: 'Markdown',
    save: 'Добавить',
    added: (count) => `Добавлено: ${cards(count)}.`,
    undo: 'Вернуть как было',
    undone: 'Отменено.',
    undoFailed: 'Отменить не удалось.',
    inbox: 'Карточка попадёт во входящие этой колоды.',
  },
};
