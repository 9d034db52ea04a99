import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { markNotes } from '#lib/acts/mark-cards.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY, HOUR } from '#lib/shared/instant.ts';
import { execute, query } from '#lib/store/sql.ts';
import { zipOf } from '../../formats/make-zip.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { answer, served } from '../../support/studying.ts';
import { goingOut, holds } from './going-out.ts';
import { changedCopy } from './own-package.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Every way in which a note goes to Anki: as question and answer, both ways, with holes, and card by card. */
const DECK = `---
deck: words
title: Words
lang: en
---
Q: What is the sun?

A: A star. ![sun](sun.png)

- pod ::: a group of containers

The ==capital== of France is ==Paris==.

Q: Which are primary colours? #set

- red
- blue
- yellow
`;

async function written(text = DECK): Promise<Place> {
  const place = await openPlace();
  await write(place, text);
  return place;
}

async function write({ context, actor }: Place, text: string): Promise<void> {
  const bytes = await zipOf({ 'words.md': text, 'sun.png': PICTURE });
  await applyUpload(context, actor, { name: 'words.zip', bytes });
}

const CHOICES = { withProgress: true, conflicts: 'ask' as const };

function bring({ context, actor }: Place, file: string) {
  return applyPackage(context, actor, { file, name: 'x.apkg', choices: CHOICES });
}

function backWith(file: string, change: (db: Database.Database) => void): Promise<string> {
  return changedCopy({ source: file, entry: 'collection.anki21' }, change);
}

/** What somebody did in Anki an hour before now: answered this card with "good". */
function answeredThere(place: Place, card: number, hoursAgo = 1) {
  const at = place.context.now() - hoursAgo * HOUR;
  return (db: Database.Database) => {
    const { crt } = db.prepare('select crt from col').get() as { crt: number };
    const today = Math.floor((at / 1000 - crt) / 86_400);
    db.prepare('insert into revlog values (?, ?, -1, 3, 21, 3, 0, 4000, 1)').run(at, card);
    db.prepare(
      'update cards set type = 2, queue = 2, due = ?, ivl = 21, reps = reps + 1, mod = ? where id = ?',
    ).run(today + 21, Math.floor(at / 1000), card);
  };
}

const TABLES = [
  ...['Deck', 'NoteType', 'Note', 'Card', 'CardRevision', 'CardState', 'Event', 'Preset'],
  ...['Document', 'Enrolment', 'MediaName', 'Media'],
];

