import { describe, expect, it } from 'vitest';
import { codesIn, lintFiles, lintText } from './linting.ts';

const head = (lint: string) => `---\nlang: en\nsource: a book\nlint: ${lint}\n---\n\n`;
const YES_NO = 'Q: Can a pod span two nodes?\nA: No.\n';
const codes = (text: string) => codesIn(lintText(text));

describe('an author decides about rules', () => {
  it.each([
    ['{}', ['L110']],
    ['{ L110: off }', []],
    ['{ yes-no: off }', []],
    ['{ l110: false }', []],
    ['{ L105: off }', ['L110']],
    ['{ L110: { severity: off } }', []],
  ])('lint: %s', (setting, found) => {
    expect(codes(head(setting) + YES_NO)).toEqual(found);
  });

  it('a threshold may be a number alone', () => {
    const text = 'Q: Which colour has the sky?\n\nA: one two three four five six\n';
    expect(codes(head('{ L105: 4 }') + text)).toEqual(['L105']);
    expect(codes(head('{ long-answer: { threshold: 4 } }') + text)).toEqual(['L105']);
    expect(codes(head('{ L105: 6 }') + text)).toEqual([]);
  });

  it('what does not fit is told and left out', () => {
    for (const setting of ['5', '{ L999: off }', '{ L105: loud }', '{ L105: { most: 3 } }']) {
      expect(codes(head(setting) + YES_NO)).toEqual(['K009', 'L110']);
    }
  });

  it('a rule that was made an error keeps its card out', () => {
    const files = [{ path: 'a/b.md', text: head('{ L110: error }') + YES_NO }];
    const { bundle, findings } = lintFiles(files);
    expect(bundle.notes).toEqual([]);
    expect(findings.map(({ severity }) => severity)).toEqual(['error']);
  });
});

describe('a card decides for itself', () => {
  const card = (lint: string) =>
    `${head('{}')}Q: Can a pod span two nodes? <!-- lint: ${lint} -->\nA: No.\n`;
  it.each([
    ['off', []],
    ['-L110', []],
    ['-yes-no -L105', []],
    ['[-L105, -L110]', []],
    ['-L105', ['L110']],
  ])('lint: %s', (lint, found) => {
    expect(codes(card(lint))).toEqual(found);
  });
});

describe('a duplicate with another answer', () => {
  const ask = (answer: string) => `Q: Which port is asked for here?\n\nA: ${answer}\n\n`;
  it('keeps the later card out, and no other', () => {
    const files = [{ path: 'a/b.md', text: head('{}') + ask('80') + ask('8080') }];
    const { bundle } = lintFiles(files);
    expect(bundle.notes.map(({ source }) => source)).toEqual([ask('80').trim()]);
  });

  it('in another file is only a warning, for files are compiled by themselves', () => {
    const text = (answer: string) => `---\ndeck: d\n${head('{}').slice(4)}${ask(answer)}`;
    const { bundle, findings } = lintFiles([
      { path: 'a/a.md', text: text('80') },
      { path: 'a/b.md', text: text('8080') },
    ]);
    expect(bundle.notes).toHaveLength(2);
    expect(findings.map(({ code, severity, file }) => [code, severity, file])).toEqual([
      ['L114', 'warning', 'a/b.md'],
    ]);
  });
});
