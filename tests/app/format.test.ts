import { describe, expect, test } from 'vitest';
import { formatDistance, formatFileDay } from '#app/i18n/format.ts';
import { formatDuration, formatEstimate, formatInterval } from '#app/i18n/format-length.ts';
import { someNames } from '#app/i18n/some-names.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2027, 0, 15, 12);

describe('an interval on an answer button', () => {
  test.each([
    [30, '30 s', '30 с'],
    [MINUTE, '1 min', '1 мин'],
    [10 * MINUTE, '10 min', '10 мин'],
    [HOUR, '1 h', '1 ч'],
    [5.5 * HOUR, '5.5 h', '5,5 ч'],
    [DAY, '1 d', '1 дн.'],
    [3 * DAY, '3 d', '3 дн.'],
    [30 * DAY, '30 d', '30 дн.'],
    [73 * DAY, '2.4 mo', '2,4 мес.'],
    [438 * DAY, '1.2 y', '1,2 г.'],
    [5 * 365.2425 * DAY, '5 y', '5 лет'],
    [22 * 365.2425 * DAY, '22 y', '22 г.'],
  ])('of %d seconds is as short as it can be', (seconds, english, russian) => {
    expect(plain(formatInterval(seconds, 'en'))).toBe(english);
    expect(plain(formatInterval(seconds, 'ru'))).toBe(russian);
  });

  test('never reads as 60 minutes, 24 hours or 12 months', () => {
    expect(plain(formatInterval(59.7 * MINUTE, 'en'))).toBe('1 h');
    expect(plain(formatInterval(23.97 * HOUR, 'en'))).toBe('1 d');
    expect(plain(formatInterval(365 * DAY, 'en'))).toBe('1 y');
  });
});

describe('a length of work', () => {
  test('is told in hours and minutes', () => {
    expect(plain(formatDuration(20, 'ru'))).toBe('меньше минуты');
    expect(plain(formatDuration(12 * MINUTE, 'ru'))).toBe('12 мин');
    expect(plain(formatDuration(65 * MINUTE, 'en'))).toBe('1 h 5 min');
    expect(plain(formatDuration(2 * HOUR, 'en'))).toBe('2 h');
  });

  test('says that it is a guess, where it is longer than a minute', () => {
    expect(plain(formatEstimate(12 * MINUTE, 'ru'))).toBe('примерно 12 мин');
    expect(plain(formatEstimate(12 * MINUTE, 'en'))).toBe('about 12 min');
    expect(plain(formatEstimate(5, 'ru'))).toBe('меньше минуты');
  });
});

describe('the way to a later instant', () => {
  test.each([
    [10, 'in 1 minute', 'через 1 минуту'],
    [40 * MINUTE, 'in 40 minutes', 'через 40 минут'],
    [3 * HOUR, 'in 3 hours', 'через 3 часа'],
    [2 * DAY, 'in 2 days', 'через 2 дня'],
  ])('of %d seconds is told in the largest unit', (seconds, english, russian) => {
    const later = NOON + seconds * 1000;
    expect(plain(formatDistance(later, NOON, 'en'))).toBe(english);
    expect(plain(formatDistance(later, NOON, 'ru'))).toBe(russian);
  });
});

test('the day in a file name is the day where the person is', () => {
  expect(formatFileDay(Date.UTC(2027, 0, 15, 22), 'Europe/Moscow')).toBe('2027-01-16');
});

function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

test('of very many names the first are said, and how many there are beside', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`);
  expect(someNames(names(3), 'ru')).toBe('n0, n1, n2');
  expect(someNames(names(9), 'ru')).toBe(names(9).join(', '));
  expect(someNames(names(1008), 'ru')).toBe(`${names(8).join(', ')} и ещё ${'1\u00A0000'}`);
  expect(someNames(names(10), 'en')).toBe(`${names(8).join(', ')} and 2 more`);
});
