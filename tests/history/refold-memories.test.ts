import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { refoldMemories } from '#lib/history/refold-decks.ts';
import { fold } from '#lib/scheduler/fold.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardEvent } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, EventId } from '#lib/shared/ids.ts';
import { readState } from '#lib/store/card-states.ts';
import { insertEvents } from '#lib/store/events.ts';
import { execute, query } from '#lib/store/sql.ts';
import { anyEvents } from '../scheduler/make.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace } from '../support/place.ts';
import { add } from '../support/studying.ts';

const HISTORIES = process.env.DRILL ? 2000 : 200;

const FORGOTTEN = `UPDATE "CardState" SET "stability" = 1, "difficulty" = 1 WHERE "lastEventId" IS NOT NULL`;

/** The same history of another card, all of it some days earlier or later. */
function moved(events: readonly CardEvent[], card: CardId, days: number): CardEvent[] {
  const named = (id: EventId) => `${card}-${id}` as EventId;
  return events.map((event) => {
    const own = { ...event, id: named(event.id), card, studyDay: event.studyDay + days };
    return own.kind === 'retract' ? { ...own, target: named(own.target) } : own;
  });
}

test('memory folded anew from the log is that of the whole fold, whatever happened to a card', async () => {
  const place = await openPlace();
  const { actor } = place;
  const { db, transaction } = place.context.store;
  const histories = fc.sample(anyEvents, HISTORIES);
  const notes = histories.map((_, index) => ({ prompt: `${index}`, answer: 'a' }));
  await add(place, bundleOf(notes));
  const cards = await query<{ id: CardId; deck: DeckId }>(
    db,
    `SELECT "id", "deckId" AS "deck" FROM "Card" ORDER BY "position"`,
  );
  const expected = new Map<CardId, unknown>();
  await transaction(async (change) => {
    for (const [index, { id }] of cards.entries()) {
      // Days before 1970 are days, too.
      const events = moved(histories[index] ?? [], id, index % 2 === 0 ? 0 : -40_000);
      await insertEvents(change, actor.user, events);
      expected.set(id, fold(events, defaultStudyOptions).memory);
    }
    await refoldCards(change, actor.user, [...expected.keys()]);
    await execute(change, FORGOTTEN);
    await refoldMemories(change, actor.user, [...new Set(cards.map(({ deck }) => deck))]);
  });
  for (const [card, memory] of expected) {
    expect((await readState(db, actor.user, card))?.memory ?? null).toEqual(memory);
  }
});
