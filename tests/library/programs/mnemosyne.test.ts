import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readPython } from '#lib/formats/mnemosyne/python-literal.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { query } from '#lib/store/sql.ts';
import { zipOf } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { cardsHere, counts, dayOf, fixture } from './in-place.ts';

const choices = { withProgress: true, conflicts: 'ask' as const };

/** The database with its folder of files, or the cards to share, as the program made them. */
function add({ context, actor }: Place, name: string, file = fixture(`mnemosyne/${name}`)) {
  return applyPackage(context, actor, { file, name, choices });
}

/** The database after something was done to it. */
function changedDatabase({ folder }: Place, change: (db: Database.Database) => void): string {
  const file = path.join(folder, 'changed.db');
  copyFileSync(fixture('mnemosyne/default.db'), file);
  const db = new Database(file);
  change(db);
  db.close();
  return file;
}

describe('the database of Mnemosyne', () => {
  test('comes in an archive with its folder of files as it comes beside it', async () => {
    const [loose, packed] = [await openPlace(), await openPlace()];
    const files: Record<string, Uint8Array> = {};
    const whole = fixture('mnemosyne');
    for (const name of readdirSync(whole, { recursive: true, encoding: 'utf8' })) {
      const isTheirs = name.startsWith('default.db') && statSync(path.join(whole, name)).isFile();
      if (isTheirs) files[name] = readFileSync(path.join(whole, name));
    }
    const file = path.join(packed.folder, 'sent');
    writeFileSync(file, await zipOf(files));
    const { plan } = await add(packed, 'mnemosyne/default.db', file);
    expect(plan).toEqual((await add(loose, 'default.db')).plan);
    expect(plan).toMatchObject({ cards: 15, media: 2, problems: { counts: {} } });
    writeFileSync(file, await zipOf({ 'config.db': new Uint8Array(4) }));
    await expect(add(packed, 'mnemosyne/default.db', file)).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });

  test('gives every card type: front and back, both ways, words, holes, maps, sentences, and those that people made', async () => {
    const place = await openPlace();
    const applied = await add(place, 'default.db');
    expect(applied.plan).toMatchObject({ notes: 9, cards: 15, reviews: 63, media: 2 });
    expect(applied.plan.problems?.counts).toEqual({});
    const cards = await cardsHere(place);
    expect(new Set(cards.map(({ deck }) => deck))).toEqual(new Set(['Mnemosyne']));
    expect(cards.map(({ facet, prompt, answer }) => `${facet} ${prompt} → ${answer}`)).toEqual(
      [
        't:0  → Андалусия',
        'c:1 La [house] es grande → La casa es grande Дом большой',
        'c:2 La casa es [big] → La casa es grande Дом большой',
        't:0 La casa es grande → La casa es grande Дом большой',
        't:0 der Hund → der Hund hʊnt собака',
        't:0 el perro → el perro собака',
        't:0 la casa → la casa [ˈkasa] дом ж. р. важно',
        't:1 Андалусия → Андалусия',
        't:0 Никогда не видел → Никогда не видел это',
        't:1 собака → собака el perro',
        't:1 собака → собака der Hund hʊnt',
        't:1 дом → дом la casa [ˈkasa] ж. р. важно',
        'c:1 Столица [страна] — Париж, a < b & c → Столица Франции — Париж, a < b & c',
        'c:2 Столица Франции — [...], a < b & c → Столица Франции — Париж, a < b & c',
        't:0 Столица Испании? → Столица Испании? Мадрид и точка',
      ].sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    );
    const capital = cards.find(({ prompt }) => prompt === 'Столица Испании?');
    expect(capital?.tags).toEqual(['География::Европа', 'столицы']);
  });

  test('shows its pictures, whose folders become part of their names', async () => {
    const place = await openPlace();
    await add(place, 'default.db');
    const rows = await query<{ prompt: string }>(
      place.context.store.db,
      `SELECT "prompt" FROM "CardRevision" WHERE "prompt" LIKE '%<img%'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows.every(({ prompt }) => /src="\/media\/[0-9a-f]{64}\.png"/.test(prompt))).toBe(true);
  });

  test('brings the log as answers and each card as it stands, due on the same day', async () => {
    const place = await openPlace();
    await add(place, 'default.db');
    const db = new Database(fixture('mnemosyne/default.db'), { readonly: true });
    const theirs = db
      .prepare('SELECT next_rep / 86400 AS due, acq_reps + ret_reps AS reps, lapses FROM cards')
      .all() as { due: number; reps: number; lapses: number }[];
    db.close();
    const ours = (await cardsHere(place)).map(({ dueDay, reps, lapses }) => [dueDay, reps, lapses]);
    expect(ours.sort()).toEqual(theirs.map(({ due, reps, lapses }) => [due, reps, lapses]).sort());
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
    const ratings = await query<{ rating: number; count: number }>(
      place.context.store.db,
      `SELECT "rating", count(*) AS "count" FROM "Event" WHERE "kind" = 'answer' GROUP BY "rating" ORDER BY "rating"`,
    );
    expect(ratings.map(({ rating }) => rating)).toEqual([1, 2, 3, 4]);
  });

  test('changes nothing when it comes again, follows what was studied and written since, and is taken back at once', async () => {
    const place = await openPlace();
    await add(place, 'default.db');
    const before = await counts(place);
    expect((await add(place, 'default.db')).operation).toBeNull();
    expect(await counts(place)).toEqual(before);
    const later = changedDatabase(place, (db) => {
      const at = Date.UTC(2026, 0, 5, 12) / 1000;
      const due = Date.UTC(2026, 3, 1) / 1000;
      const card = db
        .prepare(`SELECT id FROM cards WHERE question = 'Столица Испании?'`)
        .pluck()
        .get();
      db.prepare(
        `UPDATE cards SET grade = 4, last_rep = ?, next_rep = ?, ret_reps = ret_reps + 1, modification_time = ? WHERE id = ?`,
      ).run(at, due, at, card);
      db.prepare(
        `INSERT INTO log(event_type, timestamp, object_id, grade, easiness, acq_reps, ret_reps, next_rep, thinking_time)
         VALUES (9, ?, ?, 4, 2.5, 1, 4, ?, 5)`,
      ).run(at, card, due);
      db.exec(`UPDATE data_for_fact SET value = 'Мадрид!' WHERE value LIKE 'Мадрид%'`);
    });
    const applied = await add(place, 'default.db', later);
    expect(applied.plan.counts).toMatchObject({ update: 1, unchanged: 8 });
    expect(applied.plan.reviews).toBe(1);
    const changed = (await cardsHere(place)).find(({ prompt }) => prompt === 'Столица Испании?');
    expect(changed).toMatchObject({
      answer: 'Столица Испании? Мадрид!',
      dueDay: dayOf('2026-04-01'),
    });
    await undo(place.context, place.actor);
    expect(await counts(place)).toEqual(before);
    await undo(place.context, place.actor);
    expect(Object.values(await counts(place)).every((count) => count === 0)).toBe(true);
  });

  test('is known after its answers went out to Anki', async () => {
    const place = await openPlace();
    await add(place, 'default.db');
    await giveAnkiIds(place.context, place.actor);
    const again = await add(place, 'default.db');
    expect(again).toMatchObject({ operation: null, plan: { reviews: 0 } });
  });

  test.each<[string, (db: Database.Database) => void]>([
    ['without a column', (db) => db.exec('ALTER TABLE cards DROP COLUMN easiness')],
    ['of another program', (db) => db.exec('DROP TABLE facts')],
  ])('is refused %s', async (_, change) => {
    const place = await openPlace();
    const file = changedDatabase(place, change);
    await expect(add(place, 'x.db', file)).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  test('with nonsense in its cells gives what makes sense', async () => {
    const place = await openPlace();
    const file = changedDatabase(place, (db) => {
      db.exec(
        `UPDATE cards SET easiness = 'x', next_rep = 9e300, extra_data = '__import__("os")' WHERE _id < 4`,
      );
      db.exec(`UPDATE cards SET _fact_id = 999 WHERE _id = 13`);
      db.exec(`UPDATE log SET timestamp = -5, grade = 77 WHERE _id % 7 = 0`);
    });
    const { plan } = await add(place, 'x.db', file);
    expect(plan.problems?.counts).toEqual({ 'card-without-note': 1, 'media-missing': 2 });
    expect((await verify(place.context, place.actor)).differences).toEqual([]);
  });

  test('that is none is refused, and one of hashcards says what to do', async () => {
    const place = await openPlace();
    const file = path.join(place.folder, 'no.db');
    writeFileSync(file, 'no database');
    await expect(add(place, 'no.db', file)).rejects.toMatchObject({ code: 'unreadable-file' });
    await expect(add(place, 'h.db', fixture('hashcards/hashcards.db'))).rejects.toMatchObject({
      values: { remedy: 'with-markdown' },
    });
  });
});

/** As {@link cardsHere} orders them: by what is asked. */
function order(line: string): string {
  return line.slice(4).split(' →')[0] ?? '';
}

describe('cards of Mnemosyne to share', () => {
  test('come new, in a deck of their title, and are the same notes as in the database', async () => {
    const place = await openPlace();
    const { plan } = await add(place, 'shared.cards');
    expect(plan).toMatchObject({ cards: 15, reviews: 0, media: 2 });
    const cards = await cardsHere(place);
    expect(new Set(cards.map(({ deck }) => deck))).toEqual(new Set(['Испанский для начала']));
    expect(cards.every(({ phase }) => phase === null)).toBe(true);
    const studied = await add(place, 'default.db');
    expect(studied.plan.counts).toMatchObject({ create: 0, unchanged: 9 });
    expect(studied.plan.reviews).toBe(63);
    // Mnemosyne has no decks: cards stay where they lie.
    expect(new Set((await cardsHere(place)).map(({ deck }) => deck)).size).toBe(1);
  });

  test('bring their schedules where they have them', async () => {
    const place = await openPlace();
    const { plan } = await add(place, 'merging.cards');
    expect(plan.schedules).toBe(15);
    expect((await cardsHere(place)).every(({ phase }) => phase === 'review')).toBe(true);
    expect((await add(place, 'merging.cards')).operation).toBeNull();
  });

  test.each([
    ['with no XML', '<openSM2sync><log', { line: 1 }],
    ['nested without end', '<a>'.repeat(5000), {}],
    [
      'whose entities stand for more and more',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>`,
      {},
    ],
  ])('are refused %s', async (_, xml, values) => {
    const place = await openPlace();
    const file = path.join(place.folder, 'x.cards');
    writeFileSync(file, await zipOf({ 'cards.xml': xml, METADATA: '' }));
    await expect(add(place, 'x.cards', file)).rejects.toMatchObject({
      code: 'unreadable-file',
      values,
    });
  });
});

test('values that Python wrote are read, and nothing else is', () => {
  expect(readPython(`[u'a', u"b", {u'c': u''}]`)).toEqual(['a', 'b', new Map([['c', '']])]);
  expect(readPython(`[('f', "it's"), {'a': 1.5, 'b': None}, (True,), 'x\\u041c\\n']`)).toEqual([
    ['f', "it's"],
    new Map<string, unknown>([
      ['a', 1.5],
      ['b', null],
    ]),
    [true],
    'xМ\n',
  ]);
  for (const text of ['__import__("os")', '[', "'a' 'b'", `${'['.repeat(1000)}`]) {
    expect(readPython(text)).toBeUndefined();
  }
});
