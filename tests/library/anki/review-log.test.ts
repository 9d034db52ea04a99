import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnkiReview, numberOfKind, REVIEW_KINDS } from '#lib/formats/anki/collection.ts';
import { EMPTY_COLLECTION } from '#lib/formats/anki/plain.ts';
import { type PackageImport, PackageTally } from '#lib/library/import-anki/importing.ts';
import { NO_ARCHIVE } from '#lib/library/import-anki/open-table.ts';
import { attachCollection, bringLog, ReviewLog } from '#lib/library/import-anki/review-log.ts';
import { studyCalendar } from '#lib/library/import-anki/study-calendar.ts';
import type { WrittenCard } from '#lib/library/import-anki/write-notes.ts';
import type { CardEvent, Preset } from '#lib/scheduler/types.ts';
import { IdRun } from '#lib/shared/id-run.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readEventsOf } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { execute, query } from '#lib/store/sql.ts';
import { bundleOf } from '../../support/bundles.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { add } from '../../support/studying.ts';
import { toldPlainly } from './told-plainly.ts';

/** A place whose clocks go forward and back, with four cards, numbered from 1. */
async function placeWithCards() {
  const opened = await openPlace();
  const settings = { ...opened.actor.settings, zone: 'America/New_York', rollover: 2 };
  const place: Place = { ...opened, actor: { ...opened.actor, settings } };
  await add(place, bundleOf(['a', 'b', 'c', 'd'].map((prompt) => ({ prompt, answer: 'x' }))));
  const { db } = place.context.store;
  const rows = await query<{ id: CardId; deck: string }>(
    db,
    'SELECT "id", "deckId" AS "deck" FROM "Card" ORDER BY "id"',
  );
  const cards = rows.map(({ id, deck }, at): WrittenCard => {
    const known = { revision: 1, language: 'en', isNew: true, isMarked: false, news: null };
    return { id, note: '' as WrittenCard['note'], deck, ...known, ankiId: at + 1 };
  });
  const [preset] = await readPresets(db, place.actor.user);
  return { place, cards, preset: preset as Preset };
}

function importing(
  { context, actor }: Place,
  reviews: readonly AnkiReview[],
  file: string | null,
): PackageImport {
  const counts = { notes: 4, reviews: reviews.length };
  const collection = {
    ...{ ...EMPTY_COLLECTION, counts, reviews: () => reviews, reviewFile: () => file },
  };
  const { user, settings } = actor;
  return {
    ...{ db: context.store.db, user, newId: context.newId, now: context.now(), collection },
    ...{ archive: NO_ARCHIVE, source: { kind: 'anki' }, told: () => {} },
    calendar: studyCalendar(collection, calendarOf(settings)),
    choices: { withProgress: true, conflicts: 'ask' },
    tally: new PackageTally(),
  };
}

type Known = Awaited<ReturnType<typeof placeWithCards>>;

/** The events that a log becomes, without their names; nothing of them stays. */
async function brought(
  { place, cards, preset }: Known,
  reviews: readonly AnkiReview[],
  file: string | null = null,
): Promise<CardEvent[]> {
  const { db } = place.context.store;
  const told = importing(place, reviews, file);
  const isAttached = await attachCollection(db, told.collection);
  await bringLog(db, told.collection, { isAttached });
  const log = new ReviewLog(db, told);
  const numbered = cards.map((card) => ({ card, anki: { id: card.ankiId } as never }));
  const ids = new IdRun<'event'>(told.newId<'event'>(), told.newId);
  const making = { presetOf: () => preset, ids, only: null };
  await log.insert(await log.outlined(numbered), making);
  await log.close(() => true);
  const events = await readEventsOf(
    db,
    place.actor.user,
    cards.map(({ id }) => id),
  );
  await execute(db, 'DELETE FROM "Event"');
  const names = [...events.values()].flat().map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  return [...events.values()].flat().map((event) => ({ ...event, id: '' as typeof event.id }));
}

/** What they should be: those of a card in the order of instants, as everywhere. */
function expected({ place, cards, preset }: Known, reviews: readonly AnkiReview[]): CardEvent[] {
  const calendar = calendarOf(place.actor.settings);
  return cards.flatMap((card) => {
    const own = reviews.filter((review) => review.card === card.ankiId);
    const telling = { card: card.id, preset: preset.id, calendar, now: place.context.now() };
    return toldPlainly(own, telling);
  });
}

/** The turns of the clocks in New York and the hours of days, long ago, today and in the future. */
const INSTANTS = [
  ...[Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6), Date.UTC(2027, 0, 15, 7), 0, 5],
  ...[Date.UTC(2027, 0, 15, 9), Date.UTC(2031, 5, 1), 3 * DAY, -DAY - 1],
];

const review = fc.record({
  id: fc
    .tuple(fc.constantFrom(...INSTANTS), fc.integer({ min: -DAY, max: DAY }))
    .map(([from, by]) => from + by),
  card: fc.integer({ min: 1, max: 5 }),
  rating: fc.constantFrom(0, 0, 1, 2, 3, 4, 5),
  interval: fc.constantFrom(0, -60, -86_400, 1, 30, 40_000),
  lastInterval: fc.constantFrom(-600, 0, 1, 90),
  factor: fc.constantFrom(0, 130, 2500),
  milliseconds: fc.constantFrom(-3, 0, 4321),
  kind: fc.constantFrom(...REVIEW_KINDS, -7, 6),
});

const log = fc
  .uniqueArray(review, { selector: ({ id }) => id, maxLength: 60 })
  .map((rows) => rows.sort((a, b) => a.card - b.card || a.id - b.id));

test('each row of a log becomes the event that it tells of', async () => {
  const known = await placeWithCards();
  await fc.assert(
    fc.asyncProperty(log, async (reviews) => {
      expect(await brought(known, reviews)).toEqual(expected(known, reviews));
    }),
    { numRuns: 60 },
  );
});

test('a log that lies in a file becomes the same events as one that is read row by row', async () => {
  const known = await placeWithCards();
  const [rows = []] = fc.sample(fc.array(review, { minLength: 300, maxLength: 300 }), 1);
  const reviews = [...new Map(rows.map((row) => [row.id, row])).values()]
    .filter(({ id }) => id >= 0)
    .sort((a, b) => a.card - b.card || a.id - b.id);
  const file = path.join(known.place.folder, 'collection');
  const database = new Database(file);
  database.exec(
    `CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
       lastIvl integer not null, factor integer not null, time integer not null, type integer not null)`,
  );
  const insert = database.prepare('INSERT INTO revlog VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)');
  for (const { id, card, rating, interval, lastInterval, ...row } of reviews) {
    const { factor, milliseconds, kind } = row;
    const number = numberOfKind(kind);
    insert.run(id, card, rating, interval, lastInterval, factor, milliseconds, number);
  }
  database.close();
  expect(reviews.length).toBeGreaterThan(100);
  const told = await brought(known, reviews, file);
  expect(told).toEqual(await brought(known, reviews));
  expect(told).toEqual(expected(known, reviews));
});
