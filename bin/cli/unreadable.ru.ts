type Values = Readonly<Record<string, string | number>>;

/** What can be done, by what an error calls its remedy. */
const REMEDIES: Readonly<Record<string, string>> = {
  'save-as-utf8': 'Сохраните таблицу как CSV в UTF-8.',
  'check-database':
    'Коллекцию чинит сам Anki: «Инструменты → Проверить базу данных». После этого экспортируйте её заново.',
  'older-layout': 'При экспорте из Anki отметьте «Поддержка старых версий Anki».',
  'newer-anki': 'Откройте его в свежем Anki и экспортируйте заново.',
};

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
  const { file, entry, reason, remedy = '', version } = values;
  const mend = REMEDIES[remedy] ?? '';
  switch (remedy) {
    case 'save-as-utf8':
      return `Файл — не текст. ${mend}`;
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
  if (values.line !== undefined) return `${entry ?? 'Таблица'} не читается${placeInTable(values)}.`;
  if (reason === undefined || entry === undefined) return null;
  return `Не читается ${placeInPackage(values)}: ${reason}.`;
}

function placeInPackage({ entry, table, row }: Values): string {
  const parts = [entry, table && `таблица ${table}`, row && `строка ${row}`];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
