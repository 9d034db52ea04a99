import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { redrawOutdated } from '#lib/drawing/redraw-cards.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import { noteDrawnVersion } from '#lib/store/drawn-cards.ts';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const CHOICES = { withProgress: true, conflicts: 'ask' } as const;

async function imported(): Promise<Place> {
  const place = await openPlace(LATER);
  await bring(place, OLDEST);
  return place;
}

function bring({ context, actor }: Place, file: string) {
  return applyPackage(context, actor, { file, name: 'x.apkg', choices: CHOICES });
}

interface NoteTypeJson {
  id: number;
  name: string;
  mod: number;
  flds: { name: string; ord: number; id?: string }[];
  tmpls: { name: string; ord: number; id?: string; qfmt: string }[];
}

/** Ids of fields and templates have 64 bits, more than a number here. */
function quoted(json: string): string {
  return json.replaceAll(/"id": ?(-?\d{15,})/g, '"id":"$1"');
}

function unquoted(json: string): string {
  return json.replaceAll(/"id":"(-?\d+)"/g, '"id":$1');
}

/** The package as a later export has it, after the note type «Слова» was changed in Anki. */
function retyped(change: (type: NoteTypeJson, db: Database.Database) => void): Promise<string> {
  return changedPackage((db) => {
    const { models } = db.prepare('select models from col').get() as { models: string };
    const types = JSON.parse(quoted(models)) as Record<string, NoteTypeJson>;
    const type = Object.values(types).find(({ name }) => name === 'Слова') as NoteTypeJson;
    type.mod += 100;
    change(type, db);
    for (const [ord, field] of type.flds.entries()) field.ord = ord;
    for (const [ord, template] of type.tmpls.entries()) template.ord = ord;
    db.prepare('update col set models = ?').run(unquoted(JSON.stringify(types)));
  });
}

const OF_TYPE = 'nid in (select id from notes where mid = ?)';

const swapTemplates = (type: NoteTypeJson, db: Database.Database) => {
  type.tmpls.reverse();
  db.prepare(`update cards set ord = 1 - ord where ${OF_TYPE}`).run(type.id);
};

/** Numbers in Anki, facets, what stands on the front (its number aside, which the sheet may speak of) and how often it was answered. */
function cardsOf({ context }: Place) {
  return query<{ ankiId: number; facet: string; prompt: string; reps: number; archived: number }>(
    context.store.db,
    `SELECT c."ankiId", c."facet", replace(r."prompt", 'anki-card' || (substr(c."facet", 3) + 1), '') AS "prompt", coalesce(s."reps", 0) AS "reps", c."archivedAt" IS NOT NULL AS "archived"
     FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     LEFT JOIN "CardState" s ON s."cardId" = c."id" ORDER BY c."ankiId"`,
  );
}

test.each([
  ['with their ids', (): void => {}],
  [
    'by their names',
    (type: NoteTypeJson): void => {
      for (const template of type.tmpls) delete template.id;
    },
  ],
])('templates that change places take their cards along: %s', async (_, forget) => {
  const place = await imported();
  const before = await cardsOf(place);
  const file = await retyped((type, db) => {
    swapTemplates(type, db);
    forget(type);
  });
  const { plan } = await bring(place, file);
  expect(plan.reviews).toBe(0);
  const swapped = { 't:0': 't:1', 't:1': 't:0' } as Record<string, string>;
  const moved = (await cardsOf(place)).filter(({ facet }, at) => facet !== before[at]?.facet);
  expect(moved).toHaveLength(16);
  for (const card of moved) {
    const was = before.find(({ ankiId }) => ankiId === card.ankiId);
    expect(card).toEqual({ ...was, facet: swapped[was?.facet ?? ''] });
  }
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  expect((await bring(place, file)).operation).toBeNull();
  // An export from before then says the same of the same cards.
  expect((await bring(place, OLDEST)).operation).toBeNull();
  await undo(place.context, place.actor);
  expect(await cardsOf(place)).toEqual(before);
});

test('the cards of a template that went away go to the archive, with their history', async () => {
  const place = await imported();
  const before = await cardsOf(place);
  const file = await retyped((type, db) => {
    type.tmpls.shift();
    db.prepare(
      `delete from revlog where cid in (select id from cards where ord = 0 and ${OF_TYPE})`,
    ).run(type.id);
    db.prepare(`delete from cards where ord = 0 and ${OF_TYPE}`).run(type.id);
    db.prepare(`update cards set ord = 0 where ${OF_TYPE}`).run(type.id);
  });
  await bring(place, file);
  const after = await cardsOf(place);
  const gone = after.filter(({ archived }, at) => archived && !before[at]?.archived);
  expect(gone).toHaveLength(8);
  expect(gone.some(({ reps }) => reps > 0)).toBe(true);
  expect(after.map(({ ankiId, reps }) => [ankiId, reps])).toEqual(
    before.map(({ ankiId, reps }) => [ankiId, reps]),
  );
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  expect((await bring(place, file)).operation).toBeNull();
  // They have no template to be drawn by, and keep what they showed.
  await noteDrawnVersion(place.context.store.db, 0);
  await redrawOutdated(place.context.store);
  expect(await cardsOf(place)).toEqual(after);
  await undo(place.context, place.actor);
  expect(await cardsOf(place)).toEqual(before);
});

