import { expect, test } from 'vitest';
import { withoutControls } from '../../bin/cli/output.ts';

test('what steers a terminal is shown, not obeyed', () => {
  const text = 'a\u001b[2Jb\u202ec\rd\u009be';
  expect(withoutControls(text, true)).toBe('a\\u001b[2Jb\\u202ec\\u000dd\\u009be');
});

test('lines, tabs and letters of every script stay as they are', () => {
  const text = 'один\tдва\n[0m\nдё́й 👩‍🚀 عربي\n';
  expect(withoutControls(text, true)).toBe(text);
});

test('colours reach only a terminal', () => {
  const text = '\u001b[31mremoved\u001b[0m';
  expect(withoutControls(text, true)).toBe(text);
  expect(withoutControls(text, false)).toBe('\\u001b[31mremoved\\u001b[0m');
});

test('JSON means the same afterwards', () => {
  const value = { text: 'a\u202eb\u001b[31mc\u0085' };
  expect(JSON.parse(withoutControls(JSON.stringify(value), false))).toEqual(value);
});
