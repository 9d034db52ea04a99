import path from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { explainCard } from '#lib/review/explain-card.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { query } from '#lib/store/sql.ts';
import { expectAsTold, readTold } from '../../anki/told.ts';
import { openPlace } from '../../support/place.ts';
import { ROOT } from '../../support/root.ts';
import { changedPackage } from './own-package.ts';

// Made by the official Anki: tests/anki/packages/README.md says how.
const FOLDER = path.join(ROOT, 'tests/anki/packages');
const LATER = Date.UTC(2026, 10, 27, 20);
const choices = { withProgress: true, conflicts: 'ask' as const };
const packageNamed = (name: string) => ({ file: path.join(FOLDER, name), name, choices });

describe.each(['latest.apkg', 'legacy.colpkg', 'oldest.apkg'])('the package %s', (name) => {
  test('brings notes, cards, states, histories and files as Anki tells them', async () => {
    const { context, actor } = await openPlace(LATER);
    const told = readTold(FOLDER);
    const { plan } = await applyPackage(context, actor, packageNamed(name));
    expect(plan.counts).toMatchObject({ create: told.notes.length, ambiguous: 0 });
    expect(plan.reviews).toBe(told.reviews.filter(([, , rating]) => rating !== 0).length);
    expect(plan.problems?.counts).toEqual({});
    await expectAsTold(context, actor, told);
  });

  test('changes nothing when it comes again, and is planned so', async () => {
    const { context, actor } = await openPlace(LATER);
    await applyPackage(context, actor, packageNamed(name));
    const before = await dump(context);
    const again = await applyPackage(context, actor, packageNamed(name));
    expect(again.operation).toBeNull();
    expect(again.plan).toMatchObject({ counts: { unchanged: again.plan.notes }, reviews: 0 });
    const planned = await planPackage(context, actor, packageNamed(name));
    expect(planned).toEqual(again.plan);
    expect(await dump(context)).toEqual(before);
  });

  test('is taken back as one operation', async () => {
    const { context, actor } = await openPlace(LATER);
    const before = await dump(context);
    await applyPackage(context, actor, packageNamed(name));
    await undo(context, actor);
    expect(await dump(context)).toEqual(before);
  });
});

test('each layout brings the same', async () => {
  const places = await Promise.all(
    ['latest.apkg', 'oldest.apkg'].map(async (name) => {
      const { context, actor } = await openPlace(LATER);
      await applyPackage(context, actor, packageNamed(name));
      return told(await dump(context));
    }),
  );
  expect(places[0]).toEqual(places[1]);
});

test.each([
  ['latest.apkg', 'oldest.apkg'],
  ['oldest.apkg', 'latest.apkg'],
  ['legacy.colpkg', 'latest.apkg'],
  ['legacy.colpkg', 'oldest.apkg'],
])('after the package %s the same collection as %s changes nothing', async (first, second) => {
  const { context, actor } = await openPlace(LATER);
  await applyPackage(context, actor, packageNamed(first));
  const again = await applyPackage(context, actor, packageNamed(second));
  expect(again.operation).toBeNull();
});

test('after a package of decks the whole collection brings nothing but the files that no note uses', async () => {
  const { context, actor } = await openPlace(LATER);
  await applyPackage(context, actor, packageNamed('latest.apkg'));
  const { MediaName: names = [], ...before } = await dump(context);
  const planned = await planPackage(context, actor, packageNamed('legacy.colpkg'));
  const { plan, operation } = await applyPackage(context, actor, packageNamed('legacy.colpkg'));
  expect(plan).toEqual(planned);
  expect(plan.besides).toEqual({ noteTypes: 0, files: 1 });
  expect(operation).not.toBeNull();
  const { MediaName: namesAfter = [], ...after } = await dump(context);
  expect(after).toEqual(before);
  expect(namesAfter.length).toBeGreaterThanOrEqual(names.length);
});

const withoutNotes = sqlOf('delete from notes', 'delete from cards', 'delete from revlog');
const withoutTypes = sqlOf(`update col set models = '{}'`);

