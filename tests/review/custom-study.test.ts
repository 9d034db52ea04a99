import { beforeEach, describe, expect, test } from 'vitest';
import { acceptAnswers } from '#lib/review/accept-answers.ts';
import { openSession } from '#lib/review/open-session.ts';
import { today } from '#lib/review/today.ts';
import type { Choice, CustomStudy, PracticeInput, SessionCard } from '#lib/review/types.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { verify } from '#lib/review/verify.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import { DAY, MINUTE } from '#lib/shared/instant.ts';
import { execute } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

let place: Place;

beforeEach(async () => {
  place = await openPlace();
  await add(place, bundleOf(['a', 'b', 'c', 'd'].map((key) => ({ prompt: key, answer: key }))));
});

function customOf(choice: Choice, course: CustomStudy['course'] = 'practice'): CustomStudy {
  return { choice, course, since: place.context.now() };
}

async function cardsOf(custom: CustomStudy): Promise<readonly SessionCard[]> {
  return (await openSession(place.context, place.actor, { deck: null, custom, size: 100 })).cards;
}

async function promptsOf(custom: CustomStudy): Promise<string[]> {
  return (await cardsOf(custom)).map(({ prompt }) => prompt);
}

function practiceOf(card: SessionCard, rating: Rating): PracticeInput {
  return {
    kind: 'practice',
    id: place.context.newId<'event'>(),
    card: card.id,
    rating,
    clientAt: place.context.now(),
    device: 'test',
    zoneOffset: 0,
    revealMs: 1000,
    durationMs: 3000,
    revision: card.revision,
  };
}

async function practise(card: SessionCard, rating: Rating) {
  const answers = [practiceOf(card, rating)];
  const wish = { deck: null, have: [], want: 0, stamp: null };
  return acceptAnswers(place.context, place.actor, { answers, ...wish });
}

/** Answers all cards of the queue with Easy but the first, which is answered Again and then Easy. */
async function learnAll(): Promise<SessionCard> {
  const [first, ...others] = await served(place);
  if (!first) throw new Error('nothing is served');
  await answer(place, first, 1);
  for (const card of others) await answer(place, card, 4);
  place.wait(2 * MINUTE);
  const [again] = await served(place);
  await answer(place, again as SessionCard, 4);
  return first;
}

describe('practice', () => {
  test('changes no schedule, no limit and no count, but is in the log and takes time', async () => {
    const before = await today(place.context, place.actor);
    const [card] = await cardsOf(customOf({ kind: 'added', days: 1 }));
    const reply = await practise(card as SessionCard, 4);
    expect(reply.results).toMatchObject([{ status: 'accepted', state: null }]);
    const after = await today(place.context, place.actor);
    expect(after.counts).toEqual(before.counts);
    expect(after.done).toEqual({ ...before.done, seconds: 3 });
    expect((await served(place)).map(({ id, state }) => [id, state.phase])).toContainEqual([
      card?.id,
      'new',
    ]);
    expect(await verify(place.context, place.actor)).toMatchObject({ events: 1, differences: [] });
  });

  test('goes on after a reload: what was known is done, what was not comes last', async () => {
    const custom = customOf({ kind: 'added', days: 1 });
    const [first, second, third, fourth] = await cardsOf(custom);
    place.wait(1000);
    await practise(first as SessionCard, 1);
    await practise(second as SessionCard, 3);
    const left = (await cardsOf(custom)).map(({ id }) => id);
    expect(left).toEqual([third?.id, fourth?.id, first?.id]);
    await practise(first as SessionCard, 2);
    expect(await cardsOf(custom)).toHaveLength(2);
    expect(await cardsOf(customOf({ kind: 'added', days: 1 }))).toHaveLength(2);
    place.wait(1000);
    expect(await cardsOf(customOf({ kind: 'added', days: 1 }))).toHaveLength(4);
  });

  test('can be taken back like an answer, each once', async () => {
    const custom = customOf({ kind: 'added', days: 1 });
    const [first] = await cardsOf(custom);
    await practise(first as SessionCard, 4);
    const id = place.context.newId<'event'>();
    const undone = await undoAnswer(place.context, place.actor, { id, deck: null, custom });
    expect(undone).toMatchObject({ card: { id: first?.id }, counts: { new: 4 }, canUndo: false });
    expect(await cardsOf(custom)).toHaveLength(4);
    expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
  });

  test('of a card that is not the person’s is refused, and the same again is a duplicate', async () => {
    const [card] = await cardsOf(customOf({ kind: 'added', days: 1 }));
    const input = practiceOf(card as SessionCard, 3);
    const stranger = { ...input, card: place.context.newId<'card'>() };
    const wish = { deck: null, have: [], want: 0, stamp: null };
    const answers = [stranger, { ...input, id: place.context.newId<'event'>() }, input, input];
    const { results } = await acceptAnswers(place.context, place.actor, { answers, ...wish });
    expect(results.map(({ status }) => status)).toEqual([
      'refused',
      'accepted',
      'accepted',
      'duplicate',
    ]);
  });
});

