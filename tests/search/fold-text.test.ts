import { expect, test } from 'vitest';
import { foldText } from '#lib/search/fold-text.ts';

test('each sign folds alike by itself and beside signs of all scripts', () => {
  const different: string[] = [];
  for (let code = 0; code < 0xd800; code++) {
    const sign = String.fromCodePoint(code);
    // Latin, Greek and Han around it: text that is no short cut.
    if (foldText(`ß ${sign} 漢`) !== `ss ${foldText(sign)} 漢`) different.push(code.toString(16));
  }
  // Marks join the space before them, and the small sigma ends a word by itself.
  expect(different.filter((code) => !isMark(code))).toEqual([]);
});

function isMark(code: string): boolean {
  return /\p{M}/u.test(String.fromCodePoint(Number.parseInt(code, 16)));
}

test('capital and small letters, ё and е, composed and decomposed letters are the same', () => {
  expect(foldText('Ёлка')).toBe(foldText('елка'));
  expect(foldText('СЪЕШЬ Ещё')).toBe('съешь еще');
  expect(foldText('e\u0301')).toBe(foldText('É'));
  expect(foldText('и\u0306')).toBe(foldText('Й'));
  expect(foldText('STRASSE')).toBe(foldText('straße'));
});
