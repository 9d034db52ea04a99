import { expect, test } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';

function kindsOf(text: string): string[] {
  return compile([{ path: 'notes/a.md', text }]).bundle.notes.map(({ kind }) => kind);
}

function answerOf(text: string): string | undefined {
  return compile([{ path: 'notes/a.md', text }]).bundle.notes[0]?.cards[0]?.answer;
}

test('an answer ends before a list of terms, with or without a blank line', () => {
  expect(kindsOf('Q: one?\nA: 1\n- a :: b\n')).toEqual(['basic', 'term']);
  expect(kindsOf('Q: one?\n\nA: 1\n\n- a ::: b\n- c :: d\n')).toEqual(['basic', 'term', 'term']);
});

test('an answer ends before a paragraph with holes', () => {
  expect(kindsOf('Q: one?\nA: 1\n\nPort ==80==.\n\nPort {{c1::81}}.\n')).toEqual([
    'basic',
    'cloze',
    'cloze',
  ]);
});

test('an answer keeps a plain list, code with signs in it, and what it marks in its own paragraph', () => {
  const text = 'Q: one?\nA: it is ==1==\n\n- a: b\n\n```sh\necho a :: b ==c==\n```\n';
  expect(kindsOf(text)).toEqual(['basic']);
  expect(answerOf(text)).toContain('<mark>1</mark>');
  expect(answerOf(text)).toContain('<li>a: b</li>');
});

test('a list of terms right after the marker is the answer itself', () => {
  expect(kindsOf('Q: which?\nA:\n\n- a :: b\n')).toEqual(['basic']);
});
