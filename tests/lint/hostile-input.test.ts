import { describe, it } from 'vitest';
import { lintText } from './linting.ts';

const HEAD = '---\nlang: ru\nsource: x\n---\nKubernetes\n\n';
/** One line of a megabyte each, or many cards alike: what a careless rule would take time over with the square of the length. */
const PATTERNS = [
  'a',
  'я не ',
  'ROX x ReadWriteMany ',
  'readynessProbe ',
  'kubectl get ',
  'рrо ',
  '- ',
  'a. ',
  'с версии ',
  '`a` ',
];
const LENGTH = 1_000_000;
/** In time in proportion it is a second or two; the square of the length would take hours. */
const PATIENCE = 60_000;

describe('a line of a megabyte is looked at in time in proportion', () => {
  it.each(PATTERNS)(
    '%j',
    (pattern) => {
      const line = pattern.repeat(LENGTH / pattern.length);
      lintText(`${HEAD}${line}`);
      lintText(`${HEAD}Q: ${line}?\n\nA: ${line}`);
      lintText(`${HEAD}\`\`\`\n$ kubectl ${line}\n\`\`\``);
    },
    PATIENCE,
  );
});

describe('three thousand cards that look alike', () => {
  it.each([
    (n: number) => `Q: Что делает узел, когда под ${n} удалён из кластера?\n\nA: ${n}\n\n`,
    (n: number) =>
      `Q: Что делает узел, когда под${'абвгдежзик'[n % 10]} удалён из кластера?\n\nA: ${n}\n\n`,
    (n: number) => `- слово${n} ::: одно и то же\n`,
    (n: number) =>
      `- AB${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + ((n / 26) % 26))} ::: число ${n}\n`,
  ])(
    'form %#',
    (form) => {
      const text = HEAD + Array.from({ length: 3_000 }, (_, n) => form(n)).join('');
      lintText(text);
    },
    PATIENCE,
  );
});
