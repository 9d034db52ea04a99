import { describe, expect, test } from 'vitest';
import { listReviews } from '#lib/library/list-reviews.ts';
import { listOptions } from '#lib/options/list-options.ts';
import { saveOptions } from '#lib/options/save-options.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { openSession } from '#lib/review/open-session.ts';
import { today } from '#lib/review/today.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, MINUTE } from '#lib/shared/instant.ts';
import { namedScope } from '#lib/stats/choose-scope.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';
import { readState } from '#lib/store/card-states.ts';
import { readEvents } from '#lib/store/events.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace } from '../support/place.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

const two = bundleOf([
  { prompt: 'one', answer: '1' },
  { prompt: 'two', answer: '2' },
]);

async function placeWithTwo() {
  const place = await openPlace();
  await add(place, two);
  return place;
}

describe('an answer', () => {
  test('is stored with the outcome that its button said', async () => {
    const place = await placeWithTwo();
    const [card] = await served(place);
    const input = answerTo(place, card!, 3);
    const result = await acceptAnswer(place.context, place.actor, input);
    expect(result.status).toBe('accepted');
    const { phase, due, interval } = input.outcome!;
    expect(result.state).toMatchObject({ phase, due, interval, reps: 1 });
    const [event] = await readEvents(place.context.store.db, place.actor.user, card!.id);
    expect(event).toMatchObject({ ...input, kind: 'answer', outcome: input.outcome });
  });

  test('is stored with what was typed and what the comparison said', async () => {
    const place = await openPlace();
    const check = { kind: 'command', answer: 'kubectl get pods' } as const;
    await add(place, bundleOf([{ prompt: 'List', answer: 'kubectl get pods', check }]));
    const [card] = await served(place);
    expect(card?.check).toEqual(check);
    const said = { typed: 'kubectl get po', verdict: 'equivalent' };
    await acceptAnswer(place.context, place.actor, { ...answerTo(place, card!, 3), ...said });
    const [event] = await readEvents(place.context.store.db, place.actor.user, card!.id);
    expect(event).toMatchObject(said);
  });

  test.each([
    [60, 90_000, 60_000],
    [60, 40_000, 40_000],
    [150, 90_000, 90_000],
    [10, 90_000, 10_000],
  ])(
    'with at most %i s counted, after %i ms counts %i ms, today and in the statistics',
    async (cap, took, counted) => {
      const place = await placeWithTwo();
      const { context, actor } = place;
      const [view] = await listOptions(context, actor, null);
      const fields = { answerCap: String(cap) };
      const saving = { fields, asNew: false, moveDue: false, seen: null };
      await saveOptions(context, actor, { deck: view!.deck.id, ...saving });
      const [card] = await served(place);
      const input = { ...answerTo(place, card!, 3), durationMs: took, presetVersion: 2 };
      await acceptAnswer(context, actor, input);
      const [event] = await readEvents(context.store.db, actor.user, card!.id);
      expect(event).toMatchObject({ durationMs: Math.min(took, cap * 1000) });
      expect((await today(context, actor)).done.seconds).toBe(counted / 1000);
      const scope = await namedScope(context, actor, { deck: null, tree: null });
      const { done } = await readStatistics(context, actor, { scope, range: 'month' });
      expect(done.milliseconds.new).toBe(counted);
    },
  );

  test('counts once however often it arrives', async () => {
    const place = await placeWithTwo();
    const [card] = await served(place);
    const input = answerTo(place, card!, 3);
    const first = await acceptAnswer(place.context, place.actor, input);
    const again = await acceptAnswer(place.context, place.actor, input);
    expect(again).toEqual({ ...first, status: 'duplicate' });
    expect((await today(place.context, place.actor)).done.answers).toBe(1);
  });

  test('to a card that does not exist is refused and changes nothing', async () => {
    const place = await placeWithTwo();
    const [card] = await served(place);
    const input = { ...answerTo(place, card!, 3), card: place.context.newId() as CardId };
    const result = await acceptAnswer(place.context, place.actor, input);
    expect(result).toMatchObject({ status: 'refused', state: null });
    expect((await today(place.context, place.actor)).done.answers).toBe(0);
  });

  test('from a clock in the future is taken as given now, with the claim kept', async () => {
    const place = await placeWithTwo();
    const [card] = await served(place);
    const honest = answerTo(place, card!, 4);
    const input = { ...honest, clientAt: honest.clientAt + 365 * DAY };
    await acceptAnswer(place.context, place.actor, input);
    const [event] = await readEvents(place.context.store.db, place.actor.user, card!.id);
    expect(event).toMatchObject({
      at: honest.clientAt,
      clientAt: input.clientAt,
      outcome: honest.outcome,
    });
    const marked = [];
    for await (const line of listReviews(place.context, place.actor, null)) marked.push(line);
    expect(marked).toMatchObject([{ at: honest.clientAt, claimed: input.clientAt }]);
  });

  test('from a clock a year behind is taken as given now, with the claim kept', async () => {
    const place = await placeWithTwo();
    const [card, other] = await served(place);
    const honest = answerTo(place, card!, 4);
    const input = { ...honest, clientAt: honest.clientAt - 365 * DAY };
    await acceptAnswer(place.context, place.actor, input);
    await answer(place, other!, 3);
    const [event] = await readEvents(place.context.store.db, place.actor.user, card!.id);
    expect(event).toMatchObject({ at: honest.clientAt, clientAt: input.clientAt });
    const claims = [];
    for await (const { claimed } of listReviews(place.context, place.actor, null))
      claims.push(claimed);
    expect(claims.toSorted()).toEqual([input.clientAt, undefined]);
  });

  test('with an outcome that no button could say gets the outcome computed here', async () => {
    const place = await placeWithTwo();
    const [card] = await served(place);
    const honest = answerTo(place, card!, 4);
    const outcome = { ...honest.outcome!, interval: 86_400 * 1_000_000 };
    const result = await acceptAnswer(place.context, place.actor, { ...honest, outcome });
    expect(result.state).toMatchObject({ interval: honest.outcome!.interval });
  });

  test('that was overtaken by a newer one is folded in where it belongs', async () => {
    const [early, late] = [await placeWithTwo(), await placeWithTwo()];
    const states = [];
    for (const [place, order] of [
      [early, [0, 1]],
      [late, [1, 0]],
    ] as const) {
      const [card] = await served(place);
      const inputs = [answerTo(place, card!, 1)];
      place.wait(10 * MINUTE);
      inputs.push(answerTo(place, card!, 3));
      for (const index of order) await acceptAnswer(place.context, place.actor, inputs[index]!);
      const state = await readState(place.context.store.db, place.actor.user, card!.id);
      states.push({ ...state, lastEvent: null });
    }
    expect(states[0]).toEqual(states[1]);
    expect(states[0]).toMatchObject({ reps: 2 });
  });
});