test('a package without notes changes nothing, and one that brings note types says so', async () => {
  const { context, actor } = await openPlace(LATER);
  const empty = await changedPackage(
    (db) => {
      withoutNotes(db);
      withoutTypes(db);
    },
    { media: '{}' },
  );
  const operations = () => query(context.store.db, 'SELECT * FROM "Operation"');
  const before = await operations();
  const none = await applyPackage(context, actor, { file: empty, name: 'a.apkg', choices });
  expect(none).toMatchObject({ operation: null, plan: { besides: { noteTypes: 0, files: 0 } } });
  expect(await operations()).toEqual(before);
  const types = await changedPackage(withoutNotes);
  const given = { file: types, name: 'b.apkg', choices };
  const planned = await planPackage(context, actor, given);
  const { plan, operation } = await applyPackage(context, actor, given);
  expect(plan).toEqual(planned);
  expect(plan.besides).toEqual({ noteTypes: expect.any(Number), files: 2 });
  expect(plan.besides?.noteTypes).toBeGreaterThan(0);
  expect(operation).not.toBeNull();
  const again = await applyPackage(context, actor, given);
  expect(again).toMatchObject({ operation: null, plan: { besides: { noteTypes: 0, files: 0 } } });
});

/** The same in the schema in which settings and presets have tables, and are JSON still. */
function withJsonTables(db: Database.Database): void {
  db.exec('create table deck_config (id integer primary key, name text, mtime_secs, usn, config)');
  db.exec('create table config (KEY text primary key, usn, mtime_secs, val) without rowid');
  const row = db.prepare('select conf, dconf from col').get() as { conf: string; dconf: string };
  for (const [key, value] of Object.entries(JSON.parse(row.conf))) {
    const bytes = Buffer.from(JSON.stringify(value));
    db.prepare('insert into config values (?, 0, 0, ?)').run(key, bytes);
  }
  for (const [id, preset] of Object.entries(JSON.parse(row.dconf) as Record<string, Named>)) {
    const bytes = Buffer.from(JSON.stringify(preset));
    db.prepare('insert into deck_config values (?, ?, 0, 0, ?)').run(id, preset.name, bytes);
  }
  db.exec(`update col set ver = 14, conf = '', dconf = ''`);
}

interface Named {
  readonly name: string;
}

test('a collection of schema 14 brings the same as one of schema 11', async () => {
  const file = await changedPackage(withJsonTables);
  const dumps = [];
  for (const each of [packageNamed('oldest.apkg'), { file, name: 'oldest.apkg', choices }]) {
    const { context, actor } = await openPlace(LATER);
    await applyPackage(context, actor, each);
    const presets = await query(context.store.db, 'SELECT "ankiId", "upstream" FROM "Preset"');
    dumps.push({ ...told(await dump(context)), presets });
  }
  expect(dumps[1]).toEqual(dumps[0]);
});

/** As Anki writes a filtered deck without scheduling: its cards have no other home any more. */
function withHomelessCards(db: Database.Database): void {
  const { decks } = db.prepare('select decks from col').get() as { decks: string };
  const all: Record<string, Named> = JSON.parse(decks);
  for (const deck of Object.values(all)) Object.assign(deck, { dyn: 1, terms: [['', 99, 0]] });
  db.prepare('update col set decks = ?').run(JSON.stringify(all));
  db.exec('update cards set odid = 0, odue = 0');
}

test('a card that has no home but a filtered deck lies in a deck of that name', async () => {
  const { context, actor } = await openPlace(LATER);
  const file = await changedPackage(withHomelessCards);
  await applyPackage(context, actor, { file, name: 'own.apkg', choices });
  const decks = await query<{ key: string }>(
    context.store.db,
    'SELECT DISTINCT d."key" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" ORDER BY d."key"',
  );
  const told = readTold(FOLDER).cards.map(({ deck }) => deck);
  expect(decks.map(({ key }) => key)).toEqual(expect.arrayContaining([...new Set(told)]));
});

const withoutHard = sqlOf('update revlog set ease = 3 where type in (0, 2) and ease = 2');
/** As the first scheduler would have kept the same: three buttons for steps, and relearning without a type of its own. */
const ofFirstScheduler = sqlOf(
  'update revlog set ease = ease - 1 where type in (0, 2) and ease > 2',
  'update cards set type = 2 where type = 3',
  `update col set conf = json_remove(conf, '$.schedVer')`,
);

function sqlOf(...statements: string[]) {
  return (db: Database.Database) => {
    for (const statement of statements) db.exec(statement);
  };
}

