import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import { verify } from '#lib/review/verify.ts';
import { execute, query } from '#lib/store/sql.ts';
import { collect } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);

type Conflicts = 'ask' | 'mine' | 'theirs';

async function imported(): Promise<Place> {
  const place = await openPlace(LATER);
  await bring(place, OLDEST);
  return place;
}

function bring({ context, actor }: Place, file: string, conflicts: Conflicts = 'ask') {
  const choices = { withProgress: true, conflicts };
  return applyPackage(context, actor, { file, name: 'x.apkg', choices });
}

/** The note «word 1» of the package, which has two cards that were studied. */
const NOTE = "select id from notes where flds like 'word 1%'";

function typeIn(db: Database.Database, name: string): number {
  const { models } = db.prepare('select models from col').get() as { models: string };
  const [, id] = new RegExp(`"(\\d+)":\\s*\\{"id":\\d+,"name":"${name}"`).exec(models) ?? [];
  return Number(id);
}

/** The package as a later export has it, after that note got another type in Anki: cards that it keeps go to new places, and one is new. */
function retyped(
  name: string,
  { fields, places, fresh }: { fields: string[]; places: (number | null)[]; fresh: number },
): Promise<string> {
  return changedPackage((db) => {
    const { id } = db.prepare(NOTE).get() as { id: number };
    db.prepare('update notes set mid = ?, flds = ?, mod = mod + 100 where id = ?').run(
      typeIn(db, name),
      fields.join('\u001f'),
      id,
    );
    const cards = db.prepare('select id, ord from cards where nid = ? order by ord').all(id);
    for (const card of cards as { id: number; ord: number }[]) {
      const place = places[card.ord] ?? null;
      if (place !== null) db.prepare('update cards set ord = ? where id = ?').run(place, card.id);
      else {
        db.prepare('delete from revlog where cid = ?').run(card.id);
        db.prepare('delete from cards where id = ?').run(card.id);
      }
    }
    db.prepare(
      `insert into cards select max(id) + 7, ?, (select did from cards where nid = ?), ?, mod, usn, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, '' from cards`,
    ).run(id, id, fresh);
  });
}

const CLOZE = {
  fields: ['{{c1::word}} {{c2::слово}} {{c3::новое}}', ''],
  places: [1, 0],
  fresh: 2,
};

interface CardHere {
  readonly id: string;
  readonly ankiId: number;
  readonly facet: string;
  readonly reps: number;
  readonly archived: number;
}

/** The cards of the note, by their numbers in Anki. */
function cardsOf({ context }: Place) {
  return query<CardHere>(
    context.store.db,
    `SELECT c."id", c."ankiId", c."facet", coalesce(s."reps", 0) AS "reps", c."archivedAt" IS NOT NULL AS "archived"
     FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" LEFT JOIN "CardState" s ON s."cardId" = c."id"
     WHERE n."ankiId" = (SELECT "ankiId" FROM "Note" WHERE json_extract("upstream", '$.fields[0]') LIKE '%word%1%'
       OR json_extract("upstream", '$.fields[0]') LIKE '{{c1::word%' OR json_extract("upstream", '$.fields[0]') = 'новый' LIMIT 1)
     ORDER BY c."ankiId"`,
  );
}

