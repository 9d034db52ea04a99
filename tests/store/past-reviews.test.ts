import { expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { DAY } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { reviewsByDay } from '#lib/store/break-plans.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

/** What a process that remembers nothing would find. */
async function counted({ context, actor }: Place, today: number): Promise<number[]> {
  const rows = await query<{ count: number }>(
    context.store.db,
    `SELECT count(*) AS "count" FROM "Event" WHERE "userId" = ? AND "kind" = 'answer' AND "retracted" = 0
       AND "phaseBefore" = 'review' AND "studyDay" < ? GROUP BY "studyDay" ORDER BY "studyDay" DESC LIMIT 30`,
    actor.user,
    today,
  );
  return rows.map(({ count }) => count);
}

test('what is remembered of the days past follows answers that come late and what is taken back', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  const prompts = Array.from({ length: 12 }, (_, index) => ({ prompt: `${index}`, answer: 'x' }));
  await add(place, bundleOf(prompts, 'a', 'a.md'));
  const today = () => studyDay(context.now(), calendarOf(actor.settings));
  const remembered = async () => {
    const counts = await reviewsByDay(context.store.db, actor.user, { today: today(), days: 30 });
    expect(counts).toEqual(await counted(place, today()));
    return counts;
  };
  for (const card of await served(place)) await answer(place, card, 4);
  place.wait(40 * DAY);
  const due = await served(place);
  for (const card of due.slice(0, 5)) await answer(place, card, 4);
  place.wait(DAY);
  expect(await remembered()).toEqual([5]);
  for (const card of due.slice(5, 7)) await answer(place, card, 4);
  expect(await remembered()).toEqual([5]);
  // A device that had no network yesterday.
  const late = { ...answerTo(place, due[7] as (typeof due)[number], 3), outcome: null };
  await acceptAnswer(context, actor, { ...late, clientAt: context.now() - DAY });
  expect(await remembered()).toEqual([6]);
  // The newest of today by its arrival is the late one.
  await undo(context, actor, late.id as string as Parameters<typeof undo>[2]);
  expect(await remembered()).toEqual([5]);
  await undoAnswer(context, actor, { id: context.newId<'event'>(), deck: null });
  expect(await remembered()).toEqual([5]);
  place.wait(DAY);
  expect(await remembered()).toEqual([1, 5]);
});
