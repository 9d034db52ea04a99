import { backupsRu } from '#app/i18n/backups.ru.ts';
import { decksRu } from '#app/i18n/decks.ru.ts';
import type { Messages } from '#app/i18n/en.ts';
import { exportRu } from '#app/i18n/export.ru.ts';
import { fit } from '#app/i18n/fit.ru.ts';
import { fromAnki } from '#app/i18n/from-anki.ru.ts';
import { fromProgram } from '#app/i18n/from-program.ru.ts';
import { fromTable } from '#app/i18n/from-table.ru.ts';
import { mirror } from '#app/i18n/mirror.ru.ts';
import { offline } from '#app/i18n/offline.ru.ts';
import { options } from '#app/i18n/options.ru.ts';
import { countRussian, formatNumber, russianForm } from '#app/i18n/plural.ts';
import { statsRu } from '#app/i18n/stats.ru.ts';
import { studyRu } from '#app/i18n/study.ru.ts';

const CARDS = ['карточка', 'карточки', 'карточек'] as const;
const NOTES = ['запись', 'записи', 'записей'] as const;

/** Добавится 1 запись, добавятся 2 записи, добавится 5 записей. */
function verb(count: number, one: string, few: string): string {
  return russianForm(count, [one, few, one]);
}

/** Everything the interface says, in Russian. */
export const ru = {
  name: 'Kartoteka',
  tagline: 'Конспекты, которые остаются в памяти',
  chrome: {
    skip: 'К содержанию',
    home: 'Kartoteka, на первый экран',
    nav: 'Разделы',
    today: 'Сегодня',
    decks: 'Колоды',
    cards: 'Карточки',
    stats: 'Итоги',
    import: 'Импорт',
    export: 'Экспорт',
    settings: 'Настройки',
    switchLanguage: { text: 'English', language: 'en' },
    movedClock: (moment) => `Часы переведены: здесь сейчас ${moment}.`,
  },
  counts: {
    new: (count) => countRussian(count, ['новая', 'новые', 'новых']),
    learning: (count) => countRussian(count, ['в изучении', 'в изучении', 'в изучении']),
    review: (count) => countRussian(count, ['к повторению', 'к повторению', 'к повторению']),
    cards: (count) => countRussian(count, CARDS),
    label: {
      new: (count) => russianForm(count, ['новая', 'новые', 'новых']),
      learning: () => 'в изучении',
      review: () => 'к повторению',
    },
  },
  today: {
    title: 'Сегодня',
    start: 'Начать',
    summary: 'На сегодня',
    decks: 'На столе',
    deckDone: 'на сегодня всё',
    deckEmpty: 'карточек пока нет',
    done: (answers, duration) =>
      `Сегодня уже: ${countRussian(answers, ['ответ', 'ответа', 'ответов'])}, ${duration}.`,
    allDone: 'На сегодня всё',
    nothingDue: 'Сейчас повторять нечего',
    next: (distance, moment) => `Следующие карточки придут ${distance}: ${moment}.`,
    noNext: 'Пока ничего не запланировано.',
    emptyDesk: 'На столе пусто',
    emptyDeskHint: 'Возьмите колоду с полки, и её карточки будут приходить сюда день за днём.',
    noDecks: 'Колод пока нет',
    noDecksHint:
      'Принесите свои: из Anki со всей историей, таблицей или конспектом с вопросами и ответами.',
    toImport: 'Принести колоды',
    shelf: 'На полке',
    undecided: (files) =>
      `Изменения в ${countRussian(files, ['файле', 'файлах', 'файлах'])} ждут вашего решения: карточки, которые вы уже учили, исчезли из текста или неотличимы друг от друга.`,
    decide: 'Посмотреть и решить',
    broken: (errors) =>
      `В ваших файлах ${countRussian(errors, ['ошибка', 'ошибки', 'ошибок'])}: карточек из этих мест не будет, пока их не исправить.`,
    brokenMore: (errors) => `и ещё ${countRussian(errors, ['ошибка', 'ошибки', 'ошибок'])}`,
    waiting: (decks) => `На полке: ${countRussian(decks, ['колода', 'колоды', 'колод'])}`,
  },
  stats: statsRu,
  study: studyRu,
  decks: decksRu,
  options,
  fit,
  mirror,
  offline,
  fromAnki,
  fromProgram,
  fromTable,
  import: {
    title: 'Импорт',
    intro:
      'Принесите колоды, таблицу или свои конспекты. Сначала вы увидите, что в файле; пока не скажете, ничего не добавится.',
    kindsTitle: 'Что можно принести',
    kinds: {
      anki: 'Колоды из Anki, со всей историей',
      table: 'Таблица с записями',
      markdown: 'Конспекты в Markdown, в том числе из Obsidian и hashcards, можно целой папкой',
      programs: 'Колоды из Mochi и Mnemosyne',
      own: 'То, что забрали отсюда',
    },
    drop: 'Перетащите сюда файлы или папку',
    dropNow: 'Отпустите, и всё прочитается',
    or: 'или',
    choose: 'Выбрать файлы',
    chooseFolder: 'Выбрать папку с конспектами или папку Anki',
    chooseLabel:
      'Файлы с карточками: .md, .zip, .apkg, .colpkg, .anki2, .csv, .tsv, .txt, .mochi, .cards или .db',
    oneFile:
      'Вместе можно принести несколько файлов Markdown и картинки к ним. Всё остальное — по одному файлу.',
    noDocuments:
      'Здесь нет ни файлов Markdown (.md, .markdown), ни коллекции Anki (collection.anki2) или Mnemosyne (default.db).',
    tooManyFiles: 'Это больше 300 000 файлов. Выберите папку, в которой только конспекты.',
    folderUnread: 'Папку не удалось прочитать. Попробуйте ещё раз или выберите её кнопкой.',
    noScript:
      'Этой странице нужен JavaScript. Без него колоду можно добавить из командной строки: npx kartoteka import ФАЙЛ --yes',
    reading: 'Читаем файл…',
    adding: 'Добавляем…',
    undoing: 'Возвращаем как было…',
    holds: 'Что в файле',
    holdsFiles: 'Что изменилось в файлах',
    filesTitle: 'Изменения в ваших файлах',
    filesIntro:
      'Изменения, которые касаются изученных карточек, ждут здесь, пока вы на них не взглянете. Пока не скажете, ничего не произойдёт.',
    filesNoScript:
      'Этой странице нужен JavaScript. Без него изменения покажет и применит командная строка: npx kartoteka compile',
    readingFiles: 'Читаем файлы…',
    filesNothing: 'В ваших файлах ничего не ждёт решения.',
    apply: 'Применить',
    doubts: 'Что решить',
    doubtsHint:
      'Эти записи похожи на карточки, которые здесь уже есть. Это та же карточка после правки, с её историей, или новая?',
    sameCard: (place, studied) =>
      `Та же карточка после правки${studied ? '; история останется' : ''} (${place})`,
    newCard: 'Новая карточка; прежняя уйдёт в архив со своей историей',
    decideLater: 'Решить потом; всё останется как есть',
    movedFrom: (place) => `раньше ${place}`,
    changes: 'Что изменится',
    problems: 'На что взглянуть',
    add: 'Добавить',
    another: 'Другой файл',
    undo: 'Отменить',
    reviewNow: 'Повторять сейчас',
    offline: 'Сервер не отвечает. Проверьте, что он запущен, и попробуйте ещё раз.',
    contents: (decks, cards) =>
      `${countRussian(decks, ['колода', 'колоды', 'колод'])}, ${countRussian(cards, CARDS)}`,
    reviews: (count) =>
      `${countRussian(count, ['новый ответ', 'новых ответа', 'новых ответов'])} в истории`,
    schedules: (count) =>
      `${countRussian(count, ['карточка', 'карточки', 'карточек'])} со сроком повторения`,
    moreDecks: (count) => `ещё ${countRussian(count, ['колода', 'колоды', 'колод'])}`,
    plan: {
      create: (count) => `${verb(count, 'Добавится', 'Добавятся')} ${countRussian(count, NOTES)}`,
      update: (count) =>
        `${verb(count, 'Изменится', 'Изменятся')} ${countRussian(count, NOTES)}; история останется`,
      move: (count) =>
        `${verb(count, 'Сменит', 'Сменят')} место (файл или раздел) ${countRussian(count, NOTES)}; история останется`,
      revive: (count) =>
        `${verb(count, 'Вернётся', 'Вернутся')} из архива ${countRussian(count, NOTES)}`,
      archive: (count) =>
        `${verb(count, 'Уйдёт', 'Уйдут')} в архив ${countRussian(count, NOTES)}; история останется`,
      ambiguous: (count) =>
        `${verb(count, 'Останется', 'Останутся')} как прежде ${countRussian(count, NOTES)}: неясно, какая старая карточка имеется в виду`,
      unchanged: (count) => `Без изменений — ${countRussian(count, NOTES)}`,
    },
    planOfPackage: {
      move: (count) =>
        `${verb(count, 'Сменит', 'Сменят')} колоду ${countRussian(count, NOTES)}; история останется`,
      ambiguous: (count) =>
        `${verb(count, 'Ждёт', 'Ждут')} вашего выбора ${countRussian(count, NOTES)}: текст изменился и здесь, и там`,
    },
    changedTwice: 'изменена с обеих сторон',
    together: 'правки обеих сторон',
    documentsTogether: (files) => `Ваши правки останутся рядом с правками из файла: ${files}`,
    documentsOverruled: (files) =>
      `Одни и те же места изменены и здесь, и в файле; текст файла заменит ваш: ${files}`,
    togetherCount: (count) =>
      `Из них ${countRussian(count, NOTES)} ${verb(count, 'изменена', 'изменены')} и здесь, но в других местах: обе правки останутся`,
    action: {
      create: 'новая',
      update: 'изменится',
      move: 'сменит место',
      revive: 'вернётся',
      archive: 'в архив',
      ambiguous: 'неясно',
      unchanged: 'без изменений',
    },
    showLines: (count) =>
      `Показать ${countRussian(count, ['запись', 'записи', 'записей'])} по одной`,
    moreLines: (count) => `и ещё ${countRussian(count, NOTES)}`,
    massArchive: (count) =>
      `Здесь есть записи, которых нет в файле: ${formatNumber(count, 'ru')}. Если файл — только часть колоды, оставьте их как есть.`,
    massArchiveAgree: 'Убрать их в архив; история останется',
    nothingNew: 'Всё, что есть в этом файле, здесь уже есть. Добавлять нечего.',
    empty: 'В этом файле нет ни одной карточки.',
    emptyHint:
      'Карточки в тексте размечают: Q: и A: перед вопросом и ответом, «- термин :: значение» в списке, ==пропуски== в предложении.',
    findings: (errors, others) =>
      [
        errors > 0 &&
          `${countRussian(errors, ['ошибка', 'ошибки', 'ошибок'])}: эти места не войдут, остальное можно добавить.`,
        others > 0 && `${countRussian(others, ['замечание', 'замечания', 'замечаний'])}.`,
      ]
        .filter(Boolean)
        .join(' '),
    severity: { error: 'Ошибка', warning: 'Предупреждение', hint: 'Совет' },
    place: (line, column) => `строка ${line}, столбец ${column}`,
    done: 'Добавлено',
    doneNothing: 'Ничего не изменилось',
    undone: 'Отменено',
    undoneHint:
      'Всё снова как было. Карточки, на которые вы успели ответить, лежат в архиве вместе с историей.',
  },
  export: exportRu,
  backups: backupsRu,
  settings: {
    title: 'Настройки',
    look: 'Вид',
    language: 'Язык',
    languageAuto: 'Как в браузере',
    theme: 'Тема',
    themes: { system: 'Как в системе', light: 'Светлая', dark: 'Тёмная' },
    day: 'Учебный день',
    zone: 'Часовой пояс',
    zoneHint: 'Уже данные ответы от этого никуда не сдвинутся.',
    rollover: 'Новый день начинается в',
    rolloverHint: 'Если вы занимаетесь за полночь, вечер останется одним днём.',
    review: 'Повторение',
    learnAhead: 'Показывать изучаемые раньше срока',
    learnAheadUnit: 'минут',
    learnAheadHint:
      'Когда больше ничего не осталось, карточка, срок которой наступит за эти минуты, может прийти сразу. От 0 до 1440.',
    newIgnoresReviews: 'Новые карточки сверх лимита повторений',
    newIgnoresReviewsHint:
      'Без этого новым достаются места, которые остались от дневного лимита повторений: пока вы навёрстываете, новых нет. С этим у новых свой, отдельный лимит.',
    limitsFromTop: 'Учитывать лимиты внешних колод',
    limitsFromTopHint:
      'Когда вы открываете колоду, вложенную в другую, действует и дневной лимит внешней. Без этого считаются только лимиты открытой колоды и вложенных в неё.',
    autoPlay: 'Проигрывать звук сразу',
    autoPlayHint:
      'Звуки карточки проигрываются по порядку, как только появляется её сторона. R проигрывает их ещё раз.',
    autoSpeak: 'Читать карточки вслух',
    autoSpeakHint:
      'Сторона без звуков произносится, как только появляется, если в браузере есть голос для её языка. V произносит её в любой момент.',
    singleKeys: 'Одиночные клавиши',
    singleKeysHint:
      'Пробел показывает ответ, 1–4 оценивают, U возвращает последний ответ. Выключите, если они мешают голосовому вводу или программе чтения с экрана; кнопки останутся.',
    save: 'Сохранить',
    saved: 'Сохранено.',
    problem: 'Не сохранено: одно из значений вне допустимых границ.',
  },
  notFound: {
    title: 'Такой страницы нет',
    text: 'Адрес никуда не ведёт. Возможно, в нём опечатка или страница переехала.',
    home: 'К сегодняшним карточкам',
  },
  badSearch: (column, why) => `Поиск неверен в знаке ${column}: ${why}`,
  failure: {
    'not-found': 'Здесь такого нет.',
    'bad-input': 'Запрос не удалось понять.',
    'not-allowed': 'Это не разрешено.',
    conflict: 'Тем временем здесь всё изменилось. Обновите страницу и попробуйте ещё раз.',
    busy: 'Сервер занят. Попробуйте через минуту.',
    'too-large': 'Файл слишком большой.',
    'unreadable-file':
      'Этот файл не читается: он другого вида или скачался не целиком. Подойдут Markdown (.md), zip с ним, .kartoteka.zip, пакеты Anki (.apkg, .colpkg), таблицы (.csv, .tsv, .txt), .mochi, .cards и .db.',
    'nothing-to-undo': 'Отменять нечего.',
    'too-slow': 'Поиск занял слишком много времени. Добавьте к запросу слово, колоду или метку.',
    'no-trainer':
      'Часть программы, которая учится на ваших ответах, не собрана для такого компьютера или такой версии Node. Всё остальное работает. Параметры можно подобрать на другом компьютере и вписать в настройки колоды.',
    'database-unusable':
      'База данных недоступна. Проверьте, что папка данных на месте и в неё можно писать.',
    'wrong-host':
      'Kartoteka отвечает только на этом компьютере: откройте её как http://localhost или http://127.0.0.1.',
    'wrong-origin': 'Этот запрос пришёл с другого сайта и отклонён.',
    'wrong-content-type': 'Запросы такого вида здесь не принимаются.',
    'is-bundle':
      'Файл .kartoteka.zip сначала просматривается, а добавляет его отдельный процесс: так делают страница «Импорт» и команда import.',
    'disk-full': 'На диске нет места. Освободите его и попробуйте ещё раз: ничего не потеряно.',
    internal: 'Здесь что-то пошло не так. Ваши ответы целы. Попробуйте ещё раз.',
  },
} satisfies Messages;
