import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { fit as fitAll } from '#lib/command/fit.ts';
import type { Actor } from '#lib/context.ts';
import { undo } from '#lib/library/undo.ts';
import { openContext } from '#lib/open-context.ts';
import { adoptFit, leaveFit } from '#lib/options/fit/adopt-fit.ts';
import { cancelFit } from '#lib/options/fit/cancel-fit.ts';
import { type FitJob, type FitsView, showFits } from '#lib/options/fit/show-fits.ts';
import { type FitResult, startFit } from '#lib/options/fit/start-fit.ts';
import { jobRunner } from '#lib/platform/job-runner.ts';
import { verify } from '#lib/review/verify.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { DeckId, FitId, PresetId } from '#lib/shared/ids.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { readDecks } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { query } from '#lib/store/sql.ts';
import { FORGETFUL, rememberer, study } from '../fitting/learners.ts';
import { logAnswers } from '../support/log-answers.ts';
import { MIGRATIONS, openPlace, type Place } from '../support/place.ts';

interface Studied extends Place {
  readonly preset: PresetId;
  readonly deck: DeckId;
}

/** A place with one deck, studied by somebody who forgets sooner than most. */
async function studied(cards = 150): Promise<Studied> {
  const place = await openPlace();
  await logAnswers(place, study(rememberer(FORGETFUL, { seed: 2, cards, days: 200 })));
  const { db } = place.context.store;
  const [preset] = await readPresets(db, place.actor.user);
  const [deck] = await readDecks(db, place.actor.user);
  return { ...place, preset: preset?.id as PresetId, deck: deck?.id as DeckId };
}

async function runFit({ context, actor, preset }: Studied, adopt = true): Promise<FitResult> {
  const { ended } = await startFit(context, actor, { preset, adopt });
  const result = await ended;
  if (result === null) throw new Error('The fit failed');
  return result;
}

const view = ({ context, actor, deck }: Studied): Promise<FitsView> =>
  showFits(context, actor, deck);
const states = ({ context }: Place) =>
  query(context.store.db, `SELECT * FROM "CardState" ORDER BY "cardId"`);
const presets = ({ context, actor }: Place) => readPresets(context.store.db, actor.user);

describe('a fit that is better', () => {
  test('is adopted: memory follows, due dates and other options stay; undo restores every state exactly', async () => {
    const place = await studied();
    const before = { states: await states(place), presets: await presets(place) };
    const { report, parameters, operation } = await runFit(place);
    expect(report.verdict).toBe('adopt');
    expect(operation).not.toBeNull();
    const [preset] = await presets(place);
    expect(preset).toMatchObject({ version: 2, options: { parameters } });
    expect({ ...preset?.options, parameters: [] }).toEqual({
      ...before.presets[0]?.options,
      parameters: [],
    });
    const after = await states(place);
    const without = (rows: Record<string, unknown>[]) =>
      rows.map(({ stability, difficulty, ...rest }) => rest);
    expect(after).not.toEqual(before.states);
    expect(without(after as never)).toEqual(without(before.states as never));
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
    expect((await view(place)).fits).toMatchObject([{ isAdopted: true, inUse: true }]);

    expect(await undo(place.context, place.actor)).toMatchObject({ kind: 'fit', id: operation });
    expect(await states(place)).toEqual(before.states);
    expect(await presets(place)).toEqual(before.presets);
    expect((await view(place)).fits).toMatchObject([{ isAdopted: false, inUse: false }]);
  });

  test('is left again by its button, and taken up again; what was changed meanwhile stays', async () => {
    const place = await studied();
    const { context, actor } = place;
    const before = await states(place);
    const { fit: id, parameters } = await runFit(place);
    const fitted = await states(place);
    await leaveFit(context, actor, id as FitId);
    expect((await presets(place))[0]?.options.parameters).toEqual(defaultParameters);
    expect(await states(place)).toEqual(before);
    expect(await leaveFit(context, actor, id as FitId)).toBeNull();
    await adoptFit(context, actor, { fit: id as FitId });
    expect((await presets(place))[0]?.options.parameters).toEqual(parameters);
    expect(await states(place)).toEqual(fitted);
  });

  test('is only kept where nobody wants it adopted', async () => {
    const place = await studied();
    const result = await runFit(place, false);
    expect(result).toMatchObject({ operation: null, report: { verdict: 'adopt' } });
    expect((await presets(place))[0]).toMatchObject({ version: 1 });
    expect((await view(place)).fits).toMatchObject([{ isAdopted: false, inUse: false }]);
  });

  test('is not tested once more on the answers that it has learnt from', async () => {
    const place = await studied();
    await runFit(place);
    expect((await runFit(place)).report.verdict).toBe('too-few-new-answers');
  });
});

