import { describe, expect, test } from 'vitest';
import { archiveNotes } from '#lib/acts/archive-notes.ts';
import { dueWishText, readDueWish } from '#lib/acts/due-wish.ts';
import { buryCards, flagCards, markNotes, suspendCards } from '#lib/acts/mark-cards.ts';
import { resetCards, setDueCards } from '#lib/acts/reschedule-cards.ts';
import { undo } from '#lib/library/undo.ts';
import type { SessionCard } from '#lib/review/types.ts';
import { verify } from '#lib/review/verify.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { DAY, SECOND } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

const NOTES = bundleOf([
  { prompt: 'one', answer: '1' },
  { prompt: 'two', answer: '2' },
  { prompt: 'three', answer: '3' },
]);

async function placeWithNotes(): Promise<Place & { cards: readonly SessionCard[] }> {
  const place = await openPlace();
  await add(place, NOTES);
  const cards = await served(place);
  // The second has a history.
  await answer(place, cards[1] as SessionCard, 4);
  place.wait(30 * SECOND);
  return { ...place, cards: cards };
}

const idsOf = (cards: readonly { id: CardId }[]) => cards.map(({ id }) => id);

/** What a person can see of their cards. */
async function everything({ context, actor }: Place) {
  const { db } = context.store;
  return {
    states: await query(
      db,
      'SELECT * FROM "CardState" WHERE "userId" = ? AND ("lastEventId" IS NOT NULL OR "suspended" OR "flag" OR "marked" OR "buriedDay") ORDER BY "cardId"',
      actor.user,
    ),
    cards: await query(db, 'SELECT * FROM "Card" ORDER BY "id"'),
    notes: await query(db, 'SELECT * FROM "Note" ORDER BY "id"'),
    decks: await query(db, 'SELECT "id", "cardCount" FROM "Deck" ORDER BY "id"'),
    studied: await query(db, 'SELECT * FROM "Enrolment" ORDER BY "deckId"'),
  };
}

type Act = (place: Place, cards: readonly CardId[]) => ReturnType<typeof suspendCards>;

const acts: readonly (readonly [name: string, act: Act])[] = [
  [
    'suspends',
    ({ context, actor }, cards) => suspendCards(context, actor, { cards, suspended: true }),
  ],
  ['buries', ({ context, actor }, cards) => buryCards(context, actor, { cards, buried: true })],
  ['flags', ({ context, actor }, cards) => flagCards(context, actor, { cards, flag: 3 })],
  ['marks', ({ context, actor }, cards) => markNotes(context, actor, { cards, marked: true })],
  [
    'sets due',
    ({ context, actor }, cards) =>
      setDueCards(context, actor, { cards, when: { from: 3, to: 7, setsInterval: false } }),
  ],
  [
    'resets',
    ({ context, actor }, cards) => resetCards(context, actor, { cards: [cards[1] as CardId] }),
  ],
  [
    'resets and keeps counts',
    ({ context, actor }, cards) =>
      resetCards(context, actor, { cards: [cards[1] as CardId], keepsCounts: true }),
  ],
  ['deletes', ({ context, actor }, cards) => archiveNotes(context, actor, { cards })],
];

