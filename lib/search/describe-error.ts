import type { Language } from '#lib/shared/settings.ts';
import { LONGEST_QUERY } from './parse-query.ts';
import { CARD_STATES, PROPERTIES, type SearchError, type SearchProblem } from './tree.ts';

type Sentences = Readonly<Record<SearchProblem, (found: string) => string>>;

const en: Sentences = {
  'too-long': () => `a search holds at most ${LONGEST_QUERY} characters`,
  'too-deep': () => 'so many parentheses and minus signs within one another cannot be read',
  'unclosed-quote': () => 'this quote is never closed',
  'unclosed-parenthesis': () => 'this parenthesis is never closed',
  'unopened-parenthesis': () => 'this parenthesis was never opened',
  'nothing-after': (found) => `something must follow ${found}`,
  'nothing-before': (found) => `something must come before ${found}`,
  'empty-value': (found) => `${found} asks for nothing`,
  'unknown-qualifier': (found) =>
    `there is no ${found}: to search by (put text with a colon in quotes)`,
  'unknown-value': (found) => `is: knows no ${found}, only ${CARD_STATES.join(', ')}`,
  'unknown-property': (found) => `prop: knows no ${found}, only ${PROPERTIES.join(', ')}`,
  'no-ease': () => 'there is no ease here: how hard a card is for you is its difficulty, 1 to 10',
  'no-custom-data': () =>
    'there are no custom data here: they come from scheduling code of your own, which does not run here',
  'no-siblings': () =>
    'siblings are held back while you study, and nothing is noted of it: is:buried finds what you put off yourself',
  'no-current-deck': () => 'no deck is the current one here: write its name',
  'no-filtered-decks': () =>
    'there are no filtered decks here: custom study lends cards and leaves them in their decks',
  'no-comparison': () => 'prop: needs a comparison and a number, such as prop:interval>=21',
  'no-number': (found) => (found === '' ? 'a number is missing' : `${found} is not a number`),
  'no-days': (found) => `${found} is not a number of days from 1 on`,
  'no-past-day': (found) =>
    `${found} is not a day that has been: 0 is today, -1 yesterday, such as prop:rated>=-7`,
  'no-type-and-text': () =>
    'dupe: needs the number of a note type, a comma and the text of the first field',
  'no-rating': (found) => `${found} is no answer: 1 is Again, 2 Hard, 3 Good, 4 Easy`,
  'no-flag': (found) => `${found} is no flag: 1 to 7, or 0 for cards without one`,
  'bad-regex': (found) => `${found} is not a regular expression of RE2`,
};

const ru: Sentences = {
  'too-long': () => `в запросе помещается не больше ${LONGEST_QUERY} знаков`,
  'too-deep': () => 'столько скобок и минусов друг в друге прочесть нельзя',
  'unclosed-quote': () => 'эта кавычка не закрыта',
  'unclosed-parenthesis': () => 'эта скобка не закрыта',
  'unopened-parenthesis': () => 'эта скобка не была открыта',
  'nothing-after': (found) => `после ${found} чего-то не хватает`,
  'nothing-before': (found) => `перед ${found} чего-то не хватает`,
  'empty-value': (found) => `${found} ничего не ищет`,
  'unknown-qualifier': (found) => `искать по ${found}: нельзя (текст с двоеточием берут в кавычки)`,
  'unknown-value': (found) => `is: не знает ${found}, есть ${CARD_STATES.join(', ')}`,
  'unknown-property': (found) => `prop: не знает ${found}, есть ${PROPERTIES.join(', ')}`,
  'no-ease': () =>
    'лёгкости здесь нет: насколько карточка трудна для вас, говорит difficulty, от 1 до 10',
  'no-custom-data': () =>
    'особых данных здесь нет: их пишет собственный код планирования, а он здесь не работает',
  'no-siblings': () =>
    'соседние карточки откладываются сами во время занятия, и это нигде не отмечается; отложенное вами находит is:buried',
  'no-current-deck': () => 'текущей колоды здесь нет: напишите её название',
  'no-filtered-decks': () =>
    'фильтрованных колод здесь нет: занятие по выбору берёт карточки на время, и они остаются в своих колодах',
  'no-comparison': () => 'для prop: нужны сравнение и число, например prop:interval>=21',
  'no-number': (found) => (found === '' ? 'не хватает числа' : `${found} — не число`),
  'no-days': (found) => `${found} — не число дней от 1`,
  'no-past-day': (found) =>
    `${found} — не прошедший день: 0 — сегодня, -1 — вчера, например prop:rated>=-7`,
  'no-type-and-text': () => 'для dupe: нужны номер типа записей, запятая и текст первого поля',
  'no-rating': (found) =>
    `${found} — не ответ: 1 — «снова», 2 — «трудно», 3 — «хорошо», 4 — «легко»`,
  'no-flag': (found) => `${found} — не флажок: от 1 до 7, или 0 для карточек без него`,
  'bad-regex': (found) => `${found} — не регулярное выражение RE2`,
};

const MEANT: Readonly<Record<Language, (meant: string) => string>> = {
  en: (meant) => ` Did you mean ${meant}?`,
  ru: (meant) => ` Может быть, ${meant}?`,
};

/** What is wrong with a query and what was probably meant, without its place; it begins with a small letter. */
export function describeSearchError(
  { problem, found, meant }: SearchError,
  language: Language,
): string {
  const sentence = (language === 'ru' ? ru : en)[problem](shortened(found));
  return `${sentence}.${meant === null ? '' : MEANT[language](meant)}`;
}

const MOST_SHOWN = 40;

function shortened(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
