import { expect, test } from 'vitest';
import type { Actor } from '#lib/context.ts';
import { exportReviews } from '#lib/library/export-reviews.ts';
import { putOnDesk } from '#lib/library/put-on-desk.ts';
import { putOnShelf } from '#lib/library/put-on-shelf.ts';
import { undo } from '#lib/library/undo.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { openSession } from '#lib/review/open-session.ts';
import { today } from '#lib/review/today.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

/** A place where one person has studied a card, and a stranger has just arrived. */
async function withStranger() {
  const place = await openPlace();
  await add(place, bundleOf([{ prompt: 'mine', answer: 'my own' }]));
  const [card] = await served(place);
  await answer(place, card!, 4);
  const user = place.context.newId<'user'>() as UserId;
  await place.context.store.db.prisma.user.create({ data: { id: user, createdAt: 0n } });
  const stranger: Actor = { user, settings: place.actor.settings };
  return { place, card: card!, stranger };
}

const MINE = ['Deck', 'Note', 'Card', 'CardState', 'Event', 'Enrolment', 'Operation'];

function everything({ context }: Place) {
  return Promise.all(
    MINE.map((table) => query(context.store.db, `SELECT * FROM "${table}" ORDER BY 1, 2`)),
  );
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

test('a stranger sees nothing of another person', async () => {
  const { place, stranger } = await withStranger();
  const view = await today(place.context, stranger);
  expect(view).toMatchObject({ decks: [], shelf: [], done: { answers: 0 }, nextDue: null });
  expect((await openSession(place.context, stranger, { deck: null, size: 9 })).cards).toEqual([]);
  const csv = await textOf(exportReviews(place.context, stranger));
  expect(csv.trim().split('\n')).toHaveLength(1);
});

test('a stranger changes nothing of another person', async () => {
  const { place, card, stranger } = await withStranger();
  const before = await everything(place);
  const { context } = place;
  const input = answerTo(place, card, 1);
  expect(await acceptAnswer(context, stranger, input)).toMatchObject({ status: 'refused' });
  await expect(
    undoAnswer(context, stranger, { id: context.newId(), deck: null }),
  ).rejects.toThrow();
  await expect(undo(context, stranger)).rejects.toThrow();
  await expect(putOnDesk(context, stranger, card.deck)).rejects.toThrow(/no deck/);
  await expect(putOnShelf(context, stranger, card.deck)).rejects.toThrow(/no deck/);
  expect(await everything(place)).toEqual(before);
});

test('an operation of another person cannot be named', async () => {
  const { place, stranger } = await withStranger();
  const [operation] = await query<{ id: never }>(
    place.context.store.db,
    `SELECT "id" FROM "Operation" LIMIT 1`,
  );
  await expect(undo(place.context, stranger, operation!.id)).rejects.toThrow();
});
