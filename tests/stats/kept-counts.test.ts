import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buryCards, suspendCards } from '#lib/acts/mark-cards.ts';
import { moveCards } from '#lib/acts/move-cards.ts';
import { setDueCards } from '#lib/acts/reschedule-cards.ts';
import { makeBackup } from '#lib/library/backups/make-backup.ts';
import { restoreBackup } from '#lib/library/backups/restore-backup.ts';
import { undo } from '#lib/library/undo.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { countAnswers } from '#lib/stats/count-answers.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';
import type { Statistics, StatsRange, StatsScope } from '#lib/stats/types.ts';
import { forgetEverything, remembered } from '#lib/store/remembered.ts';
import { query } from '#lib/store/sql.ts';
import { lend, write } from '#lib/store/transact.ts';
import { type StudiedPlace, save, studiedPlace } from '../options/studied-place.ts';
import { bundleOf } from '../support/bundles.ts';
import { add, answer, answerTo, served } from '../support/studying.ts';

const RUNS = process.env.DRILL ? 40 : 3;
const OTHERS = defaultParameters.map((each, index) => (index === 20 ? 0.3 : each)).join(' ');

/** What a person does, with a number that says to which card or how. */
const DEEDS = {
  answer: async (place, at) => {
    const cards = await served(place, 5);
    const card = cards[at % Math.max(1, cards.length)];
    if (card) await answer(place, card, (1 + (at % 4)) as Rating);
  },
  'answer that comes late': async (place, at) => {
    const [card] = await served(place, 1);
    if (!card) return;
    const late = { ...answerTo(place, card, 3), outcome: null };
    const clientAt = place.context.now() - (at % 5) * DAY;
    await acceptAnswer(place.context, place.actor, { ...late, clientAt });
  },
  undo: async ({ context, actor }) => {
    await undo(context, actor).catch(() => {});
  },
  suspend: async (place, at) => {
    await suspendCards(place.context, place.actor, {
      cards: await cardsFrom(place, at),
      suspended: at % 3 > 0,
    });
  },
  bury: async (place, at) => {
    await buryCards(place.context, place.actor, {
      cards: await cardsFrom(place, at),
      buried: true,
    });
  },
  move: async (place, at) => {
    const deck = at % 2 === 0 ? place.one : place.two;
    await moveCards(place.context, place.actor, { cards: await cardsFrom(place, at), deck });
  },
  'set due': async (place, at) => {
    await setDueCards(place.context, place.actor, {
      cards: await cardsFrom(place, at),
      when: { from: at, to: at + 3, setsInterval: at % 2 === 0 },
    });
  },
  import: async (place, at) => {
    await add(place, bundleOf([{ prompt: `more ${at}`, answer: 'x' }], 'one', `more-${at}.md`));
  },
  'other parameters': async (place, at) => {
    await save(place, { parameters: at % 2 === 0 ? OTHERS : defaultParameters.join(' ') });
  },
  'a write that fails': async (place) => {
    const [card] = await served(place, 1);
    const { context, actor } = place;
    if (!card) return;
    const failing = write(context.store, actor.user, async (db) => {
      await query(db, `UPDATE "CardState" SET "suspended" = 1 WHERE "cardId" = ?`, card.id);
      await readStatistics(context, actor, { scope: { kind: 'collection' }, range: 'all' });
      throw new Error('on purpose');
    });
    await failing.catch(() => {});
  },
  'hours pass': async ({ wait }, at) => wait(HOUR * (1 + (at % 20))),
  'days are counted': ({ context, actor }) => countAnswers(context, actor),
} satisfies Record<string, (place: StudiedPlace, at: number) => Promise<void>>;

type Deed = keyof typeof DEEDS;

async function cardsFrom({ context }: StudiedPlace, at: number): Promise<CardId[]> {
  const cards = await query<{ id: CardId }>(
    context.store.db,
    `SELECT "id" FROM "Card" WHERE "archivedAt" IS NULL ORDER BY "id"`,
  );
  return cards.slice(at % cards.length, (at % cards.length) + 3).map(({ id }) => id);
}

function read({ context, actor }: StudiedPlace, scope: StatsScope, range: StatsRange) {
  return readStatistics(context, actor, { scope, range });
}

async function readAll(place: StudiedPlace, range: StatsRange): Promise<Statistics[]> {
  const scopes: StatsScope[] = [
    { kind: 'deck', deck: place.one },
    { kind: 'deck', deck: place.two },
    { kind: 'collection' },
  ];
  const found: Statistics[] = [];
  for (const scope of scopes) found.push(await read(place, scope, range));
  return found;
}

/** What a process would find that remembers nothing. This one goes on remembering what it did. */
async function readAnew(place: StudiedPlace, range: StatsRange): Promise<Statistics[]> {
  const known = Object.values(remembered()).map((kept) => [kept, kept.all()] as const);
  forgetEverything();
  const found = await readAll(place, range);
  forgetEverything();
  for (const [kept, all] of known) for (const [user, each] of all) kept.set(user, each as never);
  return found;
}

const deed = fc.record({
  deed: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<Deed>('answer', 'undo') },
    { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(DEEDS) as Deed[])) },
  ),
  at: fc.nat(60),
});

test('statistics equal those that are counted anew, whatever is done between two looks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 15, maxLength: 15 }),
      fc.constantFrom<StatsRange>('month', 'year', 'all'),
      async (lots, range) => {
        const place = await studiedPlace(3);
        for (const lot of lots) {
          for (const each of lot) await DEEDS[each.deed](place, each.at);
          expect(await readAll(place, range)).toEqual(await readAnew(place, range));
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
});

test('an answer moves the counts of its card, and no deck is counted anew for it', async () => {
  const place = await studiedPlace(3);
  const { user } = place.actor;
  await read(place, { kind: 'collection' }, 'all');
  const [card] = await served(place, 1);
  await answer(place, card!, 3);
  const after = remembered().memories.get(user);
  expect(after?.byDeck.size).toBe(2);
  await read(place, { kind: 'collection' }, 'all');
  expect(remembered().memories.get(user)).toBe(after);
});

test('an answer of a day that was counted long ago is there when that day was counted again before anybody looked', async () => {
  const place = await studiedPlace(3);
  const { context, actor } = place;
  await countAnswers(context, actor);
  const before = await read(place, { kind: 'collection' }, 'all');
  await DEEDS['answer that comes late'](place, 2);
  await countAnswers(context, actor);
  const after = await read(place, { kind: 'collection' }, 'all');
  const answered = ({ year }: Statistics) => year.reduce((sum, { answers }) => sum + answers, 0);
  expect(answered(after)).toBe(answered(before) + 1);
});

test('what another process wrote and what a backup brings back is seen at once', async () => {
  const place = await studiedPlace(3);
  const { context, actor, file } = place;
  const calendar = calendarOf(actor.settings);
  await countAnswers(context, actor);
  const before = await readAll(place, 'all');
  const { name } = await makeBackup(context, 'by-hand', calendar);
  await lend(context.store, actor.user, async () => {
    const other = new Database(file);
    other.exec(`UPDATE "CardState" SET "stability" = 400, "difficulty" = 9;
      UPDATE "DayTally" SET "answers" = "answers" + 1; UPDATE "HourTally" SET "answers" = "answers" + 1`);
    other.close();
  });
  expect(await readAll(place, 'all')).not.toEqual(before);
  expect(await readAll(place, 'all')).toEqual(await readAnew(place, 'all'));
  await restoreBackup(context, name, calendar);
  expect(await readAll(place, 'all')).toEqual(before);
});
