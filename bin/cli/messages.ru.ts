import type { SearchError } from '#lib/library/card-query.ts';
import type { PlanCounts, PlanView } from '#lib/library/types.ts';
import { FIT_LEAST, fitGain } from '#lib/options/fit/fit-gain.ts';
import type { Counts } from '#lib/review/types.ts';
import { linkInRussian } from '#lib/scheduler/words/chain.ru.ts';
import { count, days, decimal, type Forms, seconds } from '#lib/scheduler/words/spans.ru.ts';
import { describeSearchError } from '#lib/search/describe-error.ts';
import type { ErrorCode } from '#lib/shared/errors.ts';
import { fileTroubleInWords } from '#lib/shared/file-trouble.ts';
import { folderTroubleInWords } from '#lib/shared/folder-trouble.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { dayOf, momentOf } from './dates.ts';
import type {
  CheckedTotals,
  ExportedTotals,
  Messages,
  Recall,
  VerifiedTotals,
} from './messages.ts';
import { tooLarge, unreadable } from './unreadable.ru.ts';

type Values = Readonly<Record<string, string | number>>;

const CARDS: Forms = ['карточка', 'карточки', 'карточек'];
const NOTES: Forms = ['запись', 'записи', 'записей'];
const DRAFTS: Forms = ['черновик', 'черновика', 'черновиков'];
const ANSWERS: Forms = ['ответ', 'ответа', 'ответов'];
const RATINGS = ['', 'Снова', 'Трудно', 'Хорошо', 'Легко'];

const OPERATIONS: Readonly<Record<string, string>> = {
  answer: 'ответ',
  compile: 'компиляция',
  import: 'импорт',
  edit: 'правка',
  add: 'добавленные карточки',
  replace: 'замена в заметках',
  move: 'перенос карточек',
  desk: 'перемена на столе',
  deck: 'перемена в колоде',
  settings: 'перемена в настройках',
  options: 'перемена в настройках занятий',
  fit: 'смена параметров памяти',
  limits: 'перемена ограничений на сегодня',
  break: 'перемена плана после перерыва',
};

const REFUSALS: Readonly<Record<ErrorCode, (values: Values) => string | null>> = {
  'not-found': ({ card, several, archived, deck, anywhere, whichDeck }) => {
    if (deck !== undefined) return `Колоды ${deck} ${anywhere ? 'нет' : 'на столе нет'}.`;
    if (whichDeck) return 'Скажите, о какой колоде речь: --deck ИМЯ.';
    if (card === undefined) return null;
    if (several) return `С ${card} начинается несколько карточек: укажите больше знаков.`;
    return archived ? `Карточка ${card} в архиве.` : `Карточки ${card} нет.`;
  },
  'bad-input': ({ card, least, title, decks, keepsTitles }) => {
    if (card !== undefined) return `${card}: укажите хотя бы ${least} знаков кода карточки.`;
    if (keepsTitles) return 'Колоды такого файла сохраняют свои названия.';
    if (decks === undefined) return null;
    return `Назвать «${title}» можно, только если в файле одна колода, а здесь их ${decks}.`;
  },
  'not-allowed': () => 'Это не разрешено.',
  conflict: ({ path, notes }) => {
    if (path === undefined) return null;
    return notes
      ? `${path} — сами заметки: в них ничего не пишут.`
      : `${path} уже есть: заменяет его --force.`;
  },
  busy: () => null,
  'too-large': tooLarge,
  'unreadable-file': ({ path, code, ...values }) => {
    if (code === 'EISDIR') return `${path} — папка: назовите файл в ней.`;
    return path === undefined
      ? unreadable(values)
      : `Не удаётся прочитать ${path}: такого нет, или к нему нет доступа.`;
  },
  'nothing-to-undo': () => 'Отменять нечего.',
  'database-unusable': ({ backup, copied, problem, isFull }) => {
    if (backup !== undefined) return `Копия ${backup} повреждена (${problem}). Вернитесь к другой.`;
    if (copied === undefined) return null;
    return `Не удалось скопировать ${copied}: ${isFull ? 'на диске нет места' : problem}.`;
  },
  'too-slow': () =>
    'Поиск занял слишком много времени: добавьте к запросу слово, колоду или метку.',
  'no-trainer': () =>
    'Часть программы, которая учится на ваших ответах, не собрана для такого компьютера или такой версии Node. Всё остальное работает. Параметры можно подобрать на другом компьютере и вписать командой options.',
};

