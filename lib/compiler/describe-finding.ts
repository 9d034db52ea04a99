import type { Finding } from '#lib/bundle/finding.ts';
import type { FindingCode } from '#lib/compiler/finding-codes.ts';
import { LINT_SENTENCES } from '#lib/compiler/lint/lint-sentences.ts';

type Values = Finding['values'];
type Language = 'ru' | 'en';
type Sentence = Readonly<Record<Language, (values: Values) => string>>;

/** The sentence for a finding: what is wrong and how to mend it. */
export function describeFinding(finding: Finding, language: Language): string {
  const sentence: Sentence | undefined = SENTENCES[finding.code as FindingCode];
  return sentence ? sentence[language](finding.values) : finding.code;
}

const SIDES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  prompt: { ru: 'Вопрос пуст', en: 'The question is empty' },
  answer: { ru: 'Ответ пуст', en: 'The answer is empty' },
  term: { ru: 'Слева от :: нет термина', en: 'There is no term before ::' },
  definition: { ru: 'Справа от :: нет определения', en: 'There is no definition after ::' },
};

const EXPECTED: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  text: { ru: 'одна строка текста', en: 'a single line of text' },
  language: { ru: 'код языка, например ru или en', en: 'a language code such as ru or en' },
  retention: { ru: 'доля от 0.7 до 0.99', en: 'a share from 0.7 to 0.99' },
  source: {
    ru: 'название источника или ключи с ним, например { kind: book, ref: … }',
    en: 'the name of the source, or keys about it such as { kind: book, ref: … }',
  },
  terms: {
    ru: 'список равнозначных слов, например [под = pod]',
    en: 'a list of words that mean the same, such as [под = pod]',
  },
  rules: {
    ru: 'правила и что с ними делать, например { L105: { threshold: 40 }, L120: off }',
    en: 'rules and what to do with them, such as { L105: { threshold: 40 }, L120: off }',
  },
  list: { ru: 'список, например [сеть, под]', en: 'a list such as [network, pod]' },
};

const CHOICE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  few: {
    ru: 'Выбирать не из чего: вариант один. Добавьте ещё хотя бы один',
    en: 'There is nothing to choose from: only one option. Add at least another',
  },
  many: {
    ru: 'Вариантов больше ста. Оставьте несколько',
    en: 'There are more than a hundred options. Keep a few',
  },
  'none-right': {
    ru: 'Верный вариант не отмечен. Поставьте [x] у верного или напишите ответ после A:',
    en: 'No option is marked as right. Put [x] on the right one, or write the answer after A:',
  },
};

const TABLE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'no-table': {
    ru: 'Сразу под этим комментарием нет таблицы. Поставьте его вплотную над таблицей',
    en: 'No table stands right below this comment. Put it directly above the table',
  },
  unknown: {
    ru: 'Так карточки из таблицы не описывают. Напишите, например: cards: table key=1 ask=2,3',
    en: 'Cards of a table are not described so. Write, for example: cards: table key=1 ask=2,3',
  },
  column: {
    ru: 'Названного столбца в таблице нет, или он назван дважды. Столбцы считаются с 1',
    en: 'The table has no such column, or it is named twice. Columns count from 1',
  },
  empty: {
    ru: 'В таблице нечего спросить: нет строк с заполненными ячейками. Заполните их',
    en: 'There is nothing to ask in the table: no row has its cells filled. Fill them in',
  },
};

function choiceProblem(values: Values, language: Language): string {
  return CHOICE[values.problem ?? '']?.[language] ?? '';
}

function tableProblem(values: Values, language: Language): string {
  return TABLE[values.problem ?? '']?.[language] ?? '';
}

function side(values: Values, language: Language): string {
  return SIDES[values.side ?? '']?.[language] ?? '';
}

function expected(values: Values, language: Language): string {
  if (values.choices !== undefined)
    return language === 'ru' ? `одно из: ${values.choices}` : `one of ${values.choices}`;
  return EXPECTED[values.expected ?? '']?.[language] ?? '';
}

const YAML_LIMITS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'too-long': { ru: 'он длиннее 20 000 знаков', en: 'it is longer than 20,000 characters' },
  'too-deep': { ru: 'слишком глубокая вложенность', en: 'it is nested too deeply' },
};