describe('undo', () => {
  test('brings the card and the counts back to what they were', async () => {
    const place = await placeWithTwo();
    const before = await openSession(place.context, place.actor, { deck: null, size: 10 });
    await answer(place, before.cards[0]!, 4);
    const undone = await undoAnswer(place.context, place.actor, {
      id: place.context.newId(),
      deck: null,
    });
    expect(undone.card).toMatchObject({
      id: before.cards[0]!.id,
      state: { ...before.cards[0]!.state },
    });
    const after = await openSession(place.context, place.actor, { deck: null, size: 10 });
    expect({ ...after, stamp: '' }).toEqual({ ...before, stamp: '' });
  });

  test('that is sent again takes no second answer back', async () => {
    const place = await placeWithTwo();
    for (const card of await served(place)) {
      await answer(place, card, 4);
      place.wait(1000);
    }
    const again = { id: place.context.newId<'event'>(), deck: null };
    const first = await undoAnswer(place.context, place.actor, again);
    const second = await undoAnswer(place.context, place.actor, again);
    expect({ ...second, stamp: '' }).toEqual({ ...first, stamp: '' });
    expect((await today(place.context, place.actor)).done.answers).toBe(1);
  });

  test('takes answers back one by one, newest first, until none is left', async () => {
    const place = await placeWithTwo();
    const cards = await served(place);
    for (const card of cards) {
      await answer(place, card, 4);
      place.wait(1000);
    }
    const first = await undoAnswer(place.context, place.actor, {
      id: place.context.newId(),
      deck: null,
    });
    const second = await undoAnswer(place.context, place.actor, {
      id: place.context.newId(),
      deck: null,
    });
    expect([first.card?.id, second.card?.id]).toEqual([cards[1]!.id, cards[0]!.id]);
    expect(second.canUndo).toBe(false);
    await expect(
      undoAnswer(place.context, place.actor, { id: place.context.newId(), deck: null }),
    ).rejects.toThrow(/taken back/);
  });
});

describe('the queue', () => {
  test('keeps siblings of an answered card off the day', async () => {
    const place = await openPlace();
    await add(
      place,
      bundleOf([{ prompt: 'pair', answer: 'x', kind: 'term', facets: ['fwd', 'rev'] }]),
    );
    const [card] = await served(place);
    expect(await served(place)).toHaveLength(1);
    await answer(place, card!, 4);
    expect(await served(place)).toHaveLength(0);
    place.wait(DAY);
    expect((await served(place)).map(({ id }) => id)).not.toContain(card!.id);
    expect(await served(place)).toHaveLength(1);
  });

  test('serves no more new cards a day than the limit', async () => {
    const place = await openPlace();
    const notes = Array.from({ length: 30 }, (_, i) => ({ prompt: `p${i}`, answer: `a${i}` }));
    await add(place, bundleOf(notes));
    expect(await served(place)).toHaveLength(20);
    for (const card of (await served(place)).slice(0, 5)) await answer(place, card, 4);
    expect(await served(place)).toHaveLength(15);
    expect((await today(place.context, place.actor)).counts).toEqual({
      new: 15,
      learning: 0,
      review: 0,
    });
  });

  test('shows a failed card again within the learn-ahead time, after the others', async () => {
    const place = await placeWithTwo();
    const [first, second] = await served(place);
    await answer(place, first!, 1);
    expect((await served(place)).map(({ id }) => id)).toEqual([second!.id, first!.id]);
    expect((await today(place.context, place.actor)).counts).toEqual({
      new: 1,
      learning: 1,
      review: 0,
    });
  });

  test('says when the next card comes', async () => {
    const place = await placeWithTwo();
    for (const card of await served(place)) await answer(place, card, 4);
    const session = await openSession(place.context, place.actor, { deck: null, size: 10 });
    expect(session.cards).toHaveLength(0);
    expect(session.nextDue).toBeGreaterThan(place.context.now());
  });
});
