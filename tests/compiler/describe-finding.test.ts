import { describe, expect, it } from 'vitest';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import { type LintCode, SEVERITIES } from '#lib/compiler/finding-codes.ts';
import { compileText } from './compiling.ts';

/** Lint rules have their own fixtures; these are what the constructs report. */
type Told = Exclude<keyof typeof SEVERITIES, LintCode> | 'L101' | 'L102' | 'L128' | 'L129';

/** A text for each code, which brings it about. */
const CAUSES: Readonly<Record<Told, string>> = {
  K001: '---\na: [\n---\n',
  K002: '---\ncolour: red\n---\n',
  K003: '- a :: b <!-- id: xx -->\n- c :: d <!-- id: xx -->',
  K004: '- a :: b <!-- id: X -->',
  K005: 'Q: a',
  K006: 'A: a',
  K007: '- a :: ![b](https://example.org/c.png)',
  K008: '- a :: b <!-- id: xx colour: red -->',
  K009: '---\ntags: {a: b}\n---\n',
  K010: 'Q: a\nA: b <!-- id: xx -->',
  K011: '> '.repeat(150),
  K012: '\0',
  K013: '',
  K014: '==a== '.repeat(101),
  K019: '- a :: b\nQ: c\nA: d',
  K020: '---\nmath: yes\n---\n- a :: $\\nothing{x}$',
  K030: 'Q: a\nA:\n```sh type\nls\n```\n```sh\nls\n```',
  K031: '```sh type\nls\n```',
  K032: '```yaml\na: 1 # ??\n```',
  K033: 'Q: a\nA:\n```yaml type\na: [ # ??\n```',
  K015: 'Q: a #set',
  K016: `Q: a #set\n- ${'b'.repeat(20_001)}`,
  K017: 'Q: a\n- [ ] b\n- [ ] c',
  K018: '<!-- cards: table -->\ntext',
  K034: `![b](a.png)
\`\`\`occlusion
x: 1 2 3 4
\`\`\``,
  K035: '```occlusion\nx: 1 2 3 4 y\n```',
  K036: '- a :: ![b](c)',
  K037: '- a :: ![b](notes.txt)',
  K038: '- a :: ![b](huge.png)',
  K039: '- a :: b ![](a.png)',
  K050: '',
  L101: '- a ::',
  L102: '==a',
  L128: 'Q: a\nА: b',
  L129: 'Q: a\nA: b\n---',
  P001: '',
  P002: '',
  P003: '',
  P005: '',
  P004: '',
};

describe.each(['ru', 'en'] as const)('in %s', (language) => {
  it.each(Object.entries(CAUSES).filter(([, text]) => text !== ''))(
    '%s says what is wrong and how to mend it',
    (code, text) => {
      const finding = compileText(text).findings.find((each) => each.code === code);
      if (!finding) throw new Error(`${code} is not found`);
      const sentence = describeFinding(finding, language);
      expect(sentence).toMatch(language === 'ru' ? /^[^A-Za-z]*[А-Яа-яЁё=]/ : /[A-Za-z]/);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
      expect(sentence.length).toBeGreaterThan(30);
    },
  );

  it('a disagreement names both sides', () => {
    const values = { key: 'title', value: 'Two', firstValue: 'One', firstFile: 'a.md' };
    const place = { file: 'b.md', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const finding = { ...place, code: 'K013', severity: SEVERITIES.K013, values };
    const sentence = describeFinding(finding, language);
    for (const part of ['title', 'Two', 'One', 'a.md']) expect(sentence).toContain(part);
  });
});

it('a code of another room is given as it is', () => {
  const place = { file: 'b.md', line: 1, column: 1, endLine: 1, endColumn: 1 };
  expect(describeFinding({ ...place, code: 'X999', severity: 'hint', values: {} }, 'en')).toBe(
    'X999',
  );
});