test('a collection of the first scheduler brings the same answers and states as one of the second', async () => {
  const dumps = [];
  for (const isFirst of [false, true]) {
    const file = await changedPackage((db) => {
      withoutHard(db);
      if (isFirst) ofFirstScheduler(db);
    });
    const { context, actor } = await openPlace(LATER);
    await applyPackage(context, actor, { file, name: 'own.apkg', choices });
    expect((await verify(context, actor)).differences).toEqual([]);
    dumps.push(told(await dump(context)));
  }
  expect(dumps[1]).toEqual(dumps[0]);
  expect(dumps[0]?.states).toContainEqual(expect.arrayContaining(['relearning']));
});

test('without progress nothing of the studying comes', async () => {
  const { context, actor } = await openPlace(LATER);
  const without = { ...packageNamed('latest.apkg'), choices: { ...choices, withProgress: false } };
  const planned = await planPackage(context, actor, without);
  expect(planned.problems?.counts).toEqual({});
  const { plan } = await applyPackage(context, actor, without);
  expect(plan).toEqual(planned);
  expect(plan.reviews).toBe(0);
  for (const table of ['Event', 'CardState']) {
    expect(await query(context.store.db, `SELECT * FROM "${table}"`)).toEqual([]);
  }
  expect(await query(context.store.db, 'SELECT * FROM "Preset"')).toHaveLength(1);
});

test('a card that only SM-2 scheduled goes on from its interval: Good lengthens it by its ease', async () => {
  const { context, actor } = await openPlace(LATER);
  await applyPackage(context, actor, packageNamed('without-fsrs.apkg'));
  const [card] = await query<{ cardId: CardId; stability: number }>(
    context.store.db,
    'SELECT "cardId", "stability" FROM "CardState"',
  );
  expect(card?.stability).toBeCloseTo(100, 6);
  const { buttons } = await explainCard(context, actor, card?.cardId ?? '');
  expect(buttons.good.raw).toBeCloseTo(250, 1);
  const { differences } = await verify(context, actor);
  expect(differences).toEqual([]);
});

test('a look at a card in a filtered deck that leaves the schedule alone is not its last answer', async () => {
  const look = Date.UTC(2026, 10, 26, 9);
  const looked = await changedPackage((db) => {
    const cards = 'SELECT "id" FROM cards WHERE type = 2 AND queue = 2 AND odid = 0';
    db.prepare(
      `INSERT INTO revlog SELECT ${look} + row_number() OVER (), id, -1, 3, 0, -60, 0, 900, 3 FROM (${cards})`,
    ).run();
  });
  const states = async (file: string) => {
    const { context, actor } = await openPlace(LATER);
    await applyPackage(context, actor, { file, name: 'x.apkg', choices });
    const columns = '"ankiId", "lastDay", "stability", "reps"';
    const sql = `SELECT ${columns} FROM "CardState" JOIN "Card" ON "id" = "cardId" ORDER BY 1`;
    return query(context.store.db, sql);
  };
  expect(await states(looked)).toEqual(await states(await changedPackage(() => {})));
});

const TABLES = ['Deck', 'NoteType', 'Note', 'Card', 'CardRevision', 'CardState', 'Event'];

/** All rows that an import writes; presets and files stay where one is taken back. */
async function dump({ store }: Parameters<typeof planPackage>[0]) {
  const tables = [...TABLES, 'Enrolment', 'MediaName'];
  const rows = tables.map((table) =>
    query<Record<string, unknown>>(store.db, `SELECT * FROM "${table}"`),
  );
  return Object.fromEntries((await Promise.all(rows)).map((found, at) => [tables[at], found]));
}

/** What of the rows does not depend on when and where they, and the packages, were made. */
function told(tables: Record<string, Record<string, unknown>[]>) {
  const pick = (table: string, columns: string[]) =>
    (tables[table] ?? []).map((row) => columns.map((column) => row[column]));
  return {
    notes: pick('Note', ['ankiId', 'guid', 'fields', 'tags', 'upstream']).map((values) =>
      values.map((value) => String(value).replaceAll(/"at":\d+/g, '')),
    ),
    cards: pick('Card', ['ankiId', 'facet', 'position', 'language']),
    types: pick('NoteType', ['ankiId', 'name', 'kind', 'fields', 'templates', 'css']).sort(),
    events: pick('Event', [
      'ankiId',
      'kind',
      'at',
      'phase',
      'dueAt',
      'dueDay',
      'interval',
      'upstream',
    ]),
    states: pick('CardState', ['phase', 'dueAt', 'dueDay', 'stability', 'flag', 'suspended']),
  };
}
