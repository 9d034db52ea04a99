import { readdirSync } from 'node:fs';
import os from 'node:os';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { verify } from '#lib/review/verify.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { query } from '#lib/store/sql.ts';
import { openPlace } from '../../support/place.ts';
import { goingOut, holds } from './going-out.ts';
import { changedPackage, ownPackage } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const choices = { withProgress: true, conflicts: 'ask' as const };
const NONE = new Uint8Array();

type Change = (db: Database.Database) => void;
const sql =
  (...statements: string[]): Change =>
  (db) => {
    for (const statement of statements) db.exec(statement);
  };

/** What is wrong with a file, and where the refusal says that it is. */
const REFUSED: readonly (readonly [string, () => Promise<string>, object])[] = [
  ['no archive at all', () => ownPackage({}), { entry: 'collection.anki2' }],
  ['an empty database', () => ownPackage({ 'collection.anki2': NONE }), { table: 'col' }],
  [
    'bytes that are no database',
    () => ownPackage({ 'collection.anki2': 'x'.repeat(9000) }),
    { entry: 'collection.anki2' },
  ],
  [
    'broken Zstandard',
    () => ownPackage({ 'collection.anki21b': 'not zstd at all' }),
    { entry: 'collection.anki21b' },
  ],
  [
    'a broken version',
    () => ownPackage({ meta: new Uint8Array([8, 255]), 'collection.anki2': NONE }),
    { entry: 'meta' },
  ],
  [
    'a newer version',
    () => ownPackage({ meta: new Uint8Array([8, 9]), 'collection.anki2': NONE }),
    { version: 9, remedy: 'older-layout' },
  ],
  ['a newer schema', () => changedPackage(sql('update col set ver = 250')), { version: 250 }],
  ['a very old schema', () => changedPackage(sql('update col set ver = 1')), { version: 1 }],
  [
    'a view in place of a table',
    () =>
      changedPackage(
        sql('alter table revlog rename to r', 'create view revlog as select * from r'),
      ),
    { table: 'revlog' },
  ],
  ['no notes', () => changedPackage(sql('drop table notes')), { table: 'notes' }],
  [
    'a table without its columns',
    () => changedPackage(sql('drop table revlog', 'create table revlog (id integer primary key)')),
    { table: 'revlog' },
  ],
  [
    'decks that are no JSON',
    () => changedPackage(sql(`update col set decks = '{'`)),
    { table: 'col', row: 'decks' },
  ],
  [
    'note types that are a list',
    () => changedPackage(sql(`update col set models = '[]'`)),
    { row: 'models' },
  ],
  [
    'a text where a number must be',
    () => changedPackage(sql(`update cards set due = 'soon'`)),
    { table: 'cards' },
  ],
  [
    'bytes where a text must be',
    () => changedPackage(sql(`update notes set flds = x'00ff'`)),
    { table: 'notes' },
  ],
  [
    'a kind of review that is no number',
    () => changedPackage(sql(`update revlog set type = 'odd'`)),
    { table: 'revlog' },
  ],
  [
    'names that lead elsewhere',
    () => changedPackage(sql(), { media: '{"0":"../../etc/passwd"}' }),
    { entry: 'media' },
  ],
  [
    'a list of files that is none',
    () => changedPackage(sql(), { media: '{"0":7}' }),
    { entry: 'media' },
  ],
];