describe('what a person does to cards', () => {
  test.each(acts)('%s them in one operation, which is taken back whole', async (_, act) => {
    const place = await placeWithNotes();
    const before = await everything(place);
    const { operation, cards } = await act(place, idsOf(place.cards));
    expect(operation).not.toBeNull();
    expect(cards).toBeGreaterThan(0);
    expect(await everything(place)).not.toEqual(before);
    await undo(place.context, place.actor);
    expect(await everything(place)).toEqual(before);
    expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
  });

  test.each(acts)('%s nothing of another person', async (_, act) => {
    const place = await placeWithNotes();
    const before = await everything(place);
    const stranger = { ...place.actor, user: 'stranger' as UserId };
    const done = await act({ ...place, actor: stranger }, idsOf(place.cards));
    expect(done).toMatchObject({ operation: null, cards: 0 });
    expect(await everything(place)).toEqual(before);
  });

  test.each(acts)(
    '%s them once, however often it is asked for by the same name',
    async (_, act) => {
      const place = await placeWithNotes();
      const id = place.context.newId<'operation'>();
      const named: Place = { ...place, context: { ...place.context, newId: once(place, id) } };
      await act(named, idsOf(place.cards));
      const after = await everything(place);
      const again: Place = { ...place, context: { ...place.context, newId: once(place, id) } };
      expect(await act(again, idsOf(place.cards))).toMatchObject({ isKnown: true, cards: 0 });
      expect(await everything(place)).toEqual(after);
    },
  );

  test('suspended, buried and deleted cards are not served, and come back', async () => {
    for (const [name, act] of acts.filter(([name]) => /suspends|buries|deletes/.test(name))) {
      const place = await placeWithNotes();
      await act(place, idsOf(place.cards));
      expect(idsOf(await served(place)), name).toEqual([]);
      await undo(place.context, place.actor);
      expect(idsOf(await served(place)), name).toHaveLength(2);
    }
  });

  test('a buried card is back the next day', async () => {
    const place = await placeWithNotes();
    await buryCards(place.context, place.actor, { cards: idsOf(place.cards), buried: true });
    place.wait(DAY);
    expect(await served(place)).not.toEqual([]);
  });

  test('what has no such mark is left as it is, and nothing is left to take back', async () => {
    const place = await placeWithNotes();
    const cards = idsOf(place.cards);
    await flagCards(place.context, place.actor, { cards, flag: 2 });
    expect(await flagCards(place.context, place.actor, { cards, flag: 2 })).toEqual({
      operation: null,
      cards: 0,
      isKnown: false,
    });
  });

  test('different flags come back as they were', async () => {
    const { context, actor, ...place } = await placeWithNotes();
    const [one, two, three] = idsOf(place.cards) as [CardId, CardId, CardId];
    await flagCards(context, actor, { cards: [one], flag: 1 });
    await flagCards(context, actor, { cards: [two], flag: 5 });
    const before = await everything({ context, actor, ...place });
    await flagCards(context, actor, { cards: [one, two, three], flag: 0 });
    await undo(context, actor);
    expect(await everything({ context, actor, ...place })).toEqual(before);
  });

  test('a due date is set on one of the days wished for; a new card begins in review', async () => {
    const place = await placeWithNotes();
    const { context, actor } = place;
    const cards = idsOf(place.cards);
    await setDueCards(context, actor, { cards, when: { from: 3, to: 7, setsInterval: false } });
    const today = studyDay(context.now(), { zone: 'Europe/Moscow', rollover: 4 });
    const rows = await query<{ dueDay: number; phase: string; interval: number }>(
      context.store.db,
      'SELECT "dueDay", "phase", "interval" FROM "CardState"',
    );
    expect(rows).toHaveLength(3);
    for (const { dueDay, phase, interval } of rows) {
      expect(phase).toBe('review');
      expect(dueDay - today).toBeGreaterThanOrEqual(3);
      expect(dueDay - today).toBeLessThanOrEqual(7);
      expect(interval).toBe((dueDay - today) * 86_400);
    }
  });

  test('a reset card is new, with its counts where that was wished', async () => {
    for (const keepsCounts of [false, true]) {
      const place = await placeWithNotes();
      const { context, actor } = place;
      const [, reviewed] = idsOf(place.cards) as [CardId, CardId];
      await resetCards(context, actor, { cards: [reviewed], keepsCounts });
      const [row] = await query(
        context.store.db,
        'SELECT "phase", "reps" FROM "CardState" WHERE "lastEventId" IS NOT NULL',
      );
      expect(row).toEqual({ phase: 'new', reps: keepsCounts ? 1 : 0 });
      expect(idsOf(await served(place))).toEqual(idsOf(place.cards));
    }
  });

  test('a due date that is taken back after a later answer leaves what the other events lead to', async () => {
    const place = await placeWithNotes();
    const { context, actor } = place;
    const cards = idsOf(place.cards);
    const when = { from: 0, to: 0, setsInterval: false };
    const { operation } = await setDueCards(context, actor, { cards, when });
    place.wait(30 * SECOND);
    await answer(place, place.cards[1] as SessionCard, 3);
    place.wait(30 * SECOND);
    await undo(context, actor, operation);
    expect((await verify(context, actor)).differences).toEqual([]);
    const reps = await query(
      context.store.db,
      'SELECT "reps" FROM "CardState" WHERE "lastEventId" IS NOT NULL',
    );
    expect(reps).toEqual([{ reps: 2 }]);
  });

  test('a deleted note stays away while its text stays the same, and comes back with another', async () => {
    const place = await placeWithNotes();
    const gone = place.cards[0] as SessionCard;
    await archiveNotes(place.context, place.actor, { cards: [gone.id] });
    await add(place, NOTES);
    expect(idsOf(await served(place))).not.toContain(gone.id);
    const [note] = await query<{ archivedAt: number | null }>(
      place.context.store.db,
      'SELECT "archivedAt" FROM "Note" WHERE "id" = ?',
      gone.note,
    );
    expect(note?.archivedAt).not.toBeNull();
    const edited = bundleOf([
      { prompt: 'one', answer: '1 and a half' },
      { prompt: 'two', answer: '2' },
      { prompt: 'three', answer: '3' },
    ]);
    await add(place, edited);
    expect(idsOf(await served(place))).toContain(gone.id);
  });

  test.each([
    ['0', { from: 0, to: 0, setsInterval: false }],
    [' 3 ', { from: 3, to: 3, setsInterval: false }],
    ['3-7', { from: 3, to: 7, setsInterval: false }],
    ['7 – 3', { from: 3, to: 7, setsInterval: false }],
    ['60!', { from: 60, to: 60, setsInterval: true }],
    ['60-90!', { from: 60, to: 90, setsInterval: true }],
  ])('the due date «%s» is read', (text, wish) => {
    expect(readDueWish(text)).toEqual(wish);
    expect(readDueWish(dueWishText(wish))).toEqual(wish);
  });

  test.each(['', 'tomorrow', '-3', '3-', '1.5', '99999', '3 7'])('«%s» is no due date', (text) => {
    expect(readDueWish(text)).toBeNull();
  });
});

/** Gives this id first, then new ones. */
function once({ context }: Place, id: string): Place['context']['newId'] {
  let isFirst = true;
  return (() => {
    const next = isFirst ? id : context.newId();
    isFirst = false;
    return next;
  }) as Place['context']['newId'];
}
