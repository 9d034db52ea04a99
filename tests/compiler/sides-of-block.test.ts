import { expect, test } from 'vitest';
import { answerStart } from '#lib/compiler/sides-of-block.ts';

test.each([
  ['Q: What is 137?\n\nA: 128 + 9', 'A: 128 + 9'],
  ['В: Что это?\nО: это', 'О: это'],
  ['Q: Which?\n```\nA: no\n```\nA: yes', 'A: yes'],
  ['> Q: quoted\n>\n> A: as well', '> A: as well'],
  ['- RWO ::: read and write', 'read and write'],
  ['### What is it #card\nText below.', 'Text below.'],
  ['A port lies between ==1== and ==2==.', null],
  ['| a | b |\n|---|---|\n| 1 | 2 |', null],
  ['Q: a :: b?\n\nA: c', 'A: c'],
])('%j has its answer at %j', (block, answer) => {
  const at = answerStart(block);
  expect(at === null ? null : block.slice(at)).toBe(answer);
});
