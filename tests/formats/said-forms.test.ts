import { expect, test } from 'vitest';
import { saidForms } from '#lib/formats/markdown/said-forms.ts';

const body = 'Q: What is $\\alpha + 1$?\n\nA: b\n';

test('a document with formulas says so, and knows where its lines stood', () => {
  expect(saidForms(body)).toEqual({
    text: `---\nmath: yes\n---\n${body}`,
    lines: [1, 1, 1, 1, 2, 3, 4],
  });
  expect(saidForms(`---\ntitle: A\n---\n${body}`)).toEqual({
    text: `---\nmath: yes\ntitle: A\n---\n${body}`,
    lines: [1, 1, 2, 3, 4, 5, 6, 7],
  });
  expect(saidForms(`---\nname = "A"\n---\n${body}`)?.text).toBe(
    `---\nmath: yes\n# name = "A"\n---\n${body}`,
  );
  expect(saidForms(`---\n---\n${body}`)?.text).toBe(`---\nmath: yes\n---\n${body}`);
  expect(saidForms('$$\n\\sum_i x\n$$\n')?.text).toContain('math: yes');
});

test.each([
  ['says so itself', `---\nmath: no\n---\n${body}`],
  ['is read as Obsidian reads', `---\ncompat: obsidian\n---\n${body}`],
  ['speaks of prices', 'It costs $5 or $6, and C:\\new for $7.'],
  ['has dollars in code', 'Say `$\\alpha$` or\n\n```sh\necho $A\\bc$\n```\n'],
  ['has none', 'Q: a\n\nA: b\n'],
])('a document that %s stays as it is', (_, text) => {
  expect(saidForms(text)).toBeNull();
});

test('a long row of dollars takes no time that grows with its square', () => {
  expect(saidForms('$a '.repeat(200_000))).toBeNull();
  expect(saidForms('$$'.repeat(200_000))).toBeNull();
  expect(saidForms('<!--SR:!'.repeat(100_000))).toBeNull();
});
