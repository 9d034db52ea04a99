import { expect, test } from 'vitest';
import { compareAnswer } from '#lib/render/answers/compare-answer.ts';

const KINDS = ['command', 'yaml', 'text'] as const;

test.each(KINDS)(
  '%s: a very long answer is compared as it stands, at once',
  (kind) => {
    for (const part of ['a b ', '-a ', '- a\n', ' | ', '<a> ', '&a ', '#x\n---\n']) {
      const answer = part.repeat(20_000);
      const check = { kind, answer };
      expect(compareAnswer(check, `${answer} `, 'en').verdict).toBe('exact');
      expect(compareAnswer(check, `${answer}c`, 'en').verdict).toBe('different');
      expect(compareAnswer(check, 'c', 'en').verdict).toBe('different');
    }
  },
  5000,
);

test('many open places in one token end in an answer, too', () => {
  const answer = `ssh ${'<a><b><c><d>-<e><f><g><h>'}!`;
  const typed = `ssh ${'a-'.repeat(500)}`;
  expect(compareAnswer({ kind: 'command', answer }, typed, 'en').verdict).not.toBe('exact');
}, 5000);

test('a few open places in a token are filled as before', () => {
  const check = { kind: 'command', answer: 'scp <file> <user>@<host>:<dir>/<name>' } as const;
  const typed = 'scp notes.txt anna@example.org:/home/anna/notes.txt';
  expect(compareAnswer(check, typed, 'en').verdict).toBe('equivalent');
});

test('YAML of any depth is read or refused with its place', () => {
  for (const part of ['[', '{', '{{', '{a: ', '[[', '- ', '- - ', '? ', 'a: ']) {
    for (const depth of [10, 59, 61, 900]) {
      const typed = part.repeat(depth);
      expect(['exact', 'different']).toContain(
        compareAnswer({ kind: 'yaml', answer: 'a: 1' }, typed, 'en').verdict,
      );
    }
  }
  const nested = `${'['.repeat(50)}1${']'.repeat(50)}`;
  expect(compareAnswer({ kind: 'yaml', answer: nested }, ` ${nested}`, 'en').verdict).toBe('exact');
});
