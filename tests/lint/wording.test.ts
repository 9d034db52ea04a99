import { describe, expect, it } from 'vitest';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import { codesIn, lintIn } from './linting.ts';

const asked = (question: string) => `Q: ${question}\n\nA: Вот так.\n`;

describe('two questions in one', () => {
  it.each([
    ['ru', 'Кто открыл большой круг кровообращения и в каком году?'],
    ['ru', 'Где находится пучок Гиса и из чего он состоит?'],
    ['en', 'In which year and by whom was Python first released?'],
  ])('%s: %s', (language, question) => {
    expect(codesIn(lintIn(language, asked(question)))).toContain('L109');
  });

  it.each([
    ['ru', 'Что общего у протонов и у нейтронов?'],
    ['ru', 'Какой орган вырабатывает инсулин и глюкагон?'],
    ['en', 'What do threads and processes share?'],
    ['en', 'Which protocol lies between HTTP and the network?'],
  ])('not %s: %s', (language, question) => {
    expect(codesIn(lintIn(language, asked(question)))).not.toContain('L109');
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
