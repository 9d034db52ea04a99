import { expect, test } from 'vitest';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { verify } from '#lib/review/verify.ts';
import { rescheduled } from '#lib/scheduler/reschedule.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { RescheduleEvent } from '#lib/scheduler/types.ts';
import { DAY } from '#lib/shared/instant.ts';
import { insertEvents } from '#lib/store/events.ts';
import { execute } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

async function studiedPlace(): Promise<Place> {
  const place = await openPlace();
  const notes = Array.from({ length: 8 }, (_, index) => ({ prompt: `note ${index}`, answer: 'x' }));
  await add(place, bundleOf(notes));
  for (const card of await served(place)) await answer(place, card, 4);
  place.wait(12 * DAY);
  for (const card of await served(place)) await answer(place, card, 3);
  return place;
}

const fields = async ({ context, actor }: Place) =>
  (await verify(context, actor)).differences.map(({ field }) => field);

test.each([
  ['the place of a draw', '$[#-2].place', 0.999_99, 'balance'],
  ['what was due', '$[#-1].due[0]', 100_000, 'balance'],
  ['stability', '$[0].stability', 9000, 'balance'],
])('a chain that was changed in %s no longer leads to what is stored', async (_, path, value) => {
  const place = await studiedPlace();
  expect(await fields(place)).toEqual([]);
  const { db } = place.context.store;
  await execute(db, `UPDATE "Event" SET "chain" = json_set("chain", ?, ?)`, path, value);
  expect(await fields(place)).toContain('interval');
});

test('a due date that does not follow from its interval is found', async () => {
  const place = await studiedPlace();
  await execute(place.context.store.db, `UPDATE "Event" SET "dueDay" = "dueDay" + 1`);
  expect(await fields(place)).toContain('dueDay');
});

test('rescheduled dates are checked as well', async () => {
  const place = await studiedPlace();
  const { context, actor, wait } = place;
  wait(DAY);
  const { db } = context.store;
  const { readState } = await import('#lib/store/card-states.ts');
  const { cardsWithHistory } = await import('#lib/store/card-list.ts');
  const options = { ...defaultStudyOptions, retention: 0.8 };
  for (const card of await cardsWithHistory(db, actor.user)) {
    const state = await readState(db, actor.user, card);
    const given = state && rescheduled({ card, state, options });
    if (!given) throw new Error('not in review');
    const now = context.now();
    const event: RescheduleEvent = {
      id: context.newId(),
      kind: 'reschedule',
      card,
      at: now,
      clientAt: now,
      receivedAt: now,
      studyDay: studyDay(now, { zone: 'Europe/Moscow', rollover: 4 }),
      device: 'here',
      zoneOffset: 180,
      preset: context.newId(),
      presetVersion: 2,
      schedule: given.schedule,
      chain: given.chain,
    };
    await insertEvents(db, actor.user, [event]);
    await refoldCards(db, actor.user, [card]);
  }
  expect(await fields(place)).toEqual([]);
  await execute(db, `UPDATE "Event" SET "dueDay" = "dueDay" + 1 WHERE "kind" = 'reschedule'`);
  expect(await fields(place)).toContain('dueDay');
});
