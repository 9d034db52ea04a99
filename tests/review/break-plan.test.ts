import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { dropBreak, lookAhead, lookBack, planBreak } from '#lib/review/break-plan.ts';
import { endBreak } from '#lib/review/end-break.ts';
import { raiseLimits } from '#lib/review/raise-limits.ts';
import { today } from '#lib/review/today.ts';
import { orderOfReturn } from '#lib/scheduler/plan-break.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { DAY } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { execute } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

const CARDS = 120;
let place: Place;

beforeEach(async () => {
  place = await openPlace();
  const prompts = (deck: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ prompt: `${deck}${index}`, answer: 'x' }));
  await add(place, bundleOf(prompts('a', CARDS / 2), 'a', 'a.md'));
  await add(place, bundleOf(prompts('b', CARDS / 2), 'b', 'b.md'));
  await add(place, bundleOf(prompts('n', 30), 'n', 'n.md'));
});

/** All cards of the first two decks are in review, due on days past, with memories of many kinds. */
async function bringBacklog(): Promise<void> {
  const { context, actor } = place;
  const day = dayNow();
  await execute(
    context.store.db,
    `INSERT INTO "CardState" ("userId", "cardId", "deckId", "noteId", "phase", "stability", "difficulty", "dueDay", "interval",
       "lastDay", "lastAt", "reps", "salt")
     SELECT ?1, c."id", c."deckId", c."noteId", 'review', 1.5 + (c.rowid * 37) % 90, 5, ?2 - c.rowid % 20, 864000,
       ?2 - 10 - (c.rowid * 13) % 50, 0, 3, c.rowid FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" WHERE d."key" <> 'n'`
      .replace(/\?1/, `'${actor.user}'`)
      .replaceAll('?2', String(day)),
  );
}

function dayNow(): number {
  return studyDay(place.context.now(), calendarOf(place.actor.settings));
}

describe('a plan for the way back', () => {
  test('is offered for much that waits, holds the cap, keeps new cards back and spares recall', async () => {
    await bringBacklog();
    const before = await today(place.context, place.actor);
    expect(before.back).toMatchObject({ backlog: CARDS, isMuch: true, plan: null });
    await planBreak(place.context, place.actor, 25);
    const cards = await served(place, 200);
    const parameters = defaultStudyOptions.parameters;
    const waiting = cards.map(({ id, state }) => ({
      id,
      stability: state.memory?.stability ?? 0,
      elapsed: dayNow() - (state.lastDay ?? 0),
      parameters,
    }));
    expect(cards).toHaveLength(25);
    expect(new Set(cards.map(({ deck }) => deck)).size).toBe(2);
    expect(waiting.map(({ id }) => id)).toEqual(orderOfReturn(waiting).map(({ id }) => id));
    const view = await today(place.context, place.actor);
    expect(view.counts).toEqual({ new: 0, learning: 0, review: 25 });
    expect(view.back?.plan).toMatchObject({ cap: 25, days: 4 });
  });

  test('counts what was answered today, and goes on tomorrow until it ends by itself', async () => {
    await bringBacklog();
    await planBreak(place.context, place.actor, 50);
    for (let day = 0; day < 2; day++) {
      for (const card of await served(place, 200)) await answer(place, card, 4);
      expect((await today(place.context, place.actor)).counts.review).toBe(0);
      expect(await endBreak(place.context, place.actor)).toBe(false);
      place.wait(DAY);
    }
    const last = await today(place.context, place.actor);
    expect(last.back).toBeNull();
    expect(last.counts.review).toBe(20);
    expect(last.counts.new).toBeGreaterThan(0);
    expect(await endBreak(place.context, place.actor)).toBe(true);
    expect(await endBreak(place.context, place.actor)).toBe(false);
  });

  test('can be changed, dropped, and taken back', async () => {
    await bringBacklog();
    const { context, actor } = place;
    await planBreak(context, actor, 25);
    const changed = await planBreak(context, actor, 30);
    expect((await lookBack(context, actor)).plan?.cap).toBe(30);
    await undo(context, actor, changed);
    expect((await lookBack(context, actor)).plan?.cap).toBe(25);
    const dropped = await dropBreak(context, actor);
    expect((await lookBack(context, actor)).plan).toBeNull();
    await undo(context, actor, dropped);
    expect((await lookBack(context, actor)).plan?.cap).toBe(25);
    await expect(planBreak(context, actor, 0)).rejects.toMatchObject({ code: 'bad-input' });
    expect(await dropBreak(context, actor)).not.toBeNull();
    expect(await dropBreak(context, actor)).toBeNull();
  });

  test('before leaving, says what will wait', async () => {
    await bringBacklog();
    const [card] = await served(place, 1);
    await acceptAnswer(
      place.context,
      place.actor,
      answerTo(place, card as NonNullable<typeof card>, 4),
    );
    const from = dayNow();
    const away = await lookAhead(place.context, place.actor, { from, to: from + 6, cap: 30 });
    expect(away.backlog).toBe(CARDS - 1);
    expect(away.way).toMatchObject({ cap: 30, days: 3 });
    const wrong = lookAhead(place.context, place.actor, { from, to: from - 1, cap: null });
    await expect(wrong).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('more today', () => {
  test('lets so many more come, from the deck or the desk, today only, and can be taken back', async () => {
    const { context, actor } = place;
    const before = await today(context, actor);
    const { added, operation } = await raiseLimits(context, actor, {
      deck: null,
      more: { new: 7, review: 0 },
    });
    expect(added).toEqual({ new: 7, review: 0 });
    expect((await today(context, actor)).counts.new).toBe(before.counts.new + 7);
    await undo(context, actor, operation);
    expect((await today(context, actor)).counts).toEqual(before.counts);
    const deck = before.decks[0];
    await raiseLimits(context, actor, { deck: deck?.id ?? null, more: { new: 5, review: 0 } });
    const after = await today(context, actor);
    expect(after.decks[0]?.counts.new).toBe((deck?.counts.new ?? 0) + 5);
    expect(after.decks[1]?.counts).toEqual(before.decks[1]?.counts);
    place.wait(DAY);
    expect((await today(context, actor)).counts).toEqual(before.counts);
  });

  test('adds nothing where nothing waits', async () => {
    const { context, actor } = place;
    const more = { new: 500, review: 500 };
    const { added } = await raiseLimits(context, actor, { deck: null, more });
    expect(added.review).toBe(0);
    const again = await raiseLimits(context, actor, { deck: null, more });
    expect(again).toEqual({ added: { new: 0, review: 0 }, operation: null });
  });
});
