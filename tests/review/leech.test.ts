import { expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { readMarks } from '#lib/store/card-states.ts';
import { execute } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

/** A place with one card that has lapsed so many times. */
async function placeWithLapses(lapses: number, options: object): Promise<[Place, CardId]> {
  const place = await openPlace();
  await add(place, bundleOf([{ prompt: 'one', answer: '1' }]));
  await execute(
    place.context.store.db,
    `UPDATE "PresetVersion" SET "options" = json_patch("options", ?)`,
    JSON.stringify({ leechAfter: 3, ...options }),
  );
  const [card] = await served(place);
  await answer(place, card!, 4);
  for (let lapse = 0; lapse < lapses; lapse++) await lapseOnce(place);
  return [place, card!.id];
}

/** Forgets the card once it is due, and learns it again. */
async function lapseOnce(place: Place) {
  place.wait(30 * DAY);
  const [due] = await served(place);
  const result = await answer(place, due!, 1);
  place.wait(HOUR);
  const [again] = await served(place);
  if (again) await answer(place, again, 3);
  return result;
}

const marks = (place: Place, card: CardId) =>
  readMarks(place.context.store.db, place.actor.user, card);

test('a card becomes a leech at the threshold and is told again after every half as many lapses', async () => {
  const [place, card] = await placeWithLapses(0, {});
  const told = [];
  for (let lapse = 1; lapse <= 7; lapse++) told.push((await lapseOnce(place)).leech);
  expect(told).toEqual([null, null, 'tag', null, 'tag', null, 'tag']);
  expect(await marks(place, card)).toEqual({ tags: ['leech'], suspended: false });
});

test('a leech is set aside where the preset says so, and comes no more', async () => {
  const [place, card] = await placeWithLapses(2, { leechAction: 'suspend' });
  place.wait(30 * DAY);
  const [due] = await served(place);
  expect((await answer(place, due!, 1)).leech).toBe('suspend');
  expect(await marks(place, card)).toEqual({ tags: ['leech'], suspended: true });
  place.wait(DAY);
  expect(await served(place)).toEqual([]);
});

test.each(['review', 'operation'] as const)(
  'what takes the answer back (%s) takes the marks back',
  async (way) => {
    const [place, card] = await placeWithLapses(2, { leechAction: 'suspend' });
    const { context, actor } = place;
    await execute(context.store.db, `UPDATE "CardState" SET "tags" = '["mine"]', "flag" = 0`);
    place.wait(30 * DAY);
    const [due] = await served(place);
    await answer(place, due!, 1);
    expect(await marks(place, card)).toEqual({ tags: ['mine', 'leech'], suspended: true });
    await execute(context.store.db, `UPDATE "CardState" SET "flag" = 3`);
    if (way === 'review') await undoAnswer(context, actor, { id: context.newId(), deck: null });
    else await undo(context, actor);
    expect(await marks(place, card)).toEqual({ tags: ['mine'], suspended: false });
    const flags = await context.store.db.prisma.cardState.findMany({ select: { flag: true } });
    expect(flags).toEqual([{ flag: 3 }]);
    expect((await verify(context, actor)).differences).toEqual([]);
  },
);

test('a lost reply is told again', async () => {
  const [place] = await placeWithLapses(2, {});
  place.wait(30 * DAY);
  const [due] = await served(place);
  const input = answerTo(place, due!, 1);
  const first = await acceptAnswer(place.context, place.actor, input);
  const again = await acceptAnswer(place.context, place.actor, input);
  expect([first.leech, again.leech]).toEqual(['tag', 'tag']);
});

test('Again on a step is no lapse and makes no leech', async () => {
  const [place] = await placeWithLapses(2, {});
  place.wait(30 * DAY);
  const [due] = await served(place);
  await answer(place, due!, 1);
  place.wait(HOUR);
  const [step] = await served(place);
  expect((await answer(place, step!, 1)).leech).toBeNull();
});