async function everything({ context }: Place): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES) {
    const rows = await query(context.store.db, `SELECT * FROM "${table}"`);
    found[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}

interface State {
  readonly interval: number;
  readonly reps: number;
  readonly dueDay: number | null;
  readonly suspended: unknown;
  readonly flag: number;
  readonly marked: unknown;
}

async function stateOf({ context }: Place, ankiId: number): Promise<State | undefined> {
  const [row] = await query<State>(
    context.store.db,
    `SELECT s.* FROM "CardState" s JOIN "Card" c ON c."id" = s."cardId" WHERE c."ankiId" = ?`,
    ankiId,
  );
  return row;
}

describe.each(['apkg', 'colpkg'] as const)('a deck of ours that went out in an %s', (format) => {
  test('changes nothing where it comes back as it went', async () => {
    const place = await written();
    const cards = await served(place);
    for (const card of cards.slice(0, 4)) {
      place.wait(5000);
      await answer(place, card, 3);
    }
    place.wait(3 * DAY);
    const file = await goingOut(place, { format });
    const before = await everything(place);
    const { operation, plan } = await bring(place, file);
    expect(operation).toBeNull();
    expect(plan).toMatchObject({ reviews: 0, problems: { counts: {} } });
    expect(plan.counts).toMatchObject({ create: 0, update: 0, unchanged: plan.notes });
    expect(plan.decks).toEqual([{ key: 'words', title: 'Words', cards: plan.cards }]);
    expect(await everything(place)).toEqual(before);
  });
});

test('answers that were given in Anki are merged, the cards stand as there, once, and undo takes all back', async () => {
  const place = await written();
  const [first] = await served(place);
  if (!first) throw new Error('Nothing is served');
  await answer(place, first, 3);
  const file = await goingOut(place);
  const held = await holds(file);
  const answered = held.cards.find(({ reps }) => reps > 0)?.id ?? 0;
  const fresh = held.cards.findLast(({ reps }) => reps === 0)?.id ?? 0;
  place.wait(5 * DAY);
  const before = await everything(place);
  const back = await backWith(file, (db) => {
    answeredThere(place, answered, 1)(db);
    answeredThere(place, fresh, 2)(db);
  });
  const planned = await planPackage(place.context, place.actor, {
    file: back,
    name: 'x.apkg',
    choices: CHOICES,
  });
  expect(planned).toMatchObject({ reviews: 2, counts: { create: 0, update: 0 } });
  expect(await everything(place)).toEqual(before);
  const { plan, operation } = await bring(place, back);
  expect(plan).toEqual(planned);
  expect(operation).not.toBeNull();
  for (const card of [answered, fresh]) {
    expect(await stateOf(place, card)).toMatchObject({ interval: 21 * 86_400 });
  }
  expect((await stateOf(place, answered))?.reps).toBe(2);
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  const after = await everything(place);
  for (const table of ['Deck', 'NoteType', 'Note', 'Card', 'CardRevision', 'MediaName']) {
    expect(after[table], table).toEqual(before[table]);
  }
  expect((await bring(place, back)).operation).toBeNull();
  expect(await everything(place)).toEqual(after);
  await undo(place.context, place.actor);
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  const undone = await everything(place);
  for (const table of TABLES) expect(undone[table], table).toEqual(before[table]);
});

test('what was answered here since is not put back: both answers count, the newest says when it is due', async () => {
  const place = await written();
  const file = await goingOut(place);
  place.wait(5 * DAY);
  const [first] = await served(place);
  if (!first) throw new Error('Nothing is served');
  await answer(place, first, 1);
  const [{ ankiId } = { ankiId: 0 }] = await query<{ ankiId: number }>(
    place.context.store.db,
    'SELECT "ankiId" FROM "Card" WHERE "id" = ?',
    first.id,
  );
  const mine = await stateOf(place, ankiId);
  const back = await backWith(file, answeredThere(place, ankiId, 6));
  expect((await bring(place, back)).plan.reviews).toBe(1);
  const both = await stateOf(place, ankiId);
  expect(both?.reps).toBe((mine?.reps ?? 0) + 1);
  expect(both?.interval).not.toBe(21 * 86_400);
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
  expect((await bring(place, back)).operation).toBeNull();
});

test('an answer that was taken back here does not stand in the way of what Anki says', async () => {
  const place = await written();
  const [first] = await served(place);
  if (!first) throw new Error('Nothing is served');
  await answer(place, first, 3);
  await undo(place.context, place.actor);
  const file = await goingOut(place);
  const [{ ankiId } = { ankiId: 0 }] = await query<{ ankiId: number }>(
    place.context.store.db,
    'SELECT "ankiId" FROM "Card" WHERE "id" = ?',
    first.id,
  );
  place.wait(5 * DAY);
  await bring(place, await backWith(file, answeredThere(place, ankiId)));
  expect(await stateOf(place, ankiId)).toMatchObject({ interval: 21 * 86_400, reps: 1 });
  expect((await verify(place.context, place.actor)).differences).toEqual([]);
});

test('an answer that went out and was taken back here since does not come back', async () => {
  const place = await written();
  const [first] = await served(place);
  if (!first) throw new Error('Nothing is served');
  await answer(place, first, 3);
  const file = await goingOut(place);
  await undo(place.context, place.actor);
  const before = await everything(place);
  const { operation, plan } = await bring(place, file);
  expect(plan.reviews).toBe(0);
  expect(await everything(place)).toEqual(before);
  expect(operation).toBeNull();
});

test('marks come as from any package, and are taken back', async () => {
  const place = await written();
  const file = await goingOut(place);
  const { cards, notes } = await holds(file);
  const both = notes.find(({ fields }) => fields.at(-1) === '1')?.id;
  const [one, other] = cards.filter(({ note }) => note === both);
  const back = await backWith(file, (db) => {
    db.prepare('update cards set queue = -1, flags = 3 where id = ?').run(one?.id);
    db.prepare("update notes set tags = ' marked ', mod = mod + 50 where id = ?").run(both);
  });
  const { plan } = await bring(place, back);
  expect(plan.problems?.counts).toEqual({});
  expect(await stateOf(place, one?.id ?? 0)).toMatchObject({ flag: 3 });
  expect(Boolean((await stateOf(place, one?.id ?? 0))?.suspended)).toBe(true);
  expect(Boolean((await stateOf(place, other?.id ?? 0))?.marked)).toBe(true);
  expect((await bring(place, back)).operation).toBeNull();
  await undo(place.context, place.actor);
  expect(await query(place.context.store.db, 'SELECT * FROM "CardState"')).toEqual([]);
});

test('a mark that went out does not spread to a card that the note got since', async () => {
  const place = await written();
  const { db } = place.context.store;
  const cards = await query<{ id: CardId }>(
    db,
    `SELECT c."id" FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" WHERE n."source" LIKE '%pod%'`,
  );
  const later = cards[1]?.id as CardId;
  await markNotes(place.context, place.actor, { cards: [later], marked: true });
  await execute(db, `UPDATE "CardState" SET "marked" = 0 WHERE "cardId" = ?`, later);
  const file = await goingOut(place);
  expect((await holds(file)).notes.flatMap(({ tags }) => tags)).toEqual(['marked']);
  expect((await bring(place, file)).operation).toBeNull();
});

/** The first field of the note with this text gets another word, as Anki's editor would write it. */
function edit(word: string, to: string) {
  return (db: Database.Database) => {
    const changed = db
      .prepare('update notes set flds = replace(flds, ?, ?), mod = mod + 100 where flds like ?')
      .run(word, to, `%${word}%`);
    if (changed.changes === 0) throw new Error(`No note says ${word}`);
  };
}

test('a text that was edited in Anki is not taken, and the plan names the file and the line', async () => {
  const place = await written();
  const file = await goingOut(place);
  const before = await everything(place);
  for (const [word, line] of [
    ['the sun', 6],
    ['a group', 10],
    ['France', 12],
    ['primary', 14],
  ] as const) {
    const { plan, operation } = await bring(place, await backWith(file, edit(word, 'Grün')));
    expect(operation).toBeNull();
    expect(plan.counts).toMatchObject({ create: 0, update: 0, ambiguous: 0 });
    expect(plan.problems?.counts['own-edited'], word).toBeGreaterThanOrEqual(1);
    expect(plan.problems?.examples[0]?.about).toMatch(`words.md:${line}: `);
  }
  expect(await everything(place)).toEqual(before);
});

test('a text that was edited here since it went out was not edited in Anki, nor was one that only got a tag there', async () => {
  const place = await written();
  const file = await goingOut(place);
  place.wait(HOUR);
  await write(place, DECK.replace('a group of', 'a set of').replace('A star', 'One star'));
  const tagged = await backWith(file, (db) => {
    db.prepare("update notes set tags = ' leech ', mod = mod + 1000").run();
  });
  for (const each of [file, tagged]) {
    const { plan, operation } = await bring(place, each);
    expect(plan.problems?.counts).toEqual({});
    expect(operation).toBeNull();
  }
});

test('a card that Anki made of an edited note is told and left out', async () => {
  const place = await written();
  const file = await goingOut(place);
  const { notes, cards } = await holds(file);
  const note = notes.find(({ fields }) => fields.length === 5 && fields[4] === '');
  const back = await backWith(file, (db) => {
    const card = cards.find((each) => each.note === note?.id);
    db.prepare(
      `insert into cards select id + 7777777, nid, did, 1, mod, usn, type, queue, due, ivl, factor, reps, lapses, "left", odue, odid, flags, data
       from cards where id = ?`,
    ).run(card?.id);
  });
  const { plan, operation } = await bring(place, back);
  expect(plan.problems?.counts).toEqual({ 'own-card-unknown': 1 });
  expect(operation).toBeNull();
});

test('a card that has another number in Anki is known by its note and template', async () => {
  const place = await written();
  const file = await goingOut(place);
  const { cards } = await holds(file);
  place.wait(5 * DAY);
  const back = await backWith(file, (db) => {
    cards.forEach(({ id }, number) => {
      answeredThere(place, id, 1 + number)(db);
    });
    db.prepare('update revlog set cid = cid + 7777777').run();
    db.prepare('update cards set id = id + 7777777').run();
  });
  const { plan } = await bring(place, back);
  expect(plan).toMatchObject({ reviews: cards.length, problems: { counts: {} } });
  for (const { id } of cards) expect(await stateOf(place, id)).toMatchObject({ reps: 1 });
});

test("another place's notes come as notes with fields, once, with their pictures, and go out again", async () => {
  const file = await goingOut(await written());
  const source = await holds(file);
  const place = await openPlace();
  const { plan } = await bring(place, file);
  expect(plan.counts).toMatchObject({ create: source.notes.length });
  const types = await query<{ name: string }>(
    place.context.store.db,
    'SELECT "name" FROM "NoteType" ORDER BY "name"',
  );
  expect(types.map(({ name }) => name)).toEqual(['Kartoteka', 'Kartoteka Cloze', 'Kartoteka Part']);
  expect((await bring(place, file)).operation).toBeNull();
  const out = await holds(await goingOut(place));
  expect(out.notes.map(({ guid, fields }) => [guid, fields])).toEqual(
    source.notes.map(({ guid, fields }) => [guid, fields]),
  );
  expect(out.noteTypes.length).toBe(3);
  expect(out.files).toEqual(source.files);
  await undo(place.context, place.actor);
  expect(await query(place.context.store.db, 'SELECT * FROM "NoteType"')).toEqual([]);
});
