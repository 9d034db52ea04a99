import { expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { cardInfo } from '#lib/review/card-info.ts';
import { explainCard } from '#lib/review/explain-card.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { DAY } from '#lib/shared/instant.ts';
import { execute } from '#lib/store/sql.ts';
import { emptyPlace, upload } from '../library/bundle-place.ts';
import { answer, answerTo, served } from '../support/studying.ts';

const notes = (answered: string) => `# Codes\n\nQ: What is 137?\n\nA: ${answered}\n`;

async function placeWithCard() {
  const place = await emptyPlace();
  await upload(place, notes('128 + 9'), 'codes.md');
  const [card] = await served(place);
  if (!card) throw new Error('nothing to study');
  return { place, card, info: () => cardInfo(place.context, place.actor, card.id) };
}

test('a new card has no memory, no history and no cause, and four buttons that say why', async () => {
  const { place, card, info } = await placeWithCard();
  const told = await info();
  expect(told).toMatchObject({
    deckTitle: 'Codes',
    memory: null,
    cause: null,
    curve: [],
    history: [],
    standing: { kind: 'new' },
    source: { path: 'codes.md', line: 3 },
  });
  expect(told.buttons).toEqual((await explainCard(place.context, place.actor, card.id)).buttons);
});

test('answers stand in the history, newest first, with the memory each left; the newest is the cause of the due date', async () => {
  const { place, card, info } = await placeWithCard();
  await answer(place, card, 4);
  const first = await info();
  expect(first.standing.kind).toBe('later');
  place.wait(60 * DAY);
  const [again] = await served(place);
  expect((await info()).standing).toMatchObject({ kind: 'due', days: expect.any(Number) });
  await answer(place, again!, 3);
  const { history, cause, memory, state, curve } = await info();
  expect(history.map(({ event }) => event.kind === 'answer' && event.rating)).toEqual([3, 4]);
  expect(history[0]?.memory).toEqual(state.memory);
  expect(history[1]?.memory).toEqual(first.state.memory);
  expect(cause?.id).toBe(history[0]?.event.id);
  expect(memory?.recall).toBe(1);
  expect(curve.map(({ isAhead }) => isAhead)).toEqual([false, false, true]);
});

test('the curve falls from one to the recall that stood before the next answer, and goes on from what is now', async () => {
  const { place, card, info } = await placeWithCard();
  await answer(place, card, 4);
  place.wait(60 * DAY);
  const { curve, memory } = await info();
  const [past, ahead] = curve;
  const recalls = past!.points.map(({ recall }) => recall);
  expect(recalls[0]).toBe(1);
  expect(recalls).toEqual([...recalls].sort((a, b) => b - a));
  expect(recalls.at(-1)).toBeCloseTo(memory!.recall, 8);
  expect(ahead!.points[0]).toEqual(past!.points.at(-1));
});

test('an answer that was taken back stays in sight, counts no more, and the retraction names it', async () => {
  const { place, card, info } = await placeWithCard();
  await answer(place, card, 4);
  place.wait(1000);
  await undoAnswer(place.context, place.actor, { id: place.context.newId<'event'>(), deck: null });
  const { history, cause, state } = await info();
  expect(history.map(({ event, isRetracted }) => [event.kind, isRetracted])).toEqual([
    ['retract', false],
    ['answer', true],
  ]);
  expect(history[1]?.memory).toBeNull();
  expect([cause, state.phase]).toEqual([null, 'new']);
});

test('what hides a card is told before when it is due', async () => {
  const { place, card, info } = await placeWithCard();
  await answer(place, card, 4);
  const { db } = place.context.store;
  await execute(db, `UPDATE "CardState" SET "buriedDay" = "lastDay"`);
  expect((await info()).standing).toMatchObject({ kind: 'buried' });
  await execute(db, `UPDATE "CardState" SET "suspended" = 1`);
  expect((await info()).standing).toEqual({ kind: 'suspended' });
});

test('an edited card shows its texts with the words that came and went', async () => {
  const { place, card, info } = await placeWithCard();
  await acceptAnswer(place.context, place.actor, answerTo(place, card, 4));
  await upload(place, notes('128 + 9, by SIGKILL'), 'codes.md');
  const { texts } = await info();
  expect(texts.map(({ revision }) => revision)).toEqual([2, 1]);
  expect(texts[0]?.prompt).toEqual([{ kind: 'same', text: 'What is 137?' }]);
  expect(texts[0]?.answer).toEqual([
    { kind: 'same', text: '128 + 9' },
    { kind: 'added', text: ', by SIGKILL' },
  ]);
  await undo(place.context, place.actor);
  expect((await info()).texts.map(({ revision }) => revision)).toEqual([1]);
});

test('a card of somebody else is not there', async () => {
  const { place, card } = await placeWithCard();
  const stranger = { ...place.actor, user: place.context.newId<'user'>() };
  await expect(cardInfo(place.context, stranger, card.id)).rejects.toMatchObject({
    code: 'not-found',
  });
});
