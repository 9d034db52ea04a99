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
  encoding: 'Кодировка',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1251': 'Windows-1251 (кириллица)',
    'windows-1252': 'Windows-1252 (Западная Европа)',
    'windows-1250': 'Windows-1250 (Центральная Европа)',
  },
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
  deck: 'Колода',
  deckHint:
    'Из тех, что есть, или новая; A::B лежит в A. Строки, у которых колода своя, пойдут в неё.',
  noFront: 'Укажите, в каком столбце лицевая сторона.',
  conflictsTitle: 'Тексты, которые изменились и здесь, и в таблице',
  theirs: 'Взять тексты из таблицы',
  line: (line) => `строка ${line}`,
  row: (row) => `строка ${row}`,
  columnAt: (column) => `столбец ${column}`,
};
