import { expect, test } from 'vitest';
import type { AnkiCard, AnkiNote } from '#lib/formats/anki/collection.ts';
import { languagesOf } from '#lib/library/import-anki/languages-of.ts';

const languageOf = (...fields: readonly string[]) =>
  languagesOf(
    [{ note: { fields } as unknown as AnkiNote, cards: [{ deck: 1 } as AnkiCard] }],
    ({ deck }) => deck,
  )(1);

test('the language of a deck is that of its words, not of its tags, sounds, shapes and formulas', () => {
  const shape = '{{c1::image-occlusion:ellipse:left=.26:top=.35:rx=.1:ry=.15:oi=1}}';
  expect(languageOf(shape, '<img src="cell.png">', 'Клетка')).toBe('ru');
  expect(
    languageOf('сумма \\(\\sum_{n=1}^{\\infty}\\frac{1}{n^2}\\)', '\\[\\frac{\\pi^2}{6}\\]'),
  ).toBe('ru');
  expect(languageOf('да&nbsp;<div class="example">', '[sound:a_long_name_of_a_sound.mp3]')).toBe(
    'ru',
  );
  expect(languageOf('<b>word</b>', 'слово')).toBe('ru');
  expect(languageOf('a longer sentence', 'да')).toBe('en');
  expect(languageOf('日本')).toBe('en');
});

test('of a deck without notes nothing is known', () => {
  expect(languagesOf([], ({ deck }) => deck)(1)).toBeNull();
});
