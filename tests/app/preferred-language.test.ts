import { expect, test } from 'vitest';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en-GB,en;q=0.9,ru;q=0.8', 'en'],
  ['de,ru;q=0.5,en;q=0.3', 'ru'],
  ['en;q=0.2, ru;q=0.7', 'ru'],
  ['ru;q=0, de', 'en'],
  ['de', 'en'],
  ['', 'en'],
  [null, 'en'],
])('a browser that asks for %j gets %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