describe('what a custom study takes', () => {
  test('forgotten: cards answered Again in the last days, and no longer', async () => {
    const forgotten = await learnAll();
    expect(await promptsOf(customOf({ kind: 'forgotten', days: 1 }))).toEqual([forgotten.prompt]);
    place.wait(2 * DAY);
    expect(await promptsOf(customOf({ kind: 'forgotten', days: 2 }))).toEqual([]);
    expect(await promptsOf(customOf({ kind: 'forgotten', days: 3 }))).toEqual([forgotten.prompt]);
  });

  test('ahead: reviews of the next days, the nearest first, and an answer counts', async () => {
    await learnAll();
    place.wait(1000);
    expect(await cardsOf(customOf({ kind: 'ahead', days: 1 }, 'extra'))).toEqual([]);
    const custom = customOf({ kind: 'ahead', days: 30 }, 'extra');
    const cards = await cardsOf(custom);
    const dues = cards.map(({ state: { due } }) => (due?.kind === 'day' ? due.day : 0));
    expect(cards).toHaveLength(4);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    place.wait(DAY);
    await answer(place, cards[0] as SessionCard, 3);
    const left = await cardsOf(custom);
    expect(left.map(({ id }) => id).sort()).toEqual(
      cards
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    );
    expect((await today(place.context, place.actor)).done.answers).toBe(1);
  });

  test('in earnest a card that was not known comes back for its step', async () => {
    await learnAll();
    place.wait(DAY);
    const custom = customOf({ kind: 'ahead', days: 30 }, 'extra');
    const [first, ...others] = await cardsOf(custom);
    await answer(place, first as SessionCard, 1);
    const left = (await cardsOf(custom)).map(({ id }) => id);
    expect(left).toEqual([...others.map(({ id }) => id), first?.id]);
  });

  test('added: only what is new and was added since', async () => {
    place.wait(3 * DAY);
    expect(await cardsOf(customOf({ kind: 'added', days: 2 }))).toEqual([]);
    const [card] = await cardsOf(customOf({ kind: 'added', days: 4 }));
    await answer(place, card as SessionCard, 4);
    expect(await cardsOf(customOf({ kind: 'added', days: 4 }))).toHaveLength(3);
  });

  test('search: all or a part, beyond the limits; suspended cards only where they are asked for', async () => {
    const { db } = place.context.store;
    const search = (text: string, of: 'all' | 'new' | 'review' | 'due' = 'all') =>
      cardsOf(customOf({ kind: 'search', search: text, of }));
    const [card] = await served(place);
    await answer(place, card as SessionCard, 4);
    expect(await search('deck:*')).toHaveLength(4);
    expect(await search('deck:*', 'new')).toHaveLength(3);
    expect(await search('deck:*', 'review')).toHaveLength(1);
    expect(await search('deck:*', 'due')).toHaveLength(0);
    await execute(db, `UPDATE "CardState" SET "suspended" = 1`);
    expect(await search('deck:*')).toHaveLength(3);
    expect(await search('is:suspended')).toHaveLength(1);
  });
});