/** What a file holds, in numbers. */
type Held = Pick<PlanView, 'decks' | 'cards' | 'reviews' | 'schedules'>;

function meant(suggestion: string | null): string {
  return suggestion === null ? '' : ` Может быть, ${suggestion}?`;
}

const BACKUP_REASONS: Readonly<Record<string, string>> = {
  daily: 'за день',
  'by-hand': 'сделана вручную',
  'before-migration': 'перед обновлением',
  'before-import': 'перед большим импортом',
  'before-restore': 'перед возвращением к другой',
};

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} МБ`;
}

/** What the command line says, in Russian. */
export const ru: Messages = {
  seeHelp: 'npx kartoteka help расскажет, что есть.',
  unknownCommand: (word, suggestion) => `Команды ${word} нет.${meant(suggestion)}`,
  unknownOption: (option, suggestion) => `Ключа ${option} здесь нет.${meant(suggestion)}`,
  noValue: (option) => `У ${option} нет значения.`,
  missingValue: (option) => `Ключу ${option} нужно значение.`,
  missingOption: (option) => `Не хватает ключа ${option}.`,
  missingArgument: () => 'После команды чего-то не хватает.',
  extraArgument: (word) => `Здесь ничего не ожидается: ${word}.`,
  unknownRange: (range, known) => `Срока ${range} нет, есть ${known.join(', ')}.`,
  unknownFormat: (format, known) => `Формата ${format} нет, есть ${known.join(', ')}.`,
  twoFormats: () => '--json просит не тот формат, что --format.',
  formatUnclear: (file, known) =>
    `По имени ${file} не понять, какой формат писать: укажите --format ${known.join('|')}.`,
  progressIsRows:
    'Ответы и состояния карточек и есть история: --no-progress годится для других форматов.',
  formatIsWhole: (format) =>
    `В ${format} входит всё: --search и --deck годятся для других форматов.`,
  unknownRating: (word, suggestion) =>
    `${word} — не ответ, есть again, hard, good и easy.${meant(suggestion)}`,
  searchError: (error: SearchError) =>
    `Запрос неверен в столбце ${error.column}: ${describeSearchError(error, 'ru')}`,
  noFiles: 'Здесь нет файлов Markdown, которые можно компилировать.',
  noDatabase: (file) =>
    `Базы данных ${file} ещё нет: сначала скомпилируйте колоду или выполните npm start.`,
  oldDatabase: (file) =>
    `База данных ${file} — от прежней версии: npm start или пишущая команда, например npx kartoteka compile, обновит её, а сначала отложит копию.`,
  busy: (folder) =>
    `В ${folder} пишет другая программа и команд не принимает: попробуйте, когда она закончит.`,
  databaseFailed: (reason) => `База данных недоступна: ${reason}`,
  notThere: (file) => `${file} не существует.`,
  isFolder: (file) => `${file} — папка: назовите файл.`,
  notAllowed: (file) => `Нет прав на чтение или запись: ${file}.`,
  databaseDiskFull: 'На диске с базой данных нет места. Ничего не изменено.',
  diskFull: (file) => `Не хватает места для ${file}.`,
  systemFailed: (reason) => `Не получилось: ${reason}`,
  nothingHere: 'Экспортировать пока нечего.',
  // What the command line itself refuses is told in this language already.
  refusal: (code, message, values) =>
    values.told
      ? message
      : (fileTroubleInWords(values, 'ru') ??
        folderTroubleInWords(values, 'ru') ??
        REFUSALS[code](values) ??
        message),

  unknownLanguage: (language, known) => `Языка ${language} нет, есть ${known.join(', ')}.`,
  unknownLintRule: (rule, suggestion) => `Правила ${rule} нет.${meant(suggestion)}`,
  suggestedFix: (fix) => `замена: ${fix}`,
  mended: (before, after) =>
    before === '' ? `исправлено: добавлено «${after}»` : `исправлено: «${before}» → «${after}»`,
  changedMeanwhile: (file) => `${file}: не исправлен, его тем временем изменил кто-то другой.`,
  checked: ({ files, cards, findings }: CheckedTotals) => {
    const of = (severity: string) => findings.filter((each) => each.severity === severity).length;
    const errors = count(of('error'), ['ошибка', 'ошибки', 'ошибок']);
    const warnings = count(of('warning'), ['предупреждение', 'предупреждения', 'предупреждений']);
    const hints = count(of('hint'), ['совет', 'совета', 'советов']);
    const found = findings.length === 0 ? 'чинить нечего' : `${errors}, ${warnings}, ${hints}`;
    return `${count(files, ['файл', 'файла', 'файлов'])}, ${count(cards, CARDS)}: ${found}.`;
  },
  unknownDraftRule: (rule, known) => `Правила ${rule} нет, есть ${known.join(', ')}.`,
  acceptOnlySure: (word, suggestion) =>
    `--accept понимает только sure, а не ${word}.${meant(suggestion)}`,
  confidence: { high: 'высокая', medium: 'средняя', low: 'низкая' },
  sure: 'надёжно',
  promptNeeded: '(нужен вопрос)',
  drafted: (drafts, sure) => `${count(drafts, DRAFTS)}, надёжных: ${sure}.`,
  acceptedInto: (number, file) => `Записано карточками в ${file}: ${count(number, DRAFTS)}.`,
  together: '(правки обеих сторон)',
  action: {
    create: 'новая      ',
    update: 'изменена   ',
    move: 'перенесена ',
    revive: 'вернулась  ',
    archive: 'в архив    ',
    ambiguous: 'неясно     ',
    unchanged: 'та же      ',
  },
  planSummary: (counts: PlanCounts) => {
    const parts = [
      [counts.create, 'новых'],
      [counts.update, 'изменённых'],
      [counts.move, 'перенесённых'],
      [counts.revive, 'вернувшихся'],
      [counts.archive, 'в архив'],
      [counts.ambiguous, 'неясных'],
      [counts.unchanged, 'прежних'],
    ] as const;
    const told = parts
      .filter(([number]) => number > 0)
      .map(([number, word]) => `${number} ${word}`);
    return `Записи: ${told.join(', ') || 'нет'}.`;
  },
  besidesNotes: (noteTypes, files) => {
    const told = [
      noteTypes > 0 ? `новых или изменённых видов записей: ${noteTypes}` : '',
      files > 0 ? `новых файлов: ${files}` : '',
    ];
    return `Кроме записей — ${told.filter(Boolean).join(', ')}.`;
  },
  moreLines: (number) => `… и ещё ${number}`,
  holds: ({ decks, cards, reviews, schedules = 0 }: Held) => {
    const some =
      schedules > 0 ? `, ${count(schedules, ['расписание', 'расписания', 'расписаний'])}` : '';
    return `${count(decks.length, ['колода', 'колоды', 'колод'])}, ${count(cards, CARDS)}, ${count(reviews, ANSWERS)}${some}.`;
  },
  packageProblem: {
    'note-without-type': 'Записи без своего вида, пропущены',
    'note-without-cards': 'Записи без карточек, пропущены',
    'fields-missing': 'Записи, в которых не хватало полей: они теперь пустые',
    'guid-twice': 'Записи, которые выдают себя за другую запись файла',
    'card-without-note': 'Карточки без записи, пропущены',
    'card-without-template': 'Карточки без шаблона, пропущены',
    'card-twice': 'Повторённые карточки, пропущены',
    'card-unknown': 'Карточки в неизвестном состоянии; они приходят отложенными',
    'review-without-card': 'Удалённые карточки: их ответы пропущены',
    'review-unknown': 'Строки истории неизвестного вида; они хранятся, но ответами не считаются',
    'media-missing': 'Файлы, которые названы в записях, но не пришли, и здесь их тоже нет',
    'media-unknown':
      'Файлы, которые здесь нечем показать; они хранятся и вернутся в Anki при экспорте',
    'media-too-large': 'Слишком большие файлы, пропущены',
    'media-changed': 'Повреждённые файлы, пропущены',
    'media-renamed': 'Файлы, имя которых здесь занято: они получили новое',
    'row-empty': 'Строки с пустым первым полем, пропущены',
    'row-twice': 'Строки, повторяющие одну и ту же запись: учтена последняя',
    'note-of-document': 'Строки записей, которые здесь берутся из документа, пропущены',
    'own-edited': 'Записи ваших колод, изменённые в Anki: изменения не взяты, правьте их в файле',
    'own-card-unknown': 'Карточки, которые Anki сделал из записей ваших колод, пропущены',
    'card-in-trash': 'Карточки из корзины, пропущены',
    'card-empty': 'Пустые карточки, пропущены',
    'history-without-card': 'Истории карточек, чей текст с тех пор изменили или удалили, пропущены',
  },
  yesOrNo: (option) => `${option} — это yes или no.`,
  unknownEncoding: (typed, known) => `--encoding ${typed} неизвестна. Бывает ${known}.`,
  unknownSeparator: (typed, known) =>
    `--separator ${typed} неизвестен. Бывает ${known} или сам знак.`,
  unknownColumn: (typed) =>
    `--columns: ${typed === '' ? 'пустая часть' : typed} ничего не говорит о столбце. Напишите front,back,tags или 2=front,1=back; в столбце бывает front, back, field3 – field99, tags, deck, guid, type или skip.`,
  noFrontColumn: () => 'В --columns укажите, в каком столбце лицевая сторона: front.',
  onlyOfTables: () =>
    '--encoding, --separator, --columns, --header, --html и --both-ways — для таблиц (.csv, .tsv, .txt).',
  textsOfThree: () => '--texts — это mine, theirs или both.',
  askToApply: 'Применить? [д/Н] ',
  isYes: (reply) => /^\s*(д|да|y|yes)\s*$/i.test(reply),
  notApplied: 'Ничего не изменено: план применяет ключ --yes.',
  applied: 'Применено. Отменить: npx kartoteka undo.',
  nothingChanged: 'Менять было нечего.',
  waiting: (archive, ambiguous) => {
    const mass = `Карточки в архив ушли бы у ${count(archive, ['записи', 'записей', 'записей'])}: без спроса столько не убирают, убирает --allow-mass-archive.`;
    const unclear = `Возможно, это прежние записи после правки: ${ambiguous}. --keep отвечает «да» за все, --new делает из них новые карточки, а без --yes терминал спросит о каждой. Раз и навсегда решает id в тексте.`;
    return [archive > 0 ? mass : '', ambiguous > 0 ? unclear : ''].filter(Boolean).join('\n');
  },
  movedFrom: (place) => `(было ${place})`,
  mayBe: (place) => `возможно, это ${place || 'прежняя запись'} после правки:`,
  keepOrNew: () => '--keep и --new противоречат друг другу.',
  askDoubt: 'Та же карточка? [д] та же, [н] новая, [Enter] решить потом: ',
  isSame: (reply) => /^\s*(д|да|y|yes)\s*$/i.test(reply),
  isNew: (reply) => /^\s*(н|нет|новая|n|no|new)\s*$/i.test(reply),
  watching: 'Слежу за файлами; Ctrl+C — закончить.',
  severalFiles: (files) => count(files, ['файл', 'файла', 'файлов']),
  savedSummary: ({ create, update, move, revive, archive }: PlanCounts) => {
    const parts = [
      [create, 'новых'],
      [update, 'изменено'],
      [move, 'перенесено'],
      [revive, 'вернулось'],
      [archive, 'исчезло'],
    ] as const;
    const told = parts
      .filter(([number]) => number > 0)
      .map(([number, word]) => `${number} ${word}`);
    return told.join(', ') || 'изменений нет';
  },
  savedWaits: (notes) => `решения ждёт: ${notes}`,
  waitsOfImport: ({ archive, ambiguous }: PlanCounts) =>
    `Не применено: в архив ${archive}, неясных ${ambiguous}.`,
  documentTogether: (file) => `Ваши правки в ${file} останутся рядом с новыми.`,
  documentOverruled: (file) =>
    `В ${file} одни и те же места изменены и здесь, и там: новый текст заменит ваш.`,
  textsWait: (notes) =>
    `Изменены и здесь, и в файле, пока остались как здесь: ${notes}. --texts mine оставит здешний текст, theirs возьмёт текст из файла, both поставит один под другим.`,

  counts: (counts: Counts) =>
    `новых ${counts.new}, в изучении ${counts.learning}, к повторению ${counts.review}`,
  oneOfBreak: 'Нужен один ключ из --cap, --minutes и --drop.',
  noNumber: (name) => `Ключу --${name} нужно целое число от 1 до 9999.`,
  wayBack: (backlog, { days, minutes, cap }, isOn) => {
    if (backlog === 0 && !isOn) return 'Ничего не накопилось, плана нет.';
    return [
      `${isOn ? 'План действует' : 'Плана нет'}: к повторению ${count(backlog, CARDS)}.`,
      days === null
        ? `По ${cap} в день — приходит больше, чем уходит.`
        : `${count(days, ['день', 'дня', 'дней'])} по ${count(minutes, ['минуте', 'минуты', 'минут'])} (повторений: ${cap}), затем как раньше.`,
    ].join('\n');
  },
  total: 'Всего',
  emptyDesk: 'На столе пусто: скомпилируйте колоду или возьмите её с полки в браузере.',
  phase: {
    new: 'новая',
    learning: 'в изучении',
    review: 'в повторении',
    relearning: 'в переучивании',
  },
  rating: (rating) => RATINGS[rating] ?? String(rating),
  day: dayOf,
  moment: momentOf,
  seconds,
  memory: ({ stability, difficulty, recall }: Recall) =>
    `Стойкость ${days(stability)}, трудность ${decimal(difficulty, 1)} из 10, вспомнится сейчас с вероятностью ${decimal(recall * 100, 1)} %.`,
  noMemory: 'Новая: запоминать ещё не начали.',
  interval: (interval, due) =>
    interval >= DAY_SECONDS
      ? `${days(interval / DAY_SECONDS)}, ${dayOf(due)}`
      : `${seconds(interval)}, ${momentOf(due)}`,
  link: linkInRussian,
  leech: {
    tag: 'Карточка забывается снова и снова: на ней теперь метка leech. Попробуйте переписать её.',
    suspend:
      'Карточка забывается снова и снова: она отложена с меткой leech. Попробуйте переписать её.',
  },
  answered: (rating, phase, due) => `${rating}: ${phase}, придёт ${due}.`,
  verified: ({ cards, events, differences }: VerifiedTotals) => {
    const found = count(differences, ['расхождение', 'расхождения', 'расхождений']);
    const verdict = differences === 0 ? 'все состояния из них следуют' : found;
    return `${count(cards, CARDS)}, ${count(events, ['событие', 'события', 'событий'])}: ${verdict}.`;
  },
  noAssignment: (typed) => `${typed} — не ИМЯ=ЗНАЧЕНИЕ.`,
  unknownField: (name, suggestion) =>
    `Настройки ${name} нет; что выбрано, покажет kartoteka options.${meant(suggestion)}`,
  nothingSaved: 'Ничего не сохранено.',
  brokenPreset: (names) =>
    `испорчено и стоит на обычных значениях, пока что-нибудь не сохранить: ${names.join(', ')}`,
  optionProblem: ({ field, problem, found, ...range }) => {
    const { min, max, least, most, choices } = range;
    switch (problem) {
      case 'not-a-step':
        return `${field}: «${found}» — не шаг вроде 90с, 10м, 2ч или 1д.`;
      case 'wrong-length':
        return `${field}: нужно ${least === most ? least : `от ${least} до ${most}`}, а здесь ${found}.`;
      case 'not-a-choice':
        return `${field}: нет ${found || 'пустого значения'}, есть ${choices}.`;
      case 'not-whole':
        return `${field}: нужно целое число от ${least} до ${most}, а не ${found}.`;
      case 'empty':
      case 'too-long':
        return `${field}: от ${min} до ${max} знаков.`;
      case 'taken':
        return `${field}: набор ${found} уже есть.`;
      case 'no-language':
        return `${field}: нет языка «${found}»; напишите его код, например de, en-GB или pt-BR.`;
      case 'no-such-deck':
        return `${field}: колоды ${found} нет.`;
      case 'in-itself':
        return `${field}: ${found} лежит в этой колоде.`;
      default:
        return `${field}: «${found}» не лежит между ${least} и ${most}.`;
    }
  },
  optionsSaved: ({ refolded, moved, migratedFrom }) =>
    [
      'Сохранено. Отменить: npx kartoteka undo.',
      migratedFrom && `Параметров прежней FSRS: ${migratedFrom}, переведены в 21.`,
      refolded && `Память пересчитана: ${count(refolded, CARDS)}.`,
      moved && `Сроки перенесены: ${count(moved, CARDS)}.`,
    ]
      .filter(Boolean)
      .join('\n'),
  fitted: ({ report, operation }) => {
    const { verdict, usable, unseen, tested } = report;
    const what = 'повторы в тот же день не в счёт';
    if (verdict === 'too-few-answers') {
      return `ответов пока мало: ${usable} из ${FIT_LEAST.answers} (${what}). Ничего не изменено.`;
    }
    if (tested === null) {
      return `после прошлого подбора ответов мало: ${unseen} из ${FIT_LEAST.scored} (${what}). Ничего не изменено.`;
    }
    const loss = `логарифмическая потеря сейчас ${tested.before.logLoss.toFixed(4)}, после подбора ${tested.fitted.logLoss.toFixed(4)}`;
    const on = `проверено на новых для модели ответах: ${tested.scored} (${loss})`;
    const share = Math.abs(fitGain(tested) * 100)
      .toFixed(1)
      .replace('.', ',');
    if (verdict === 'adopt') {
      const next = operation
        ? 'Взято: сроки карточек прежние. Отменить: npx kartoteka undo.'
        : 'Ничего не изменено: взять их — --yes.';
      return `ваши ответы предсказываются точнее: ошибка меньше на ${share} %, ${on}. ${next}`;
    }
    const way =
      fitGain(tested) > 0
        ? `меньше на ${share} %, но это может быть случайностью`
        : `больше на ${share} %`;
    return `точнее не становится: ошибка ${way}, ${on}. Ничего не изменено.`;
  },
  recomputed: ({ operation, ...effect }) => {
    const { cards, withoutBeginning, longer, shorter, moved } = effect;
    const CARDS = ['карточка', 'карточки', 'карточек'] as const;
    const kept =
      withoutBeginning > 0 ? ` Без первых ответов, остаются как есть: ${withoutBeginning}.` : '';
    if (cards === 0) return `пересчитывать нечего.${kept}`;
    const [before, after] = [effect.before ?? 0, effect.after ?? 0].map((days) => decimal(days, 1));
    const done = operation
      ? 'Сделано. Отменить: npx kartoteka undo.'
      : 'Ничего не изменено: пересчитать — --yes.';
    return `${count(cards, CARDS)}: стабильность ${before} дн. станет ${after} (медиана), дольше ${longer}, короче ${shorter}, сроков сменится ${moved}.${kept} ${done}`;
  },
  mirrorOrOff: () => 'Назовите папку или скажите --off, но не то и другое.',
  noMirror: () => 'Зеркала нет. Начать: npx kartoteka mirror ПАПКА.',
  mirrored: ({ folder, written, read, waiting, unreadable }) => {
    const EVENTS = ['событие', 'события', 'событий'] as const;
    const parts = [`записано ${count(written, EVENTS)}`, `с других машин ${count(read, EVENTS)}`];
    if (waiting > 0) parts.push(`${count(waiting, EVENTS)} ждут карточек, которых здесь пока нет`);
    if (unreadable > 0)
      parts.push(`${count(unreadable, ['строка', 'строки', 'строк'])} не читаются`);
    return `${folder}: ${parts.join(', ')}.`;
  },
  undone: (kind) => `Отменено: ${OPERATIONS[kind] ?? kind}.`,
  backedUp: ({ name, bytes }) =>
    `${name}: ${megabytes(bytes)}, проверена и цела. Вернуться к ней: npx kartoteka restore ${name}.`,
  noBackups:
    'Резервных копий ещё нет: npx kartoteka backup сделает копию, а npm start делает по одной в день.',
  backupReason: (reason) => BACKUP_REASONS[reason] ?? reason,
  megabytes,
  whichBackup: (typed, found) =>
    found === 0
      ? `Копии ${typed} нет: npx kartoteka backup --list покажет, какие есть.`
      : `С ${typed} начинаются имена нескольких копий (${found}): укажите больше букв.`,
  askToRestore: (at) =>
    `Вернуться к ${at}? То, что есть сейчас, сначала сохранится отдельно. [д/Н] `,
  notRestored: (at) =>
    `Ничего не изменилось. С --yes всё вернётся к ${at}, а то, что есть сейчас, сохранится отдельно.`,
  restored: ({ at, before }) =>
    `Всё снова так, как было ${at}. То, что было до этого, лежит в копии ${before}.`,
  exported: ({ file, notes, cards, reviews, bytes }: ExportedTotals) =>
    `${file}: ${count(notes, NOTES)}, ${count(cards, CARDS)}, ${count(reviews, ANSWERS)}, ${count(bytes, ['байт', 'байта', 'байт'])}.`,
};