/** What can be wrong with the marks of a YAML fence. */
const MARKS: Readonly<Record<string, Sentence>> = {
  'no-type': {
    ru: () =>
      'Метка ?? есть, а слова type после yaml нет: карточки отсюда не будет. Допишите type или уберите метку.',
    en: () =>
      'There is a ?? mark, but no “type” after yaml: no card comes of this. Add “type” or take the mark out.',
  },
  'no-marks': {
    ru: () =>
      'Не сказано, что скрыть. Поставьте в конце строки # ?? (скрыть значение), # ??key (ключ) или # ??line (строку).',
    en: () =>
      'Nothing says what to hide. End a line with # ?? (hides the value), # ??key (the key) or # ??line (the line).',
  },
  unknown: {
    ru: () => 'Такой метки нет. Известны # ??, # ??key и # ??line.',
    en: () => 'There is no such mark. Known are # ??, # ??key and # ??line.',
  },
  alone: {
    ru: () =>
      'Метка стоит отдельно и ничего не скрывает. Перенесите её в конец строки с ключом или значением.',
    en: () =>
      'The mark stands by itself and hides nothing. Move it to the end of a line with a key or a value.',
  },
  nothing: {
    ru: () =>
      'У этого ключа нет значения, скрывать нечего. Впишите значение или поставьте # ??key.',
    en: () => 'This key has no value to hide. Write one, or use # ??key.',
  },
  'no-key': {
    ru: () => 'У элемента списка нет ключа. Чтобы скрыть сам элемент, поставьте # ??.',
    en: () => 'An item of a list has no key. Use # ?? to hide the item itself.',
  },
  many: {
    ru: ({ count, most }) =>
      `Меток ${count}, а можно не больше ${most}. Разделите блок на несколько карточек.`,
    en: ({ count, most }) =>
      `There are ${count} marks; at most ${most} are possible. Split the fence into several cards.`,
  },
};

/** What can be wrong with a line of an occlusion fence. */
const BOXES: Readonly<Record<string, Sentence>> = {
  form: {
    ru: () =>
      'Строка не читается. Пишите «имя: x y ширина высота подпись» в процентах или «имя: #элемент подпись».',
    en: () =>
      'The line cannot be read. Write “id: x y width height label” in percent, or “id: #element label”.',
  },
  range: {
    ru: ({ id }) =>
      `Прямоугольник ${id} выходит за картинку или пуст. Числа — проценты от 0 до 100.`,
    en: ({ id }) =>
      `The box ${id} reaches beyond the picture or is empty. The numbers are percent from 0 to 100.`,
  },
  duplicate: {
    ru: ({ id }) => `Имя ${id} уже занято в этом блоке. Дайте этому прямоугольнику другое.`,
    en: ({ id }) => `The id ${id} is taken in this fence. Give this box another.`,
  },
  label: {
    ru: ({ id }) =>
      `У прямоугольника ${id} нет подписи. Допишите в конце строки, что он закрывает.`,
    en: ({ id }) => `The box ${id} has no label. Say at the end of the line what it covers.`,
  },
  'unknown-element': {
    ru: ({ element }) =>
      `В картинке нет элемента с id «${element}». Проверьте имя или задайте числа.`,
    en: ({ element }) =>
      `The picture has no element with the id “${element}”. Check the name or write numbers.`,
  },
  'no-box': {
    ru: ({ element }) =>
      `Границы элемента «${element}» определить нельзя. Задайте их числами: x y ширина высота в процентах.`,
    en: ({ element }) =>
      `The box of the element “${element}” cannot be told. Write it in percent: x y width height.`,
  },
  'not-svg': {
    ru: () => 'Элементы можно называть только в SVG. Задайте границы числами в процентах.',
    en: () => 'Elements can be named in an SVG only. Write the box in percent.',
  },
  empty: {
    ru: () => 'В блоке нет ни одной строки. Напишите хотя бы один прямоугольник.',
    en: () => 'The fence holds no line. Write at least one box.',
  },
  many: {
    ru: ({ count, most }) =>
      `Прямоугольников ${count}, а можно не больше ${most}. Разделите картинку.`,
    en: ({ count, most }) =>
      `There are ${count} boxes; at most ${most} are possible. Split the picture.`,
  },
};

/** What was there before and is now: `9 → 10`, `+ not`, `− 9`. */
function edited(before: string | number = '', after: string | number = ''): string {
  if (before === '') return `+ ${after}`;
  return after === '' ? `− ${before}` : `${before} → ${after}`;
}

