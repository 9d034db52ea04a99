import { describe, expect, test } from 'vitest';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { DECK, type Desk, newDesk } from './desk.ts';

async function compiledDesk(): Promise<Desk> {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  return desk;
}

describe('options', () => {
  test('shows how each deck is studied, and as text what can be typed after --set', async () => {
    const desk = await compiledDesk();
    const { decks, status } = await desk.json('options');
    expect(status).toBe(0);
    expect(decks).toMatchObject([
      {
        key: 'demo',
        preset: { name: 'default', version: 1, decks: ['demo'] },
        broken: [],
        own: { deckRetention: null, newToday: null },
        options: { retention: 0.9, learningSteps: [60, 600], newPerDay: 20 },
      },
    ]);
    const { stdout } = await desk.run('options', '--deck', 'Demo');
    expect(stdout).toMatch(/^Demo \(demo\)\n/);
    expect(stdout).toContain('\n  learningSteps=1m 10m\n');
    expect(stdout).toContain('\n  retention=90\n');
    const typed = stdout
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim());
    expect((await desk.run('options', '--set', ...typed)).stdout).toContain('Nothing had to be');
    expect((await desk.json('options')).decks[0].preset.version).toBe(1);
  });

  test('changes what is set, the queue follows, and undo takes it back', async () => {
    const desk = await compiledDesk();
    const set = await desk.json(
      'options',
      '--deck',
      'demo',
      '--set',
      'newPerDay=1',
      'retention=95%',
    );
    expect(set).toMatchObject({ saved: true, refolded: 0, moved: 0, problems: [], status: 0 });
    expect((await desk.json('due')).new).toBe(1);
    const { decks } = await desk.json('options');
    expect(decks[0].options).toMatchObject({ newPerDay: 1, retention: 0.95 });
    expect((await desk.json('undo')).operation).toBe('options');
    expect((await desk.json('due')).new).toBe(2);
  });

  test('says in which language the cards of a deck are', async () => {
    const desk = await compiledDesk();
    expect(await desk.json('options', '--set', 'language=de')).toMatchObject({ saved: true });
    expect((await desk.run('options')).stdout).toContain('\n  language=de\n');
    expect((await desk.lines('cards', '--search', 'lang:de')).length).toBe(3);
    const refused = await desk.run('options', '--set', 'language=german');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no language “german”/),
    });
    await desk.run('undo');
    expect((await desk.json('options')).decks[0].own.language).toBeNull();
  });

  test('refuses what is absurd with the range, and saves nothing of it', async () => {
    const desk = await compiledDesk();
    const absurd = ['retention=1.0', 'newPerDay=-1', 'reviewsPerDay=1e9', 'learningSteps=0s'];
    const parameters = `parameters=${defaultParameters.slice(1).join(',')}`;
    const { code, stderr } = await desk.run(
      'options',
      '--set',
      'leechAfter=9',
      ...absurd,
      parameters,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('retention: “1.0” does not lie between 70 % and 99 %.');
    expect(stderr).toContain('newPerDay: “-1” does not lie between 0 and 9999.');
    expect(stderr).toContain('reviewsPerDay: “1e9” does not lie between 0 and 9999.');
    expect(stderr).toContain('learningSteps: “0s” does not lie between 1s and 365d.');
    expect(stderr).toContain('parameters: 21 are expected, here are 20.');
    expect((await desk.json('options')).decks[0].options.leechAfter).toBe(8);
    const json = await desk.json('options', '--set', 'relearningSteps=10y');
    expect(json).toMatchObject({
      saved: false,
      problems: [{ field: 'relearningSteps' }],
      status: 1,
    });
  });

  test('speaks Russian, reads Russian units, and carries older parameters over', async () => {
    const desk = await compiledDesk();
    desk.env.LC_ALL = 'ru_RU.UTF-8';
    const older = `parameters=${defaultParameters.slice(0, 19).join(' ')}`;
    const { stdout } = await desk.run('options', '--set', 'learningSteps=1 м 10 м 1 д', older);
    expect(stdout).toContain('Параметров прежней FSRS: 19');
    expect((await desk.run('options')).stdout).toContain('learningSteps=1м 10м 1д');
    const { stderr } = await desk.run('options', '--set', 'newSort=наугад');
    expect(stderr).toContain('newSort: нет наугад, есть template-gathered');
  });

  test('says what cannot be understood', async () => {
    const desk = await compiledDesk();
    const told = async (...args: string[]) => (await desk.run('options', ...args)).stderr;
    expect(await told('newPerDay=1')).toContain('Nothing is expected here');
    expect(await told('--set')).toContain('Something is missing');
    expect(await told('--set', 'newPerDay')).toContain('is no NAME=VALUE');
    expect(await told('--set', 'newPerDya=1')).toContain('Did you mean newPerDay?');
    expect(await told('--deck', 'nowhere')).toContain('There is no deck nowhere');
    expect((await newDesk().run('options', '--set', 'newPerDay=1')).code).not.toBe(0);
  });
});