test('notes that are not in the file follow the templates of their type', async () => {
  const place = await imported();
  const before = await cardsOf(place);
  const file = await retyped((type, db) => {
    for (const template of type.tmpls) template.qfmt = `NEW ${template.qfmt}`;
    db.prepare('delete from cards where nid <> (select max(id) from notes where mid = ?)').run(
      type.id,
    );
    db.prepare('delete from notes where id <> (select max(id) from notes where mid = ?)').run(
      type.id,
    );
  });
  await bring(place, file);
  const drawn = (await cardsOf(place)).filter(({ prompt }) => prompt.includes('NEW '));
  expect(drawn).toHaveLength(16);
  await undo(place.context, place.actor);
  expect(await cardsOf(place)).toEqual(before);
});

test('what was edited here stays in its field when the fields change places', async () => {
  const place = await imported();
  const [note] = await query<{ id: string; fields: string }>(
    place.context.store.db,
    `SELECT "id", "fields" FROM "Note" WHERE json_extract("fields", '$[0]') = 'word 1'`,
  );
  const [front, , sound] = JSON.parse(note?.fields ?? '[]') as string[];
  const mine = JSON.stringify([front, 'моё слово', sound]);
  await execute(
    place.context.store.db,
    'UPDATE "Note" SET "fields" = ? WHERE "id" = ?',
    mine,
    note?.id ?? '',
  );
  const file = await retyped((type, db) => {
    // The second field, under another name, stands first; the first was renamed.
    const [first, second, third] = type.flds as [never, never, never];
    Object.assign(first, { name: 'Word' });
    type.flds = [second, first, third];
    const notes = db.prepare('select id, flds from notes where mid = ?').all(type.id);
    for (const { id, flds } of notes as { id: number; flds: string }[]) {
      const [a, b, c] = flds.split('\u001f');
      const fields = [b, a, c].join('\u001f');
      db.prepare('update notes set flds = ?, mod = mod + 100 where id = ?').run(fields, id);
    }
  });
  const given = { file, name: 'x.apkg', choices: CHOICES };
  const shown = await planPackage(place.context, place.actor, given);
  expect(shown.counts.ambiguous).toBe(0);
  expect((await bring(place, file)).plan.counts).toEqual(shown.counts);
  const [after] = await query<{ fields: string }>(
    place.context.store.db,
    'SELECT "fields" FROM "Note" WHERE "id" = ?',
    note?.id ?? '',
  );
  expect(JSON.parse(after?.fields ?? '[]')).toEqual(['моё слово', front, sound]);
});

test('a card whose hole was taken out in Anki goes to the archive with the new text', async () => {
  const place = await imported();
  const file = await changedPackage((db) => {
    const rows = db.prepare("select id, flds from notes where flds like '%{{c2::%'").all();
    const { id, flds } = rows[0] as { id: number; flds: string };
    const text = flds.replaceAll(/\{\{c2::(.*?)\}\}/g, '$1');
    db.prepare('update notes set flds = ?, mod = mod + 100 where id = ?').run(text, id);
    db.prepare(
      'delete from revlog where cid in (select id from cards where nid = ? and ord = 1)',
    ).run(id);
    db.prepare('delete from cards where nid = ? and ord = 1').run(id);
  });
  await bring(place, file);
  const facets = (await cardsOf(place)).filter(({ facet }) => facet === 'c:2');
  expect(facets.map(({ archived }) => archived)).toContain(1);
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  expect((await bring(place, file)).operation).toBeNull();
});

test('a card that stayed empty goes to the archive once Anki has taken out its empty cards', async () => {
  const place = await imported();
  const emptied = (db: Database.Database) => {
    const rows = db.prepare("select id, flds from notes where flds like '%{{c3::%'").all();
    const { id, flds } = rows[0] as { id: number; flds: string };
    const text = flds.replaceAll(/\{\{c1::(.*?)(::.*?)?\}\}/g, '$1');
    db.prepare('update notes set flds = ?, mod = mod + 100 where id = ?').run(text, id);
    return id;
  };
  await bring(place, await changedPackage(emptied));
  const archived = async () =>
    (await cardsOf(place)).filter((card) => card.facet === 'c:1' && card.archived).length;
  const before = await archived();
  const file = await changedPackage((db) => {
    const id = emptied(db);
    const card = '(select id from cards where nid = ? and ord = 0)';
    db.prepare(`delete from revlog where cid = ${card}`).run(id);
    db.prepare('delete from cards where nid = ? and ord = 0').run(id);
  });
  expect((await bring(place, file)).plan.counts).toMatchObject({ update: 1 });
  expect(await archived()).toBe(before + 1);
  expect((await bring(place, file)).operation).toBeNull();
  await undo(place.context, place.actor);
  expect(await archived()).toBe(before);
});

test.each([
  ['changes none of its notes', '', { update: 0, unchanged: 16 }],
  ['draws the cards that show its name', '{{Type}} ', { update: 8, unchanged: 8 }],
])('a note type that got another name %s', async (_, shown, counts) => {
  const renamed = (name: string, later: number) =>
    retyped((type) => {
      type.mod += later;
      type.name = name;
      for (const template of type.tmpls) template.qfmt = `${shown}${template.qfmt}`;
    });
  const place = await openPlace(LATER);
  await bring(place, await renamed('Слова', 1));
  const { plan } = await bring(place, await renamed('Слова+', 2));
  expect(plan).toMatchObject({ counts, besides: { noteTypes: 1 } });
  const names = await query(place.context.store.db, 'SELECT "name" FROM "NoteType"');
  expect(names).toContainEqual({ name: 'Слова+' });
  const prompts = (await cardsOf(place)).filter(({ prompt }) => prompt.includes('Слова+'));
  expect(prompts).toHaveLength(shown === '' ? 0 : 16);
});
