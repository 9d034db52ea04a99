import { expect, test } from 'vitest';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { explainCard } from '#lib/review/explain-card.ts';
import { readLoads } from '#lib/review/loads.ts';
import { openSession } from '#lib/review/open-session.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import { verify } from '#lib/review/verify.ts';
import { LOAD_DAYS } from '#lib/scheduler/load.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { Rating, StudyDay } from '#lib/scheduler/types.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { remembered as rememberedHere } from '#lib/store/remembered.ts';
import { execute, query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

const calendar = { zone: 'Europe/Moscow', rollover: 4 };
const sketches = Array.from({ length: 15 }, (_, index) => ({
  prompt: `note ${index}`,
  answer: `${index}`,
  facets: ['fwd', 'rev'],
}));

async function placeWithCards(): Promise<Place> {
  const place = await openPlace();
  await add(place, bundleOf(sketches));
  return place;
}

function dayOf({ context }: Place): StudyDay {
  return studyDay(context.now(), calendar);
}

/** Counted card by card, without what the process remembers. */
async function countedAnew({ context }: Place, today: StudyDay): Promise<number[]> {
  const rows = await query<{ day: number }>(
    context.store.db,
    `SELECT "dueDay" AS "day" FROM "CardState" WHERE "dueDay" IS NOT NULL AND "suspended" = 0 AND "archived" = 0`,
  );
  const counts = new Array<number>(LOAD_DAYS).fill(0);
  for (const { day } of rows) {
    const count = counts[day - today];
    if (count !== undefined) counts[day - today] = count + 1;
  }
  return counts;
}

async function remembered(place: Place): Promise<readonly number[]> {
  const loads = Object.values(await readLoads(place.context, place.actor, dayOf(place)));
  return loads[0]?.counts ?? [];
}

test('what is remembered of the load equals a new count after every answer, undo, mark and turn of the day', async () => {
  const place = await placeWithCards();
  const { context, actor, wait } = place;
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let step = 0; step < 120; step++) {
    const cards = await served(place, 5);
    const card = cards[random(Math.max(1, cards.length))];
    if (card) await answer(place, card, (1 + random(4)) as Rating);
    if (random(6) === 0 && card) {
      await undoAnswer(context, actor, { id: context.newId(), deck: null });
    }
    if (random(15) === 0 && card) {
      await execute(
        context.store.db,
        `UPDATE "CardState" SET "suspended" = 1 - "suspended" WHERE "cardId" = ?`,
        card.id,
      );
    }
    expect(await remembered(place)).toEqual(await countedAnew(place, dayOf(place)));
    wait(random(4) === 0 ? 20 * HOUR : HOUR / 4);
  }
  expect((await verify(context, actor)).differences).toEqual([]);
});

test('an answer keeps the count instead of losing it', async () => {
  const place = await placeWithCards();
  const [card] = await served(place);
  await remembered(place);
  const before = rememberedHere().loads.get(place.actor.user);
  await answer(place, card!, 4);
  const after = rememberedHere().loads.get(place.actor.user);
  expect(after?.from).toBe(before?.from);
  expect(after).not.toEqual(before);
});

test('a card that is answered without a screen goes where explain said', async () => {
  const place = await placeWithCards();
  for (const card of await served(place, 12)) await answer(place, card, 4);
  place.wait(12 * DAY);
  for (const card of await served(place, 12)) {
    const explained = await explainCard(place.context, place.actor, card.id);
    const input = { ...answerTo(place, card, 3), outcome: null };
    const { state } = await acceptAnswer(place.context, place.actor, input);
    expect(state?.interval).toBe(explained.buttons.good.interval);
  }
});

test('what the browser shows, explain says, and the server would compute are the same', async () => {
  const place = await placeWithCards();
  for (const card of await served(place, 30)) await answer(place, card, 4);
  place.wait(9 * DAY);
  const cards = await served(place, 30);
  expect(cards.length).toBeGreaterThan(5);
  for (const card of cards.slice(0, 6)) {
    const { buttons } = await explainCard(place.context, place.actor, card.id);
    const names = ['again', 'hard', 'good', 'easy'] as const;
    for (const [index, name] of names.entries()) {
      const { outcome } = answerTo(place, card, (index + 1) as Rating);
      expect(outcome?.chain).toEqual(buttons[name].chain);
    }
  }
});

test('the siblings of a card come with it, and it is kept away from their days', async () => {
  const place = await placeWithCards();
  const { context, actor } = place;
  const [card] = await served(place);
  await answer(place, card!, 4);
  place.wait(DAY);
  const sibling = (await served(place, 30)).find(
    ({ note, id }) => note === card!.note && id !== card!.id,
  );
  const day = (
    await query<{ day: number }>(
      context.store.db,
      `SELECT "dueDay" AS "day" FROM "CardState" WHERE "cardId" = ?`,
      card!.id,
    )
  )[0]!.day;
  expect(sibling?.siblings).toEqual({ [card!.id]: day });
  const easy = (await explainCard(context, actor, sibling!.id)).buttons.easy;
  const balance = easy.chain.find(({ rule }) => rule === 'balance');
  expect(balance).toMatchObject({ siblings: [day - dayOf(place)] });
  expect(easy.interval).not.toBe((day - dayOf(place)) * 86_400);
});

test('a deck may want its own retention, which button, explain and stored chain share', async () => {
  const place = await placeWithCards();
  const { context, actor } = place;
  for (const card of (await served(place)).slice(0, 3)) await answer(place, card, 4);
  place.wait(10 * DAY);
  await execute(context.store.db, `UPDATE "Enrolment" SET "retention" = 0.8`);
  const card = (await served(place)).find(({ state }) => state.phase === 'review');
  expect(card?.retention).toBe(0.8);
  const explained = await explainCard(context, actor, card!.id);
  const { state } = await answer(place, card!, 3);
  expect(state?.interval).toBe(explained.buttons.good.interval);
  expect(explained.buttons.good.chain[0]).toMatchObject({ rule: 'interval', retention: 0.8 });
  expect((await verify(context, actor)).differences).toEqual([]);
});

test('decks on the shelf are no load', async () => {
  const place = await placeWithCards();
  const [card] = await served(place);
  await answer(place, card!, 4);
  expect(Math.max(...(await remembered(place)))).toBe(1);
  await execute(place.context.store.db, `UPDATE "Enrolment" SET "onDesk" = 0`);
  expect(await readLoads(place.context, place.actor, dayOf(place))).toEqual({});
  const start = await openSession(place.context, place.actor, { deck: null, size: 5 });
  expect(start.loads).toEqual({});
});
