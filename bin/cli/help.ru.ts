import type { Help } from './messages.ts';

/** What the program can do, in Russian. */
export const help = `kartoteka КОМАНДА [АРГУМЕНТ…] [КЛЮЧ…]

  check     показывает, что не так в файлах Markdown
  compile   делает из файлов Markdown колоды
  import    добавляет файл
  export    записывает файл
  due       показывает, что повторять сейчас
  cards     перечисляет карточки
  reviews   перечисляет ответы
  explain   объясняет карточку и её четыре кнопки
  answer    отвечает на карточку
  verify    вычисляет все состояния заново и сравнивает
  undo      отменяет последнее действие
  help      показывает это, а с командой — что ей можно сказать

Все команды знают --json и --help. Код завершения: 0 сделано, 1 есть находки или отказ, 2 не запустилось.
`;

/** What each command takes, in Russian. */
export const helpOf: Help['helpOf'] = {
  check: `kartoteka check [ПУТЬ…] [--strict] [--format text|json|sarif] [--json]

Компилирует Markdown и показывает, что в нём не так. Ничего не пишет, база данных не нужна.
Без пути проверяет папки колод.

  --strict   предупреждение или совет тоже дают код завершения 1
  --format   как показать найденное (без ключа — text)
  --json     то же, что --format json
`,
  compile: `kartoteka compile [ПУТЬ…] [--yes] [--allow-mass-archive] [--json]

Компилирует файлы Markdown в колоды: показывает, что изменится, а с --yes меняет.
Без пути компилирует папки колод.

  --yes                  применяет план, кроме неясного и кроме массовой отправки в архив
  --allow-mass-archive   вместе с --yes: отправляет в архив и много записей сразу
  --json                 числа плана и находки одним объектом JSON
`,
  import: `kartoteka import ФАЙЛ [--yes] [--deck НАЗВАНИЕ] [--no-progress] [--json]

Добавляет файл Markdown, ZIP с такими файлами или bundle (.kartoteka.zip): показывает, что в нём, а с --yes добавляет.

  --yes             добавляет
  --deck НАЗВАНИЕ   называет так колоду
  --no-progress     не берёт из файла историю
  --json            числа плана и находки одним объектом JSON
`,
  export: `kartoteka export --out ФАЙЛ [--format bundle|reviews|cards] [--deck НАЗВАНИЕ] [--search ЗАПРОС] [--no-progress] [--json]

Записывает всё в bundle (.kartoteka.zip) или ответы и карточки в таблицу (.csv).

  --out ФАЙЛ        куда писать
  --format          что писать; без ключа — по имени файла
  --deck НАЗВАНИЕ   только эта колода, по ключу или названию (reviews, cards)
  --search ЗАПРОС   только эти карточки (reviews, cards)
  --no-progress     колоды без истории повторений (bundle)
  --json            что записано, одним объектом JSON
`,
  due: `kartoteka due [--json]

Показывает, что повторять сейчас, по колодам на столе.
`,
  cards: `kartoteka cards [--search ЗАПРОС] [--json]

Перечисляет карточки, по одной в строке. Запрос — это слова, которые должны встретиться все, "фразы", -не, or, скобки,
deck:КЛЮЧ, tag:МЕТКА и is:new|learn|review|due|suspended|buried|archived.

  --search ЗАПРОС   только эти карточки
  --json            по объекту JSON в строке
`,
  reviews: `kartoteka reviews [--search ЗАПРОС] [--json]

Перечисляет ответы, которые считаются, по одному в строке, по времени.

  --search ЗАПРОС   только ответы на эти карточки
  --json            по объекту JSON в строке
`,
  explain: `kartoteka explain КАРТОЧКА [--json]

Объясняет карточку: что помнится и что сделает сейчас каждая из четырёх кнопок и почему.
КАРТОЧКА — это её код или хотя бы 6 первых его знаков.
`,
  answer: `kartoteka answer КАРТОЧКА again|hard|good|easy [--json]

Отвечает на карточку сейчас, как ответил бы браузер.
`,
  verify: `kartoteka verify [--json]

Вычисляет состояние каждой карточки заново из её истории и сравнивает. Ничего не меняет.
`,
  undo: `kartoteka undo [--json]

Отменяет последнее действие.
`,
};
