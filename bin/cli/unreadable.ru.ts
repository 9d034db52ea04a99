import { reasonInRussian } from './reasons.ru.ts';

type Values = Readonly<Record<string, string | number>>;

/** What can be done, by what an error calls its remedy. */
const REMEDIES: Readonly<Record<string, string>> = {
  'save-as-utf8': 'Сохраните таблицу как CSV в UTF-8.',
  'check-database':
    'Коллекцию чинит сам Anki: «Инструменты → Проверить базу данных». После этого экспортируйте её заново.',
  'older-layout': 'При экспорте из Anki отметьте «Поддержка старых версий Anki».',
  'newer-anki': 'Откройте его в свежем Anki и экспортируйте заново.',
  'close-quote': 'Кавычка там не закрыта: закройте её или удвойте, если это просто знак.',
  separator: 'Разделитель — один знак или его имя: tab, comma, semicolon, pipe, colon, space.',
  'column-number': 'Столбец называют номером; первый — это 1.',
};

const TOO_MANY: Readonly<Record<string, string>> = {
  rows: 'строк',
  columns: 'столбцов',
  characters: 'знаков в одном значении',
  'characters in the row': 'знаков в одной строке',
};

/** What is too large; of a table with its place. */
export function tooLarge(values: Values): string {
  const { of = '', most = 0 } = values;
  const many = TOO_MANY[of];
  const place = placeInTable(values);
  return many === undefined
    ? `Файл слишком большой${place}.`
    : `Больше ${Number(most).toLocaleString('ru')} ${many}${place}.`;
}

/** Where in a table something is wrong; empty where that is not known. */
export function placeInTable({ line, row, column }: Values): string {
  const parts = [
    line === undefined ? '' : `строка ${line}`,
    row === undefined ? '' : `строка таблицы ${row}`,
    column === undefined ? '' : `столбец ${column}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Why a file cannot be read; null where the error says so itself. */
export function unreadable(values: Values): string | null {
  const { file, entry, remedy = '', version } = values;
  const reason = values.reason === undefined ? undefined : reasonInRussian(String(values.reason));
  const mend = REMEDIES[remedy] ?? '';
  switch (remedy) {
    case 'save-as-utf8':
      return `Файл — не текст. ${mend}`;
    case 'no-markdown':
      return `В ${file} нет файлов Markdown (.md, .markdown).`;
    case 'save-as-csv':
      return `${file} — электронная таблица: сохраните её как CSV.`;
    case 'save-as-text':
      return `${file} — документ: сохраните его как Markdown или таблицей в CSV.`;
    case 'with-markdown':
      return 'Это только истории hashcards: импортируйте папку, в которой лежат и файлы Markdown.';
    case 'name-apkg':
      return `${file} — пакет Anki: пусть имя файла кончается на .apkg, тогда он прочитается.`;
    case 'close-anki':
      return `Пока файл ${file} читался, его изменили. Закройте Anki и повторите импорт.`;
    case 'older-layout':
      return `Файл ${entry} сделан в более новом Anki (версия формата ${version}). ${mend}`;
    case 'newer-anki':
      return `Файл ${entry} сделан в очень старом Anki (версия формата ${version}). ${mend}`;
    case 'check-database':
      return `Не читается ${placeInPackage(values)}: ${reason}. ${mend}`;
  }
  if (values.line !== undefined) {
    // What a remedy helps against it says itself.
    const why = reason === undefined || mend !== '' ? '' : `: ${reason}`;
    return `${entry ?? file ?? 'Таблица'} не читается${placeInTable(values)}${why}. ${mend}`.trimEnd();
  }
  const place = entry === undefined ? file : placeInPackage(values);
  return reason === undefined || place === undefined ? null : `Не читается ${place}: ${reason}.`;
}

function placeInPackage({ entry, table, row }: Values): string {
  const parts = [entry, table && `таблица ${table}`, row && `строка ${row}`];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
