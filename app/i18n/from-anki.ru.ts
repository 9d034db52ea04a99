import type { FromAnkiTexts } from '#app/i18n/from-anki.en.ts';
import { countRussian, formatNumber } from '#app/i18n/plural.ts';

const number = (value: number) => formatNumber(value, 'ru');
const of = (done: number, total: number) =>
  total > 0 ? `: ${number(done)} из ${number(total)}` : '';

/** What the import page says of packages from Anki in Russian. */
export const fromAnki: FromAnkiTexts = {
  sending: 'Файл отправляется…',
  stage: {
    reading: () => 'Читаем коллекцию',
    media: (done, total) => `Картинки и звуки${of(done, total)}`,
    notes: (done, total) => `Записи${of(done, total)}`,
    history: (done, total) => `Ответы${of(done, total)}`,
    finishing: () => 'Почти готово',
  },
  left: (seconds) =>
    seconds < 60
      ? `· осталось около ${Math.max(1, seconds)}\u00A0с`
      : `· осталось около ${Math.ceil(seconds / 60)}\u00A0мин`,
  readingTitle: 'Смотрим, что в файле',
  addingTitle: 'Добавляем',
  cancel: 'Отменить',
  cancelled: 'Отменено. Ничего не изменилось.',
  failed: 'Файл нельзя добавить',
  failedText: 'Ничего не изменилось.',
  last: 'Последний импорт',
  damaged: 'Он повреждён или скачался не целиком: скачайте или экспортируйте его заново.',
  broken: (place) => `Это место не читается: ${place}.`,
  remedy: {
    'check-database':
      'Коллекцию чинит сам Anki: «Инструменты → Проверить базу данных». После этого экспортируйте её заново.',
    'older-layout': 'При экспорте из Anki отметьте «Поддержка старых версий Anki».',
    'save-as-utf8': 'Это не текст: сохраните таблицу как CSV в UTF-8.',
    'close-quote':
      'Здесь открывается кавычка, которая нигде не закрыта: закройте её или напишите дважды.',
    separator: 'После #separator: нужно слово вроде comma, tab или semicolon либо сам знак.',
    'column-number': 'Столбец называют по номеру; первый — это 1.',
    'newer-anki': 'Откройте файл в свежем Anki и экспортируйте заново.',
    'with-markdown':
      'Здесь только истории hashcards: упакуйте базу в ZIP-архив вместе с файлами Markdown.',
  },
  progress: 'Взять с собой мой прогресс',
  progressHint:
    'Сроки, память, вся история ответов, флажки и настройки. Без этого новые здесь карточки начнут с нуля, а у остальных ничего не изменится.',
  conflictsTitle: 'Тексты, которые изменились и здесь, и в Anki',
  conflicts: (count) =>
    `${countRussian(count, ['запись изменена', 'записи изменены', 'записей изменено'])} с обеих сторон после прошлого импорта.`,
  ask: 'Пока оставить эти записи как есть',
  mine: 'Оставить мои тексты',
  theirs: 'Взять тексты из Anki',
  both: 'Оставить оба, один под другим',
  conflictFields: (fields) => `поля: ${fields}`,
  problemsTitle: 'Что не удалось взять как есть',
  problem: (what, count, example) =>
    `${what}: ${number(count)}${example === '' ? '' : ` (например, ${example})`}.`,
  problems: {
    'note-without-type': 'Записи без своего вида пропущены',
    'note-without-cards': 'Записи без карточек пропущены',
    'fields-missing': 'В записях не хватало полей: они теперь пустые',
    'guid-twice': 'Записи выдают себя за другую запись файла: они добавлены как отдельные',
    'card-without-note': 'Карточки без записи пропущены',
    'card-without-template': 'Карточки без шаблона пропущены',
    'card-twice': 'Повторённые карточки взяты один раз',
    'card-unknown': 'Карточки в неизвестном состоянии; они придут отложенными',
    'review-without-card': 'Удалённые карточки; их ответы пропущены',
    'review-unknown': 'Строки истории неизвестного вида; они хранятся, но ответами не считаются',
    'media-missing': 'Файлы, которые названы в записях, не пришли, и здесь их тоже нет',
    'media-unknown':
      'Файлы, которые здесь нечем показать (скрипты, документы); они хранятся и вернутся в Anki при экспорте',
    'media-too-large': 'Файлы слишком большие и пропущены',
    'media-changed': 'Файлы повреждены и пропущены',
    'media-renamed': 'Файлы получили новое имя: их имя здесь занято',
    'row-empty': 'Строки с пустым первым полем пропущены',
    'row-twice': 'Строки повторяют одну и ту же запись: учтена последняя',
    'note-of-document': 'Строки записей, которые здесь берутся из документа, пропущены',
    'own-edited': 'Записи ваших колод изменены в Anki. Эти изменения не взяты: правьте их в файле',
    'own-card-unknown': 'Карточки, которые Anki сделал из записей ваших колод, пропущены',
    'card-in-trash': 'Карточки из корзины пропущены',
    'card-empty': 'Пустые карточки пропущены',
    'history-without-card': 'Истории карточек, чей текст с тех пор изменили или удалили, пропущены',
  },
  besides: {
    noteTypes: (count) =>
      countRussian(count, [
        'вид записей, новый или изменённый',
        'вида записей, новые или изменённые',
        'видов записей, новых или изменённых',
      ]),
    files: (count) => countRussian(count, ['новый файл', 'новых файла', 'новых файлов']),
  },
  done: {
    create: (count) => countRussian(count, ['новая запись', 'новые записи', 'новых записей']),
    update: (count) =>
      countRussian(count, ['запись изменилась', 'записи изменились', 'записей изменилось']),
    move: (count) =>
      countRussian(count, ['запись переехала', 'записи переехали', 'записей переехало']),
    revive: (count) =>
      countRussian(count, ['запись вернулась', 'записи вернулись', 'записей вернулось']),
    archive: (count) =>
      countRussian(count, ['запись ушла в архив', 'записи ушли в архив', 'записей ушло в архив']),
    ambiguous: (count) =>
      countRussian(count, [
        'запись осталась как есть',
        'записи остались как есть',
        'записей осталось как есть',
      ]),
  },
};
