import { describe, expect, test } from 'vitest';
import { rangeOf } from '#app/media/[file]/range.ts';
import { voiceFor } from '#app/parts/speech.ts';

describe('the part of a file that a header asks for', () => {
  test.each([
    [null, null],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=10-19', { first: 10, last: 19 }],
    ['bytes=90-1000', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
    // What cannot be understood asks for the whole.
    ['bytes=9-3', null],
    ['bytes=0-1,4-5', null],
    ['bytes=-', null],
    ['lines=0-1', null],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });

  test('an empty file has none', () => {
    expect(rangeOf('bytes=0-', 0)).toBe('outside');
    expect(rangeOf('bytes=-5', 0)).toBe('outside');
  });
});

describe('the voice for a card', () => {
  const voice = (lang: string, isDefault = false) => ({ lang, default: isDefault });
  const voices = [voice('en-US'), voice('en_GB', true), voice('de-DE'), voice('ru-RU')];

  test.each([
    ['ru', 'ru-RU'],
    ['en', 'en_GB'],
    ['en-US', 'en-US'],
    ['de-AT', 'de-DE'],
  ])('of a text in %s speaks %s', (language, lang) => {
    expect(voiceFor(language, voices)?.lang).toBe(lang);
  });

  test('is none where no voice speaks the language', () => {
    expect(voiceFor('fr', voices)).toBeNull();
    expect(voiceFor('e', voices)).toBeNull();
  });
});
