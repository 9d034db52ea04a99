type Saying = readonly [reason: RegExp, inRussian: string];

/** What readers of files say is wrong, and the same in Russian. */
const SAYINGS: readonly Saying[] = [
  [/^there is no such table$/, 'такой таблицы нет'],
  [/^there is no column (.+)$/, 'нет столбца $1'],
  [/^no such column: "?([^" ]+)"?.*$/, 'нет столбца $1'],
  [/^it is empty$/, 'там пусто'],
  [/^(.+) is no number$/, '$1 — не число'],
  [/^(.+) is no text$/, '$1 — не текст'],
  [/^(.+) is no instant$/, '$1 — не момент времени'],
  [/^(.+) holds no bytes$/, '$1 — не байты'],
  [/^(.+) has no name$/, 'у $1 нет имени'],
  [/^it is no JSON object$/, 'это не объект JSON'],
  [/^it is no JSON.*$/s, 'это не JSON'],
  [/^.* JSON(?: input| at position \d+.*)?$/s, 'это не JSON'],
  [/^it is not packed with Zstandard$/, 'упаковано не Zstandard'],
  [/^it is not whole Zstandard.*$/s, 'архив Zstandard повреждён'],
  [/^it is not? (?:text in )?UTF-8$/, 'это не UTF-8'],
  [/^it is no text in UTF-8$/, 'это не UTF-8'],
  [/^it is too long$/, 'слишком длинно'],
  [/^it is nested too deeply$/, 'вложено слишком глубоко'],
  [/^it ends too early$/, 'конца нет'],
  [/^it ends within a (?:number|field)$/, 'обрывается на полуслове'],
  [/^something follows the end$/, 'после конца что-то есть'],
  [/^a quote is never closed$/, 'кавычка не закрыта'],
  [/^(?:there is no wire type|field|a number is).*$/, 'данные повреждены'],
  [/^it is no name of a file$/, 'это не имя файла'],
  [/^it is not the name of a picture$/, 'это не имя картинки'],
  [/^it is not the picture that its name says$/, 'содержимое не подходит к имени'],
  [/^it refers to something that is not in the file$/, 'ссылается на то, чего в файле нет'],
  [/^it refers to a card that is not in the file: (.+)$/, 'карточки $1 в файле нет'],
  [/^(.+) stands there twice$/, '$1 встречается дважды'],
  [/^it stands in itself$/, 'вложена сама в себя'],
  [/^it has (\d+) lines where the manifest promises (\d+)$/, 'строк $1, а обещано $2'],
  [/^it holds no decks$/, 'колод там нет'],
  [/^the package holds no collection$/, 'коллекции там нет'],
  [/^file is not a database$/, 'это не база данных'],
  [/^database disk image is malformed$/, 'база данных повреждена'],
  [/^([\w.]+): .+$/s, 'поле $1 не такое, как должно быть'],
];

/** Why something cannot be read, in Russian; as it came where there is no saying for it. */
export function reasonInRussian(reason: string): string {
  const [pattern, words] = SAYINGS.find(([each]) => each.test(reason)) ?? [];
  return pattern && words ? reason.replace(pattern, words) : reason;
}
