import { expect, test } from 'vitest';
import { tellOpening } from '../../bin/tell-opening.ts';

test('what opening a place does is told once it takes longer than a second, and then now and then', () => {
  const lines: string[] = [];
  let now = 0;
  const print = (line: string) => lines.push(line);
  const tell = tellOpening({ language: 'en', print, clock: () => now });
  for (let done = 0; done <= 500; done += 1) {
    tell({ stage: 'drawing', done, total: 500 });
    now += 10;
  }
  expect(lines).toEqual([
    'After the update cards are drawn anew (notes: 100 of 500).',
    'After the update cards are drawn anew (notes: 400 of 500).',
  ]);
});

test('a short opening says nothing, and a long one is told in the language of the person', () => {
  const lines: string[] = [];
  let now = 0;
  const print = (line: string) => lines.push(line);
  const tell = tellOpening({ language: 'ru', print, clock: () => now });
  tell({ stage: 'searching', done: 1000, total: 4000 });
  expect(lines).toEqual([]);
  now = 2000;
  tell({ stage: 'searching', done: 0, total: 0 });
  expect(lines).toEqual([]);
  tell({ stage: 'searching', done: 2000, total: 4000 });
  expect(lines).toEqual(['После обновления готовится поиск (карточек: 2000 из 4000).']);
});
