import { describe, expect, it } from 'vitest';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import { codesIn, lintIn } from './linting.ts';

const asked = (question: string) => `Q: ${question}\n\nA: Вот так.\n`;

describe('two questions in one', () => {
  it.each([
    ['ru', 'Кто открыл большой круг кровообращения и в каком году?'],
    ['ru', 'Где находится пучок Гиса и из чего он состоит?'],
    ['en', 'In which year and by whom was Python first released?'],
    ['en', 'What is the zero value of a map, and can you write to it?'],
    ['ru', 'Какое нулевое значение у словаря, и можно ли в него писать?'],
  ])('%s: %s', (language, question) => {
    expect(codesIn(lintIn(language, asked(question)))).toContain('L109');
  });

  it.each([
    ['ru', 'Что общего у протонов и у нейтронов?'],
    ['ru', 'Какой орган вырабатывает инсулин и глюкагон?'],
    ['ru', 'Как узнать, жив ли узел и готов ли он принимать поды?'],
    ['en', 'What do threads and processes share?'],
    ['en', 'Which protocol lies between HTTP and the network?'],
  ])('not %s: %s', (language, question) => {
    expect(codesIn(lintIn(language, asked(question)))).not.toContain('L109');
  });
});

describe('a question that points to what is not on its card', () => {
  it.each([
    ['ru', 'Что это?'],
    ['ru', 'Что он делает?'],
    ['en', 'What is it?'],
  ])('%s: %s', (language, question) => {
    expect(codesIn(lintIn(language, asked(question)))).toContain('L112');
  });

  it.each([
    ['ru', 'Что такое автолиз?'],
    ['ru', 'Кто такие гоблины?'],
  ])('not %s: %s', (language, question) => {
    expect(codesIn(lintIn(language, asked(question)))).not.toContain('L112');
  });
});

it('a letter of another Cyrillic alphabet inside a Latin word is found and mended', () => {
  const [found] = lintIn('ru', 'Команда `gіt statuѕ` показывает состояние.\n');
  expect(found).toMatchObject({ code: 'L128', fix: 'git' });
});

it('a name of Kubernetes is proposed in the way in which it is written', () => {
  const [found] = lintIn('en', 'Kubernetes asks the livenesProbe of a container.\n');
  expect(found?.code).toBe('L132');
  expect(describeFinding(found!, 'en')).toContain('“livenessProbe”');
});

describe('the same question twice', () => {
  const choice = (right: string, wrong: string) =>
    `Q: Which of these is a mammal?\n\n- [x] ${right}\n- [ ] ${wrong}\n\n`;
  const table = (...rows: string[]) =>
    `<!-- cards: table -->\n| metal | symbol |\n| --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}\nText.\n\n`;
  const yaml = (line: string) =>
    `Q: Complete the manifest of the pod\n\nA:\n\`\`\`yaml type\n${line} # ??\n\`\`\`\n\n`;

  it.each([
    ['choices of other options', choice('whale', 'shark') + choice('bat', 'sparrow')],
    ['tables of other rows', table('iron | Fe', 'zinc | Zn') + table('gold | Au')],
    ['YAML that is completed', yaml('kind: Pod') + yaml('restartPolicy: Never')],
  ])('%s are not', (_, text) => {
    expect(codesIn(lintIn('en', text))).toEqual([]);
  });

  it.each([
    ['a choice', choice('bat', 'sparrow') + choice('bat', 'sparrow'), 'warning'],
    ['a cell of a table', table('iron | Fe', 'gold | Au') + table('gold | Au'), 'warning'],
    ['a cell with another value', table('iron | Fe', 'gold | Au') + table('gold | Gd'), 'error'],
  ])('%s is', (_, text, severity) => {
    expect(lintIn('en', text)).toMatchObject([{ code: 'L114', severity }]);
  });
});