describe('the work of a fit', () => {
  test('says that it is done, and what came of it, to whoever looks later', async () => {
    const place = await studied(20);
    const { report } = await runFit(place);
    expect(report).toMatchObject({ verdict: 'too-few-answers', usable: expect.any(Number) });
    const { job, fits } = await view(place);
    expect(job).toMatchObject({ state: 'done', progress: 1, isHere: true, report });
    expect(fits).toEqual([]);
  });

  test('is cancelled while it runs: nothing comes of it, and another one can start', async () => {
    const place = await studied(20);
    const { context, actor, preset } = place;
    const started = await startFit(context, actor, { preset, adopt: true });
    expect((await view(place)).job).toMatchObject({ id: started.job, state: 'running' });
    await expect(startFit(context, actor, { preset, adopt: true })).rejects.toThrow('fitted');
    await cancelFit(context, actor, started.job);
    expect(await started.ended).toBeNull();
    expect((await view(place)).job).toMatchObject({ state: 'cancelled', report: null });
    await expect(cancelFit(context, actor, started.job)).rejects.toThrow('under way');
    expect((await runFit(place)).report.verdict).toBe('too-few-answers');
  });

  test('that dies is marked as failed, with the reason', async () => {
    const place = await studied(20);
    const { actor, preset, file: databaseFile, folder: programs } = place;
    const context = {
      ...place.context,
      jobs: jobRunner({ programs, databaseFile, limits: USUAL_LIMITS }),
    };
    const started = await startFit(context, actor, { preset, adopt: true });
    expect(await started.ended).toBeNull();
    expect((await view(place)).job).toMatchObject({ state: 'failed', report: null });
    const [{ result }] = (await query(context.store.db, `SELECT "result" FROM "Job"`)) as [
      { result: string },
    ];
    expect(JSON.parse(result).reason).toContain('before it was done');
  });

  test('without what learns says so, to whoever waits and to whoever looks later', async () => {
    const place = await studied(20);
    const { context, actor, preset } = place;
    vi.stubEnv('NAPI_RS_NATIVE_LIBRARY_PATH', path.join(place.folder, 'nothing.node'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const started = await startFit(context, actor, { preset, adopt: true });
    await expect(started.ended).rejects.toMatchObject({ code: 'no-trainer' });
    expect((await view(place)).job).toMatchObject({ state: 'failed', refusal: 'no-trainer' });
    await expect(fitAll(context, actor, { deck: null, adopt: true })).rejects.toMatchObject({
      code: 'no-trainer',
    });
  });

  test('that ran when the place was closed is marked as failed at the next start', async () => {
    const place = await studied(20);
    const { context, actor, preset } = place;
    const started = await startFit(context, actor, { preset, adopt: true });
    const next = await openContext({
      databaseFile: place.file,
      migrations: MIGRATIONS,
      startAt: null,
    });
    expect((await showFits(next, actor, place.deck)).job).toMatchObject({ state: 'failed' });
    await next.store.close();
    context.jobs.stop(started.job);
    await started.ended;
  });
});

test('a stranger sees no fit of another person, and neither starts, stops nor adopts one', async () => {
  const place = await studied();
  const { context, preset, deck } = place;
  const { fit: id } = await runFit(place, false);
  const user = context.newId<'user'>();
  await context.store.db.prisma.user.create({ data: { id: user, createdAt: 0n } });
  const stranger: Actor = { user, settings: place.actor.settings };
  const { job } = await view(place);
  const before = [await presets(place), await view(place)];
  const refused = [
    () => showFits(context, stranger, deck),
    () => startFit(context, stranger, { preset, adopt: true }),
    () => adoptFit(context, stranger, { fit: id as FitId }),
    () => leaveFit(context, stranger, id as FitId),
    () => cancelFit(context, stranger, (job as FitJob).id),
  ];
  for (const act of refused) await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  expect([await presets(place), await view(place)]).toEqual(before);
});
