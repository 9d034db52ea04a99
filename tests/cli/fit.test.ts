import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { localActor } from '#lib/accounts/local-actor.ts';
import { openContext } from '#lib/open-context.ts';
import { FORGETFUL, rememberer, study } from '../fitting/learners.ts';
import { logAnswers } from '../support/log-answers.ts';
import { MIGRATIONS } from '../support/place.ts';
import { type Desk, newDesk } from './desk.ts';

/** A desk with one deck that somebody forgetful has studied. */
async function studiedDesk(cards: number): Promise<Desk> {
  const desk = newDesk();
  const file = path.join(desk.dataFolder, 'kartoteka.db');
  const context = await openContext({ databaseFile: file, migrations: MIGRATIONS, startAt: null });
  const actor = await localActor(context);
  const learnt = study(rememberer(FORGETFUL, { seed: 4, cards, days: 200 }));
  await logAnswers({ context, actor, folder: desk.folder, file, wait: () => {} }, learnt);
  await context.store.close();
  return desk;
}

describe('fit', () => {
  test('tells how fitted parameters stand the test, adopts them with --yes, and undo takes it back', async () => {
    const desk = await studiedDesk(80);
    const parameters = async () => (await desk.json('options')).decks[0].options.parameters;
    const usual = await parameters();
    const [tried] = (await desk.json('fit')).fits;
    expect(tried).toMatchObject({ decks: ['deck'], verdict: 'adopt', adopted: false });
    expect(await parameters()).toEqual(usual);
    const { code, stdout } = await desk.run('fit', '--deck', 'deck', '--yes');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^deck: predicts your answers better: off by \d+\.\d % less on \d+ answers/,
    );
    expect(await parameters()).toEqual(tried.parameters);
    expect((await desk.json('undo')).operation).toBe('fit');
    expect(await parameters()).toEqual(usual);
  });

  test('says of how many answers there are too few, in both languages', async () => {
    const desk = await studiedDesk(10);
    expect((await desk.run('fit', '--yes')).stdout).toMatch(
      /deck: too few answers yet: \d+ of 400/,
    );
    desk.env.LC_ALL = 'ru_RU.UTF-8';
    expect((await desk.run('fit')).stdout).toMatch(/ответов пока мало: \d+ из 400/);
    expect((await desk.run('fit', '--deck', 'nowhere')).code).toBe(1);
  });
});