describe('a package with', () => {
  test.each(REFUSED)(
    '%s is refused with its place, and nothing is left of it',
    async (_, file, place) => {
      const { context, actor } = await openPlace(LATER);
      const given = { file: await file(), name: 'own.apkg', choices };
      const before = await rows(context);
      const error = await applyPackage(context, actor, given).catch((thrown: unknown) => thrown);
      expect(isAppError(error) && error.code).toBe('unreadable-file');
      expect(error).toMatchObject({ values: place });
      expect(await rows(context)).toEqual(before);
      expect(leftovers()).toEqual([]);
    },
  );

  test('damaged pages is refused, or comes as far as it can be read', async () => {
    const { context, actor } = await openPlace(LATER);
    const whole = await changedPackage(sql());
    const { openZipFile } = await import('#lib/platform/zip.ts');
    const zip = await openZipFile(whole);
    const bytes = Buffer.from(await zip.read('collection.anki2'));
    zip.close();
    for (let page = 2; page * 4096 < bytes.length; page += 2)
      bytes.fill(0xa5, page * 4096, page * 4096 + 300);
    const file = await ownPackage({ 'collection.anki2': bytes, media: '{}' });
    const error = await applyPackage(context, actor, { file, name: 'x', choices }).catch((e) => e);
    expect(error).toMatchObject({ code: 'unreadable-file', values: { entry: 'collection.anki2' } });
    expect((await rows(context)).Note).toBe(0);
  });

  test('triggers and generated columns does nothing of its own', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(
      sql(
        'create trigger t after insert on notes begin delete from cards; end',
        `alter table notes add column more text as (length(flds)) virtual`,
      ),
    );
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(plan.counts.create).toBe(16);
  });

  test('decks thousands of levels deep keeps its cards, in fewer', async () => {
    const { context, actor } = await openPlace(LATER);
    const deep = Array.from({ length: 5000 }, (_, level) => `d${level}`).join('::');
    const file = await changedPackage((db) => {
      const { decks } = db.prepare('select decks from col').get() as { decks: string };
      const renamed = Object.entries(JSON.parse(decks)).map(([id, deck]) => [
        id,
        { ...(deck as object), name: `${deep}::${id}` },
      ]);
      db.prepare('update col set decks = ?').run(JSON.stringify(Object.fromEntries(renamed)));
    });
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(plan.counts.create).toBe(16);
    expect((await rows(context)).Deck).toBe(50);
    const again = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(again.operation).toBeNull();
  });

  test('parts that make no sense loses only these, and tells them', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(
      sql(
        'update notes set mid = 7 where id = (select max(id) from notes)',
        'update cards set nid = 1 where id = (select min(id) from cards)',
        'update cards set ord = 44 where id = (select max(id) from cards)',
        'update revlog set cid = 5 where id = (select min(id) from revlog)',
        'update notes set guid = (select max(guid) from notes)',
      ),
      { media: '{"0":"звук 1.mp3","77":"нет.png"}' },
    );
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(plan.problems?.counts).toMatchObject({
      'note-without-type': 1,
      'card-without-note': 1,
      'guid-twice': 14,
      'review-without-card': expect.any(Number),
      'media-missing': 2,
    });
    expect(plan.notes).toBe(15);
    const again = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(again.operation).toBeNull();
  });

  test('answers whose details are no numbers keeps the answers', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(
      sql(`update revlog set lastIvl = '', ivl = 'x', factor = 'none', time = '1200 ms'`),
    );
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    const plain = await changedPackage(sql('update revlog set lastIvl = 0, ivl = 0, factor = 0'));
    const other = await openPlace(LATER);
    const same = { file: plain, name: 'x', choices };
    expect(plan.reviews).toBe((await applyPackage(other.context, other.actor, same)).plan.reviews);
    const times = await query(
      context.store.db,
      'SELECT DISTINCT "durationMs" FROM "Event" WHERE "kind" = ?',
      'answer',
    );
    expect(times).toEqual([{ durationMs: 1200 }]);
  });

  test('states of cards that nobody knows brings them suspended, and tells them', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(
      sql(
        `update cards set type = 99 where id = (select max(id) from cards where type = 2 and queue = 2)`,
        `update cards set queue = -9 where id = (select min(id) from cards where type = 2 and queue = 2)`,
      ),
    );
    const planned = await planPackage(context, actor, { file, name: 'x', choices });
    expect(planned.problems?.counts).toEqual({ 'card-unknown': 2 });
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(plan.problems).toEqual(planned.problems);
    const suspended = `SELECT "phase" FROM "CardState" WHERE "suspended" = 1`;
    const before = await changedPackage(sql());
    const other = await openPlace(LATER);
    await applyPackage(other.context, other.actor, { file: before, name: 'x', choices });
    const usual = await query(other.context.store.db, suspended);
    expect(await query(context.store.db, suspended)).toHaveLength(usual.length + 2);
    expect((await applyPackage(context, actor, { file, name: 'x', choices })).operation).toBeNull();
  });

  test('reviews of kinds that nobody knows keeps them as no answers, tells them, and gives them back', async () => {
    const place = await openPlace(LATER);
    const { context, actor } = place;
    const file = await changedPackage(
      sql(
        'update revlog set type = 6 where id = (select min(id) from revlog where ease > 0)',
        'update revlog set type = -7 where id = (select max(id) from revlog where ease > 0)',
      ),
    );
    const planned = await planPackage(context, actor, { file, name: 'x', choices });
    expect(planned.problems?.counts).toEqual({ 'review-unknown': 2 });
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(plan.problems).toEqual(planned.problems);
    const unknown = `SELECT "kind" FROM "Event" WHERE json_extract("upstream", '$[5]') NOT BETWEEN 0 AND 5`;
    expect(await query(context.store.db, unknown)).toEqual([
      { kind: 'practice' },
      { kind: 'practice' },
    ]);
    expect((await verify(context, actor)).differences).toEqual([]);
    const { reviews } = await holds(await goingOut(place));
    expect(
      reviews
        .filter(({ kind }) => typeof kind === 'number')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([-7, 6]);
    expect((await applyPackage(context, actor, { file, name: 'x', choices })).operation).toBeNull();
  });

  test('control characters in the names of decks loses them', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(
      sql(`update col set decks = replace(decks, '"Cloze"', '" Clo\\nze\\u0007 "')`),
    );
    await applyPackage(context, actor, { file, name: 'x', choices });
    const decks = await query(
      context.store.db,
      'SELECT "key" FROM "Deck" WHERE "key" LIKE ?',
      'Clo%',
    );
    expect(decks).toEqual([{ key: 'Cloze' }]);
  });

  test('home decks that it does not hold leaves cards where they lie', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(sql('update cards set odid = 4242, odue = 9'));
    await applyPackage(context, actor, { file, name: 'x', choices });
    const [deck] = await query(
      context.store.db,
      'SELECT "cardCount" FROM "Deck" WHERE "key" = ?',
      'Default',
    );
    expect(deck).toEqual({ cardCount: 2 });
  });

  test.each([
    ['cards', 'due', 9e18],
    ['cards', 'due', -9e18],
    ['cards', 'ivl', 1e308],
    ['cards', 'mod', -9e18],
  ])(
    'numbers beyond every calendar are taken within reason: %s.%s = %d',
    async (table, column, number) => {
      const place = await openPlace(LATER);
      const { context, actor } = place;
      const file = await changedPackage(
        sql(`update ${table} set ${column} = ${number}`, 'delete from revlog'),
      );
      await applyPackage(context, actor, { file, name: 'x', choices });
      expect((await verify(context, actor)).differences).toEqual([]);
      await goingOut(place, { format: 'colpkg' });
    },
  );

  test.each([
    'update col set crt = 9223372036854775807',
    'update revlog set id = -9e18 where id = (select min(id) from revlog)',
  ])('an instant that there is not is refused with its place: %s', async (change) => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(sql(change));
    await expect(applyPackage(context, actor, { file, name: 'x', choices })).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('is no instant'),
    });
  });

  test('absurd numbers is taken within reason', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await changedPackage(
      sql(
        `update cards set reps = -5, lapses = -1, left = -3, ivl = 2000000000 where type = 2`,
        `update cards set data = '{"s":-1,"d":99,"lrt":"x"}'`,
        'update cards set due = 3000000000 where id = (select min(id) from cards where type = 2)',
        'update revlog set id = id + 4000000000000, time = -1 where id = (select max(id) from revlog)',
      ),
    );
    const { plan } = await applyPackage(context, actor, { file, name: 'x', choices });
    expect(plan.counts.create).toBe(16);
    const byTheMinute = `SELECT "cardId" FROM "CardState" WHERE "phase" = 'review' AND "dueAt" IS NOT NULL`;
    expect(await query(context.store.db, byTheMinute)).toEqual([]);
    const late = await query<{ at: number }>(
      context.store.db,
      `SELECT "at" FROM "Event" WHERE "at" > ?`,
      context.now(),
    );
    expect(late).toEqual([]);
  });
});

async function rows({ store }: Parameters<typeof applyPackage>[0]) {
  const tables = ['Deck', 'NoteType', 'Note', 'Card', 'Event', 'CardState', 'Operation', 'Media'];
  const counts = tables.map(async (table) => {
    const [row] = await query<{ count: number }>(
      store.db,
      `SELECT count(*) AS "count" FROM "${table}"`,
    );
    return [table, row?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** Private files that are still there. */
function leftovers(): string[] {
  return readdirSync(os.tmpdir()).filter((name) => name.startsWith(`kartoteka-${process.pid}-`));
}
