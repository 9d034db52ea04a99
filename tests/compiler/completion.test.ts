import { describe, expect, it } from 'vitest';
import { cardsOf, codesOf, compileText } from './compiling.ts';

function fence(yaml: string): string {
  return `Q: Complete it\n\nA:\n\n\`\`\`yaml type\n${yaml}\n\`\`\`\n`;
}

function facetsOf(yaml: string): readonly string[] {
  return cardsOf(compileText(fence(yaml)).notes).map(({ facet }) => facet);
}

const POD = `kind: Pod
spec:
  containers:
    - name: web
      image: nginx # ??
      ports:
        - 80 # ??
  hostNetwork: true # ??key`;

describe('an edit elsewhere renames no mark', () => {
  it.each([
    ['a key before', POD.replace('kind: Pod', 'apiVersion: v1\nkind: Pod')],
    [
      'a container before',
      POD.replace('    - name: web', '    - name: log\n      image: busybox\n    - name: web'),
    ],
    ['a mark before', POD.replace('kind: Pod', 'kind: Pod # ??')],
    ['a mended value', POD.replace('nginx', 'nginx:1.27')],
    [
      'another order',
      POD.replace('  hostNetwork: true # ??key', '').replace(
        'spec:',
        'spec:\n  hostNetwork: true # ??key',
      ),
    ],
    ['flow style around it', `${POD}\nmetadata: { name: a }`],
  ])('%s', (_, edited) => {
    const before = facetsOf(POD);
    expect(before).toHaveLength(3);
    expect(facetsOf(edited)).toEqual(expect.arrayContaining([...before]));
  });
});

describe('what is hidden is taken from the syntax tree', () => {
  it.each([
    ['a text that holds the sign of a comment', 'a: "x # ?? y" # ??', '"x # ?? y"'],
    ['a value over several lines', 'a: "x\n  y" # ??', '"x\n  y"'],
    ['a flow collection as a whole', 'a: { b: [1, 2] } # ??', '{ b: [1, 2] }'],
    ['one item inside a flow collection over lines', 'a: [\n  x,\n  y # ??\n  ]', 'y'],
    [
      'what is nested below',
      'a: # ??\n  b: 1\n  c:\n    - 2 # note\n  # a remark',
      'b: 1\nc:\n  - 2',
    ],
    ['a block scalar', 'a: | # ??\n  # ?? x\n  y', '|\n  # ?? x\n  y'],
    ['an alias', 'a: &x 1\nb: *x # ??', '*x'],
    ['a line with its key', 'a:\n  - b: 1 # ??line', '- b: 1'],
  ])('%s', (_, yaml, hidden) => {
    const [card] = cardsOf(compileText(fence(yaml)).notes);
    expect(card?.check).toEqual({ kind: 'yaml', answer: hidden });
    expect(card?.prompt).not.toContain('??\n');
  });
});

it('a fence in a list finds its mistakes at their place in the file', () => {
  const text = 'Q: a\n\nA:\n\n```yaml type\na:\n  b: "c # ??\n```\n';
  const [finding] = compileText(text).findings;
  expect(finding).toMatchObject({ code: 'K033', line: 7 });
});

describe('hostile YAML is refused in bounded time', () => {
  const LAUGHS = Array.from(
    { length: 12 },
    (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}1]`,
  );
  it.each([
    ['aliases of aliases', `a0: &a0 x # ??\n${LAUGHS.join('\n')}`, []],
    ['deep flow', `a: ${'['.repeat(9000)} # ??`, ['K033']],
    ['deep items', `${'- '.repeat(9000)}a # ??`, ['K033']],
    ['a megabyte', `a: 1 # ??\n${'b: 1\n'.repeat(200_000)}`, ['K033']],
    ['marks by the thousand', 'a:\n'.concat(' - 1 # ??\n'.repeat(1500)), ['K032']],
  ])('%s', (_, yaml, codes) => {
    const { findings } = compileText(fence(yaml));
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });

  it('so is the head of a file', () => {
    const head = `---\n${'- '.repeat(20_000)}a\n---\n`;
    expect(codesOf(compileText(head).findings)).toEqual(['K001 2:1']);
  });

  it('marks in a fence that is not asked about are looked for within the same bounds', () => {
    const deep = `\`\`\`yaml\n${'- '.repeat(9000)}a # ??\n\`\`\`\n`;
    expect(codesOf(compileText(deep).findings)).toEqual([]);
  });
});
