import { countRussian, russianForm } from '#app/i18n/plural.ts';
import type { CardInfoTexts } from './card-info.en.ts';

const days = (count: number) => countRussian(count, ['день', 'дня', 'дней']);

/** What the page and the panel about a card say, in Russian. */
export const cardInfoRu: CardInfoTexts = {
  title: 'О карточке',
  close: 'Закрыть',
  loading: 'Ищем…',
  offline: 'Сейчас нет связи. Это откроется, когда она появится.',
  gone: 'Этой карточки здесь больше нет.',
  page: 'Открыть отдельной страницей',
  why: {
    title: 'Почему сейчас',
    archived:
      'Она в архиве: её текста больше нет в конспекте. Вернётся текст — вернётся и она, с историей.',
    suspended: 'Она приостановлена и не придёт, пока вы её не вернёте.',
    buried: (until) => `Она отложена, срок: ${until}.`,
    new: 'Она новая и ждёт своей очереди среди новых карточек.',
    today: (since) => `Её срок уже наступил: ${since}.`,
    overdue: (count, since) => `Она ждёт уже ${days(count)}: срок был ${since}.`,
    later: (at) => `Её срок ещё не наступил: ${at}.`,
    answer: (date, rating, interval) =>
      `Так получилось из вашего ответа ${date}: интервал ${interval} после «${rating}».`,
    'set-due': (date) => `Срок назначен вручную ${date}.`,
    baseline: (date) => `Срок пришёл вместе с карточкой; последний ответ до того был ${date}.`,
    reschedule: (date) => `Срок сдвинут ${date}, когда изменились настройки.`,
    reset: (date) => `Её начали учить заново ${date}.`,
    chain: 'По шагам',
  },
  memory: {
    title: 'Память',
    none: 'О памяти пока нечего сказать: она начинается с первого ответа.',
    recall: 'шанс вспомнить сейчас',
    stability: 'пока шанс не упадёт до 90 %',
    difficulty: 'трудность из 10',
    reps: 'ответов всего',
    lapses: 'раз забывалась',
    curve: 'Кривая забывания',
    now: 'сейчас',
    curveLabel: (count) =>
      `Шанс вспомнить карточку во времени, ${countRussian(count, ['ответ', 'ответа', 'ответов'])}`,
    table: 'Таблицей',
    when: 'Когда',
    chance: 'Шанс вспомнить',
    before: (date) => `${date}, перед ответом`,
    today: (date) => `${date}, сейчас`,
    ahead: (date) => `${date}, без ответа`,
  },
  buttons: {
    title: 'Что сделает каждая кнопка',
    why: 'Почему',
    comes: (interval, date) => `через ${interval}, ${date}`,
  },
  rating: { 1: 'Снова', 2: 'Трудно', 3: 'Хорошо', 4: 'Легко' },
  phase: {
    new: 'новая',
    learning: 'в изучении',
    review: 'на повторении',
    relearning: 'переучивается',
  },
  history: {
    title: 'История',
    none: 'С ней пока ничего не происходило.',
    cut: (shown, all) =>
      `${russianForm(shown, ['Последняя', 'Последние', 'Последние'])} ${shown} из ${all}.`,
    practice: 'Тренировка',
    baseline: 'Пришла с историей',
    'set-due': 'Назначен срок',
    reset: 'Учить заново',
    reschedule: 'Срок сдвинут настройками',
    retract: 'Взято назад',
    retractOf: (what) => `Взято назад: ${what}`,
    isRetracted: 'взято назад, не считается',
    interval: (interval) => `снова через ${interval}`,
    recall: (share) => `шанс вспомнить: ${share}`,
    took: (time) => `за ${time}`,
    stability: (interval) => `стойкость ${interval}`,
    due: (date) => `срок ${date}`,
    typed: (text) => `набрано: ${text}`,
  },
  source: {
    title: 'В конспекте',
    line: (line) => `строка ${line}`,
    lines: (line, end) => `строки ${line}–${end}`,
    noDocument: 'Эта карточка пришла без документа.',
  },
  texts: {
    title: 'Тексты',
    only: (date) => `Текст не менялся с ${date}.`,
    since: (date) => `С ${date}`,
    first: (date) => `Первый, с ${date}`,
    prompt: 'Вопрос',
    answer: 'Ответ',
    same: 'без изменений',
  },
  diff: { removed: 'убрано', added: 'добавлено' },
};
