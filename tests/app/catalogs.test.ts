import { describe, expect, test } from 'vitest';
import { crashTexts } from '#app/i18n/crash.ts';
import { en } from '#app/i18n/en.ts';
import { ru } from '#app/i18n/ru.ts';

const COUNTS = [0, 1, 2, 5, 11, 21, 104];

describe('every sentence of the interface', () => {
  test('exists in both languages under the same name', () => {
    expect(namesOf(ru)).toEqual(namesOf(en));
    expect(namesOf(crashTexts.ru)).toEqual(namesOf(crashTexts.en));
  });

  test('says something, whatever it is filled with', () => {
    for (const [name, said] of [...everythingSaid(en), ...everythingSaid(ru)]) {
      expect(said, name).toMatch(/\S/);
      expect(said, name).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('is in Russian letters in the Russian catalog', () => {
    const ownNames = new Set([
      'name',
      'chrome.switchLanguage.text',
      'chrome.switchLanguage.language',
      'export.notes.markdown',
      'fromTable.encodings.utf-8',
      'fromTable.encodings.utf-16le',
      'fromTable.encodings.utf-16be',
    ]);
    for (const [name, said] of everythingSaid(ru)) {
      if (!ownNames.has(name)) expect(said, name).toMatch(/[а-яё]/i);
    }
  });

  test('agrees with its number in Russian', () => {
    expect([1, 2, 5, 11, 21].map(ru.counts.cards)).toEqual(
      ['1 карточка', '2 карточки', '5 карточек', '11 карточек', '21 карточка'].map(unbroken),
    );
    expect([1, 3, 21].map(ru.stats.most.cards)).toEqual(
      ['1 карточки', '3 карточек', '21 карточки'].map((most) => `до ${unbroken(most)}`),
    );
    expect([1, 3, 7].map(ru.import.plan.create)).toEqual([
      `Добавится ${unbroken('1 запись')}`,
      `Добавятся ${unbroken('3 записи')}`,
      `Добавится ${unbroken('7 записей')}`,
    ]);
  });

  test('agrees with its number in English', () => {
    expect([0, 1, 2].map(en.counts.cards)).toEqual(['0 cards', '1 card', '2 cards'].map(unbroken));
  });
});

function namesOf(catalog: object): readonly string[] {
  return leavesOf(catalog)
    .map(([name]) => name)
    .sort();
}

function leavesOf(value: unknown, name = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, name === '' ? key : `${name}.${key}`),
  );
}

/** Each sentence with its name; one that is filled is said with each of several numbers. */
function everythingSaid(catalog: object): readonly (readonly [string, string])[] {
  return leavesOf(catalog).flatMap(([name, leaf]) => {
    if (typeof leaf === 'string') return [[name, leaf] as const];
    if (typeof leaf !== 'function') throw new Error(`${name} is neither a sentence nor makes one`);
    return COUNTS.filter((count) => !isNothingToSay(name, count)).map(
      (count) => [name, String(leaf(count, count, count, count))] as const,
    );
  });
}

/** Findings are told only where there are any. */
function isNothingToSay(name: string, count: number): boolean {
  return name === 'import.findings' && count === 0;
}

function unbroken(text: string): string {
  return text.replace(' ', '\u00A0');
}