const SENTENCES: Readonly<Record<FindingCode, Sentence>> = {
  ...LINT_SENTENCES,
  K001: {
    ru: ({ reason }) =>
      `Шапка файла не читается как YAML (${reason}). Исправьте её или уберите: пока действуют значения по умолчанию.`,
    en: ({ reason }) =>
      `The front matter cannot be read as YAML (${reason}). Mend it or take it out: defaults are used until then.`,
  },
  K002: {
    ru: ({ key }) =>
      `Неизвестный ключ «${key}» в шапке файла. Проверьте написание или уберите его.`,
    en: ({ key }) => `Unknown key “${key}” in the front matter. Check its spelling or take it out.`,
  },
  K003: {
    ru: ({ id, firstFile, firstLine }) =>
      `Идентификатор ${id} уже занят карточкой в ${firstFile}, строка ${firstLine}. Дайте этой карточке другой или уберите его: история остаётся у первой.`,
    en: ({ id, firstFile, firstLine }) =>
      `The id ${id} already belongs to the card in ${firstFile}, line ${firstLine}. Give this card another or take it out: the history stays with the first.`,
  },
  K004: {
    ru: ({ id }) =>
      `Идентификатор «${id}» не годится. Нужны строчные латинские буквы, цифры и дефисы между ними, до 40 знаков, например k7f2q.`,
    en: ({ id }) =>
      `“${id}” is no usable id. Use lower-case Latin letters, digits and hyphens between them, up to 40 characters, such as k7f2q.`,
  },
  K005: {
    ru: ({ marker }) =>
      `После метки «${marker}» нет ответа. Начните ответ с A: или О: до следующего вопроса, заголовка или линии.`,
    en: ({ marker }) =>
      `No answer follows this “${marker}”. Begin the answer with A: before the next question, heading or rule.`,
  },
  K006: {
    ru: ({ marker }) =>
      `Перед меткой «${marker}» нет вопроса. Поставьте над ней вопрос, начатый с Q: или В:.`,
    en: ({ marker }) =>
      `No question stands before this “${marker}”. Put a question that begins with Q: above it.`,
  },
  K007: {
    ru: ({ problem }) =>
      problem === 'tag'
        ? 'Картинка тегом <img> не показывается. Напишите её как ![описание](путь).'
        : 'Картинки с других сайтов не загружаются: на карточке останется описание. Положите файл рядом с документом.',
    en: ({ problem }) =>
      problem === 'tag'
        ? 'A picture written as <img> is not shown. Write it as ![description](path).'
        : 'Pictures from other sites are never loaded: only the description stays. Put the file beside the document.',
  },
  K008: {
    ru: ({ key }) =>
      `Неизвестное свойство «${key}» у карточки. Известны id, lang, tags, source, as-of, recall, typed, reverse и lint.`,
    en: ({ key }) =>
      `Unknown attribute “${key}” of the card. Known are id, lang, tags, source, as-of, recall, typed, reverse and lint.`,
  },
  K009: {
    ru: (values) =>
      `Значение «${values.key}» не подходит и не учтено. Здесь нужно: ${expected(values, 'ru')}.`,
    en: (values) =>
      `The value of “${values.key}” does not fit and is left out. Expected: ${expected(values, 'en')}.`,
  },
  K010: {
    ru: () =>
      'Здесь идентификатор не действует. Перенесите комментарий в конец первой строки карточки.',
    en: () =>
      'An id has no effect here. Move the comment to the end of the first line of the card.',
  },
  K011: {
    ru: () =>
      'Слишком глубокая вложенность: дальше маркеры списков и цитат считаются текстом. Сделайте её мельче.',
    en: () =>
      'Nesting is too deep: from here on markers of lists and quotes are plain text. Make it shallower.',
  },
  K012: {
    ru: () =>
      'В файле есть негодный знак (нулевой байт или половина пары), он заменён на \uFFFD. Сохраните файл в UTF-8.',
    en: () =>
      'The file holds an unusable character (NUL or half of a pair), replaced by \uFFFD. Save the file as UTF-8.',
  },
  K013: {
    ru: ({ key, value, firstValue, firstFile }) =>
      `Файлы одной колоды расходятся: здесь ${key}: ${value}, а в ${firstFile} — ${firstValue}. Действует второе; сделайте одинаково.`,
    en: ({ key, value, firstValue, firstFile }) =>
      `Files of one deck disagree: ${key} is ${value} here and ${firstValue} in ${firstFile}. The latter counts; make them agree.`,
  },
  K014: {
    ru: ({ count, most }) =>
      `Здесь получается карточек: ${count}, а можно не больше ${most}. Разделите это на несколько частей.`,
    en: ({ count, most }) =>
      `This makes ${count} cards; at most ${most} are possible. Split it into several.`,
  },
  K015: {
    ru: ({ mark }) =>
      `После строки с ${mark} нет списка. Поставьте список сразу под ней или уберите ${mark}.`,
    en: ({ mark }) =>
      `No list follows the line with ${mark}. Put the list right below it, or take ${mark} out.`,
  },
  K016: {
    ru: ({ length, most }) =>
      `Слишком длинно, чтобы спрашивать по частям: знаков ${length}, а можно не больше ${most}. Разделите это на несколько карточек.`,
    en: ({ length, most }) =>
      `Too long to be asked in parts: ${length} characters, at most ${most} are possible. Split it into several cards.`,
  },
  K017: {
    ru: (values) => `${choiceProblem(values, 'ru')}.`,
    en: (values) => `${choiceProblem(values, 'en')}.`,
  },
  K018: {
    ru: (values) => `${tableProblem(values, 'ru')}.`,
    en: (values) => `${tableProblem(values, 'en')}.`,
  },
  K019: {
    ru: ({ marker }) =>
      `Перед «${marker}» нет пустой строки: для Markdown это продолжение списка, цитаты или таблицы. Поставьте её.`,
    en: ({ marker }) =>
      `There is no blank line above “${marker}”: to Markdown it belongs to the list, quote or table above. Put one in.`,
  },
  K020: {
    ru: ({ problem }) =>
      `Эту формулу не удаётся прочитать (${problem}), на карточке будет её текст. Исправьте формулу.`,
    en: ({ problem }) =>
      `This formula cannot be read (${problem}); the card shows its text. Mend the formula.`,
  },
  K030: {
    ru: ({ count }) =>
      `Блоков кода в ответе: ${count}, а набирается один. Оставьте в ответе только блок со словом type.`,
    en: ({ count }) =>
      `The answer holds ${count} fences, but one is typed. Leave only the fence with “type” in the answer.`,
  },
  K031: {
    ru: ({ problem, language }) =>
      problem === 'place'
        ? 'Слово type действует только в ответе: карточки отсюда не будет. Поставьте над блоком Q: и A: или уберите type.'
        : `Набирать можно команды (sh type) и YAML (yaml type), но не «${language}»: этот ответ только показывается.`,
    en: ({ problem, language }) =>
      problem === 'place'
        ? 'The word “type” has an effect only in an answer: no card comes of this. Put Q: and A: above the fence, or take “type” out.'
        : `Commands (sh type) and YAML (yaml type) can be typed, but not “${language}”: this answer is only shown.`,
  },
  K032: {
    ru: (values) => MARKS[values.problem ?? '']?.ru(values) ?? '',
    en: (values) => MARKS[values.problem ?? '']?.en(values) ?? '',
  },
  K033: {
    ru: ({ reason }) =>
      `Этот блок YAML не читается (${YAML_LIMITS[reason ?? '']?.ru ?? reason}). Исправьте его: дополнять можно только верный YAML.`,
    en: ({ reason }) =>
      `The YAML of this fence cannot be read (${YAML_LIMITS[reason ?? '']?.en ?? reason}). Mend it: only valid YAML can be completed.`,
  },
  K034: {
    ru: (values) => BOXES[values.problem ?? '']?.ru(values) ?? '',
    en: (values) => BOXES[values.problem ?? '']?.en(values) ?? '',
  },
  K035: {
    ru: ({ problem }) =>
      problem === 'picture'
        ? 'Эту картинку нельзя показать, закрывать нечего. Исправьте сначала её.'
        : 'Над блоком occlusion нужен абзац, в котором одна картинка и больше ничего.',
    en: ({ problem }) =>
      problem === 'picture'
        ? 'This picture cannot be shown, so there is nothing to cover. Mend the picture first.'
        : 'Above an occlusion fence there has to be a paragraph with one picture and nothing else.',
  },
  K036: {
    ru: ({ url, problem }) =>
      problem === 'outside'
        ? `Картинка ${url} лежит вне папки колоды и не читается. Положите её внутрь.`
        : `Картинки ${url} нет. Проверьте путь: он начинается от папки документа.`,
    en: ({ url, problem }) =>
      problem === 'outside'
        ? `The picture ${url} lies outside the folder of the deck and is not read. Put it inside.`
        : `There is no picture ${url}. Check the path: it starts at the folder of the document.`,
  },
  K037: {
    ru: ({ url }) =>
      `Файл ${url} не картинка, которую можно показать. Годятся png, jpg, gif, webp, svg, avif и bmp.`,
    en: ({ url }) =>
      `${url} is no picture that can be shown. PNG, JPEG, GIF, WebP, SVG, AVIF and BMP can.`,
  },
  K038: {
    ru: ({ url }) => `Картинка ${url} больше 10 МБ и не показывается. Уменьшите её.`,
    en: ({ url }) => `The picture ${url} is larger than 10 MB and is not shown. Make it smaller.`,
  },
  K039: {
    ru: () =>
      'У картинки нет описания. Напишите в квадратных скобках, что на ней: его услышит тот, кто её не видит.',
    en: () =>
      'The picture has no description. Say between the brackets what it shows, for those who cannot see it.',
  },
  K050: {
    ru: ({ reason }) => `Словарь ошибок не годится и не учтён: ${reason}`,
    en: ({ reason }) => `The dictionary of corrections cannot be used and is left out: ${reason}`,
  },
  L101: {
    ru: (values) => `${side(values, 'ru')}. Допишите текст или уберите карточку.`,
    en: (values) => `${side(values, 'en')}. Write the text or take the card out.`,
  },
  L102: {
    ru: ({ problem, text }) =>
      problem === 'empty'
        ? 'В пропуске нет текста. Впишите, что скрыть, или уберите разметку пропуска.'
        : `У ${text} нет пары. Закройте пропуск или поставьте перед знаками обратную черту, если пропуск не нужен.`,
    en: ({ problem, text }) =>
      problem === 'empty'
        ? 'The hole hides nothing. Write what to hide, or take the marks of the hole out.'
        : `${text} has no partner. Close the hole, or put a backslash before the signs where none is meant.`,
  },
  L129: {
    ru: () =>
      'Линия --- сразу под текстом делает из него заголовок. Поставьте перед ней пустую строку.',
    en: () => 'A line --- right under a text makes a heading of it. Put a blank line before it.',
  },
  P001: {
    ru: ({ before, after }) =>
      `Правка меняет сам факт (${edited(before, after)}). История и срок повторения остаются; если это теперь другой вопрос, дайте карточке новый идентификатор.`,
    en: ({ before, after }) =>
      `The edit changes the fact itself (${edited(before, after)}). History and due date stay; if it is another question now, give the card a new id.`,
  },
  P002: {
    ru: () =>
      'Файл записан не в UTF-8: нечитаемые знаки заменены на \uFFFD. Сохраните его в UTF-8.',
    en: () =>
      'The file is not in UTF-8: what cannot be read was replaced by \uFFFD. Save it as UTF-8.',
  },
  P004: {
    ru: ({ text }) =>
      `«${text}» — не макрос: нужны имя с обратной чертой, пробел и то, что оно значит, со всеми скобками. Формулы с ним останутся как есть.`,
    en: ({ text }) =>
      `“${text}” is no macro: it needs a name with a backslash, a space, and what it stands for with all its braces. Formulas with it stay as they are.`,
  },
  P005: {
    ru: () =>
      'Файл записан не в UTF-8, а в другой кодировке, и прочитать его нельзя. Сохраните его в UTF-8; карточки отсюда пока остаются какими были.',
    en: () =>
      'The file is not in UTF-8 but in another encoding, and cannot be read. Save it as UTF-8; the cards from here stay as they are until then.',
  },
  P003: {
    ru: ({ reason }) =>
      `Это нельзя прочитать (${reason}). Разрешите чтение; карточки отсюда пока остаются какими были.`,
    en: ({ reason }) =>
      `This cannot be read (${reason}). Allow reading it; the cards from here stay as they are until then.`,
  },
};
