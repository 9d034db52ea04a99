import type { FromTableTexts } from '#app/i18n/from-table.en.ts';

/** What the import page says of tables of notes in Russian. */
export const fromTable: FromTableTexts = {
  title: 'Как читать таблицу',
  preview: 'Первые строки',
  column: (place) => `Столбец ${place}`,
  roles: {
    'field:0': 'Лицевая сторона',
    'field:1': 'Оборот',
    tags: 'Метки',
    deck: 'Колода',
    guid: 'Код записи (GUID)',
    type: 'Вид записи',
    ignore: 'Не брать',
  },
  field: (place) => `Поле ${place}`,
  separator: 'Между столбцами',
  separators: {
    '\t': 'табуляция',
    ';': 'точка с запятой',
    ',': 'запятая',
    '|': 'вертикальная черта',
    ':': 'двоеточие',
    ' ': 'пробел',
  },
  header: 'В первой строке названия столбцов',
  html: 'Текст — это HTML',
  htmlHint: 'Иначе каждый знак значит только себя.',
  bothWays: 'Спрашивать в обе стороны: и лицевую сторону по обороту',
  noFront: 'Укажите, в каком столбце лицевая сторона.',
  conflictsTitle: 'Тексты, которые изменились и здесь, и в таблице',
  theirs: 'Взять тексты из таблицы',
  line: (line) => `строка ${line}`,
  row: (row) => `строка ${row}`,
  columnAt: (column) => `столбец ${column}`,
};