async function everything({ context }: Place) {
  const found: Record<string, unknown> = {};
  for (const table of ['Note', 'Card', 'CardState', 'Event', 'CardRevision', 'NoteType']) {
    const rows = await query(context.store.db, `SELECT * FROM "${table}"`);
    found[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}

test('a note that became one with holes in Anki keeps its cards and their histories, by their numbers there', async () => {
  const place = await imported();
  const [first, second] = await cardsOf(place);
  expect([first?.facet, second?.facet]).toEqual(['t:0', 't:1']);
  expect((first?.reps ?? 0) + (second?.reps ?? 0)).toBeGreaterThan(0);
  const before = await everything(place);
  const file = await retyped('Cloze', CLOZE);
  const { plan } = await bring(place, file);
  expect(plan).toMatchObject({ reviews: 0, counts: { update: 1, create: 0 } });
  expect(await cardsOf(place)).toEqual([
    { ...first, facet: 'c:2' },
    { ...second, facet: 'c:1' },
    expect.objectContaining({ facet: 'c:3', reps: 0, archived: 0 }),
  ]);
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  expect((await bring(place, file)).operation).toBeNull();
  await undo(place.context, place.actor);
  expect(await everything(place)).toEqual(before);
});

test('an older file does not bring the former type of a note back', async () => {
  const place = await imported();
  await bring(place, await retyped('Cloze', CLOZE));
  const after = await everything(place);
  expect((await bring(place, OLDEST)).operation).toBeNull();
  expect(await everything(place)).toEqual(after);
});

test('cards that a note lost with its type go to the archive, and come back with their numbers', async () => {
  const place = await imported();
  const [first, second] = await cardsOf(place);
  const file = await retyped('Basic', { fields: ['новый', 'b'], places: [null, 0], fresh: 1 });
  await bring(place, file);
  const cards = await cardsOf(place);
  expect(cards).toMatchObject([
    { id: first?.id, archived: 1, reps: first?.reps },
    { id: second?.id, archived: 0, facet: 't:0', reps: second?.reps },
  ]);
  expect(cards).toHaveLength(2);
  const back = await retyped('Basic \\(and reversed card\\)', {
    fields: ['новый', 'b'],
    places: [0, 1],
    fresh: 2,
  });
  await bring(place, back);
  expect(await cardsOf(place)).toMatchObject([
    { id: first?.id, archived: 0, facet: 't:0' },
    { id: second?.id, archived: 0, facet: 't:1' },
  ]);
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
});

test('a note that was edited here and got another type in Anki waits for a choice as it is', async () => {
  const place = await imported();
  const edit = `UPDATE "Note" SET "fields" = json_set("fields", '$[0]', 'моё') WHERE json_extract("fields", '$[0]') = 'word 1'`;
  await execute(place.context.store.db, edit);
  const before = await everything(place);
  const file = await retyped('Cloze', CLOZE);
  expect((await bring(place, file)).plan.counts.ambiguous).toBe(1);
  expect(await everything(place)).toEqual(before);
  await bring(place, file, 'theirs');
  expect((await cardsOf(place)).map(({ facet }) => facet)).toEqual(['c:2', 'c:1', 'c:3']);
});

test('taking it back after a card was studied that took the place of another leaves both with their histories', async () => {
  const place = await imported();
  const [first, second] = await cardsOf(place);
  const file = await retyped('Basic \\(and reversed card\\)', {
    fields: ['новый', 'b'],
    places: [1, null],
    fresh: 0,
  });
  await bring(place, file);
  const fresh = (await cardsOf(place)).find(({ facet }) => facet === 't:0');
  await answerCard(place.context, place.actor, { name: fresh?.id ?? '', rating: 3 });
  await undo(place.context, place.actor);
  await answerCard(place.context, place.actor, { name: fresh?.id ?? '', rating: 3 });
  const [operation] = await query<{ id: string }>(
    place.context.store.db,
    `SELECT "id" FROM "Operation" WHERE "kind" = 'import' ORDER BY "at" DESC, "id" DESC LIMIT 1`,
  );
  await undo(place.context, place.actor, operation?.id as never);
  const cards = await cardsOf(place);
  expect(cards.filter(({ archived }) => archived === 0)).toEqual([first, second]);
  expect(cards.find(({ id }) => id === fresh?.id)).toMatchObject({ archived: 1, reps: 1 });
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
});

test.each([
  ['holes', 'Cloze', CLOZE],
  ['fewer cards', 'Basic', { fields: ['новый', 'b'], places: [null, 0], fresh: 1 }],
])(
  'another place gets a note with %s by bundle file as if the package had come there',
  async (_, name, change) => {
    const here = await imported();
    const there = await imported();
    const file = await retyped(name, change);
    there.wait(60_000);
    await bring(there, file);
    const bytes = await collect(exportBundle(there.context, there.actor));
    here.wait(120_000);
    const read = () => applyUpload(here.context, here.actor, { name: 'all.kartoteka.zip', bytes });
    await read();
    const plain = async (place: Place) =>
      (await cardsOf(place)).map(({ id, facet, ...card }) => ({
        ...card,
        facet: facet.replace(/~.*/, '~'),
      }));
    expect(await plain(here)).toEqual(await plain(there));
    expect((await verify(here.context, here.actor)).differences).toEqual([]);
    expect((await read()).operation).toBeNull();
    expect((await bring(here, file)).operation).toBeNull();
  },
);
