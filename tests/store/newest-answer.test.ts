import { expect, test } from 'vitest';
import { dayOf, momentOf } from '#lib/review/moment.ts';
import type { PracticeEvent } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { insertEvents, newestLiveAnswer } from '#lib/store/events.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

test('the newest answer is the newest that was given here, whatever came with a file since', async () => {
  const place = await openPlace();
  const { context, actor } = place;
  await add(place, bundleOf([{ prompt: 'one', answer: 'x' }], 'a', 'a.md'));
  const [card] = await served(place);
  if (!card) throw new Error('A new card is served.');
  const newest = () =>
    newestLiveAnswer(context.store.db, actor.user, dayOf(momentOf(context, actor)));
  await answer(place, card, 3);
  const here = await newest();
  expect(here).not.toBeNull();
  place.wait(1000);
  const came = { anki: { id: context.now(), row: '[3,1,0,0,1000,3]' } };
  await insertEvents(context.store.db, actor.user, [{ ...practice(card.id as CardId), ...came }]);
  expect(await newest()).toEqual(here);
  const mine = practice(card.id as CardId);
  await insertEvents(context.store.db, actor.user, [mine]);
  expect(await newest()).toMatchObject({ id: mine.id });

  function practice(of: CardId): PracticeEvent {
    const at = context.now();
    const { today } = momentOf(context, actor);
    const when = { at, clientAt: at, receivedAt: at, studyDay: today, zoneOffset: 0 };
    const told = { rating: 3 as const, revealMs: null, durationMs: 1000, revision: 1 };
    return { ...told, ...when, id: context.newId(), kind: 'practice', card: of, device: 'test' };
  }
});
