import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { archiveNotes } from '#lib/acts/archive-notes.ts';
import type { ConflictChoice } from '#lib/bundle/merge-fields.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { undo } from '#lib/library/undo.ts';
import { answerCard } from '#lib/review/answer-card.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { DAY } from '#lib/shared/instant.ts';
import { execute, query } from '#lib/store/sql.ts';
import { openPlace, type Place } from '../../support/place.ts';
import { changedPackage, OLDEST } from './own-package.ts';

const LATER = Date.UTC(2026, 10, 27, 20);

async function imported(): Promise<Place> {
  const place = await openPlace(LATER);
  await bring(place, OLDEST);
  return place;
}

function bring({ context, actor }: Place, file: string, conflicts: ConflictChoice = 'ask') {
  const choices = { withProgress: true, conflicts };
  return applyPackage(context, actor, { file, name: 'x.apkg', choices });
}

/** What an export for others leaves of the studying. */
const WITHOUT_PROGRESS =
  'delete from revlog; update cards set type = 0, queue = 0, flags = 0, ivl = 0, reps = 0, lapses = 0, odid = 0';

const SEPARATOR = '\u001f';

/** The package after the first field of the note with this word was changed, as a later export has it. */
function edited(word: string, to: string, later = 100): Promise<string> {
  return changedPackage((db) => {
    const { id, flds } = noteWith(db, word);
    const fields = [to, ...flds.split(SEPARATOR).slice(1)].join(SEPARATOR);
    db.prepare('update notes set flds = ?, mod = mod + ? where id = ?').run(fields, later, id);
  });
}

function noteWith(db: Database.Database, word: string): { id: number; flds: string } {
  const row = db.prepare('select id, flds from notes where flds like ? limit 1').get(`${word}%`);
  return row as { id: number; flds: string };
}

async function fieldsOf({ context }: Place, id: string): Promise<string[]> {
  const [row] = await query<{ fields: string }>(
    context.store.db,
    `SELECT "fields" FROM "Note" WHERE "id" = ?`,
    id,
  );
  return JSON.parse(row?.fields ?? '[]');
}

async function noteNamed({ context }: Place, word: string): Promise<string> {
  const rows = await query<{ id: string }>(
    context.store.db,
    `SELECT "id" FROM "Note" WHERE json_extract("fields", '$[0]') = ?`,
    word,
  );
  return rows[0]?.id ?? '';
}

/** Changes a field here, as an editor of fields would. */
async function edit({ context }: Place, note: string, fields: readonly string[]): Promise<void> {
  await execute(
    context.store.db,
    `UPDATE "Note" SET "fields" = ? WHERE "id" = ?`,
    JSON.stringify(fields),
    note,
  );
}

test('a text that was changed in Anki changes here, and the history stays', async () => {
  const place = await imported();
  const note = await noteNamed(place, 'word 1');
  const events = await query(place.context.store.db, 'SELECT * FROM "Event"');
  const { plan } = await bring(place, await edited('word 1', 'word one'));
  expect(plan.counts).toMatchObject({ update: 1, create: 0 });
  expect((await fieldsOf(place, note))[0]).toBe('word one');
  const texts = await query<{ prompt: string; revision: number }>(
    place.context.store.db,
    `SELECT r."prompt", r."revision" FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     WHERE c."noteId" = ? AND c."facet" = 't:0'`,
    note,
  );
  expect(texts[0]?.prompt).toContain('word one');
  expect(texts[0]?.revision).toBe(2);
  expect(await query(place.context.store.db, 'SELECT * FROM "Event"')).toEqual(events);
  await undo(place.context, place.actor);
  expect((await fieldsOf(place, note))[0]).toBe('word 1');
});

test('texts that were changed in different fields come together', async () => {
  const place = await imported();
  const note = await noteNamed(place, 'word 2');
  const [front = '', , sound = ''] = await fieldsOf(place, note);
  await edit(place, note, [front, 'моё слово', sound]);
  const { plan } = await bring(place, await edited('word 2', 'word two'));
  expect(plan).toMatchObject({ counts: { update: 1, ambiguous: 0 }, together: 1 });
  const [{ diff } = { diff: [] }] = plan.lines;
  const added = diff.filter(({ kind }) => kind === 'added').flatMap(({ parts }) => parts);
  expect(added.map(({ text }) => text).join(' ')).toMatch(/two.*моё/);
  expect(await fieldsOf(place, note)).toEqual(['word two', 'моё слово', sound]);
});

test('one field that both sides changed at different places has both changes, and the plan shows them', async () => {
  const place = await imported();
  const note = await noteNamed(place, 'word 2');
  await bring(place, await edited('word 2', 'a word that means two', 100));
  const [, ...rest] = await fieldsOf(place, note);
  await edit(place, note, ['the word that means two', ...rest]);
  const file = await edited('word 2', 'a word that means <b>two</b>', 200);
  const { plan } = await bring(place, file);
  const both = 'the word that means <b>two</b>';
  expect(await fieldsOf(place, note)).toEqual([both, ...rest]);
  expect(plan).toMatchObject({ counts: { update: 1, ambiguous: 0 }, together: 1 });
  expect(plan.lines).toMatchObject([{ action: 'update', isTogether: true }]);
  expect((await bring(place, file)).operation).toBeNull();
  await undo(place.context, place.actor);
  expect((await fieldsOf(place, note))[0]).toBe('the word that means two');
});

test.each([
  ['ask', 'mine'],
  ['mine', 'mine'],
  ['theirs', 'word three'],
  ['both', 'mine<hr>word three'],
] as const)('one field that both sides changed: %s', async (choice, expected) => {
  const place = await imported();
  const note = await noteNamed(place, 'word 3');
  const [, ...rest] = await fieldsOf(place, note);
  await edit(place, note, ['mine', ...rest]);
  const file = await edited('word 3', 'word three');
  const { plan } = await bring(place, file, choice);
  expect((await fieldsOf(place, note))[0]).toBe(expected);
  expect(plan.counts.ambiguous).toBe(choice === 'ask' ? 1 : 0);
  const again = await bring(place, file);
  expect(again.plan.counts.ambiguous).toBe(choice === 'ask' ? 1 : 0);
});

test('a note that was deleted here stays away until its text is another, and then has its history', async () => {
  const place = await imported();
  const { context, actor } = place;
  const note = await noteNamed(place, 'word 1');
  const live = () =>
    query(
      context.store.db,
      `SELECT c."id" FROM "Card" c JOIN "Note" n ON n."id" = c."noteId"
       WHERE n."id" = ? AND n."archivedAt" IS NULL AND c."archivedAt" IS NULL ORDER BY 1`,
      note,
    );
  const before = (await live()) as { id: CardId }[];
  await archiveNotes(context, actor, { cards: before.map(({ id }) => id) });
  expect((await bring(place, OLDEST)).operation).toBeNull();
  const again = await changedPackage((db) => {
    db.prepare('update notes set mod = mod + 100').run();
  });
  await bring(place, again);
  expect(await live()).toEqual([]);
  expect((await verify(context, actor)).differences).toEqual([]);
  const { plan } = await bring(place, await edited('word 1', 'word one', 200));
  expect(plan.counts).toMatchObject({ revive: 1 });
  expect(await live()).toEqual(before);
});

test('an older export takes nothing back', async () => {
  const place = await imported();
  const note = await noteNamed(place, 'word 1');
  await bring(place, await edited('word 1', 'newer'));
  const { operation } = await bring(place, OLDEST);
  expect(operation).toBeNull();
  expect((await fieldsOf(place, note))[0]).toBe('newer');
});

test('answers of both sides count, and a card that was answered here keeps its due date', async () => {
  const place = await imported();
  const { context, actor } = place;
  const [card] = await query<{ id: string; ankiId: number }>(
    context.store.db,
    `SELECT c."id", c."ankiId" FROM "Card" c JOIN "CardState" s ON s."cardId" = c."id"
     WHERE s."phase" = 'review' AND s."suspended" = 0 ORDER BY c."ankiId" DESC LIMIT 1`,
  );
  place.wait(2 * DAY);
  await answerCard(context, actor, { name: card?.id ?? '', rating: 3 });
  const mine = await stateOf(place, card?.id);
  const file = await changedPackage((db) => {
    db.prepare('insert into revlog values (?, ?, -1, 3, 9, 5, 500, 4000, 1)').run(
      LATER + DAY,
      card?.ankiId,
    );
    db.prepare(
      'update cards set due = due + 9, ivl = 9, reps = reps + 1, mod = mod + 90000 where id = ?',
    ).run(card?.ankiId);
  });
  const { plan } = await bring(place, file);
  expect(plan.reviews).toBe(1);
  const both = await stateOf(place, card?.id);
  expect(both).toMatchObject({
    dueDay: mine.dueDay,
    interval: mine.interval,
    lastEventId: mine.lastEventId,
  });
  expect(both.reps).toBe(mine.reps + 1);
  expect((await verify(context, actor)).differences).toEqual([]);
  expect((await bring(place, file)).operation).toBeNull();
  await undo(context, actor);
  expect(await stateOf(place, card?.id)).toEqual(mine);
});

test('a card that was only answered in Anki stands as Anki has it', async () => {
  const place = await imported();
  const { context, actor } = place;
  const [card] = await query<{ id: string; ankiId: number; day: number }>(
    context.store.db,
    `SELECT c."id", c."ankiId", s."dueDay" AS "day" FROM "Card" c JOIN "CardState" s ON s."cardId" = c."id"
     WHERE s."phase" = 'review' ORDER BY c."ankiId" DESC LIMIT 1`,
  );
  place.wait(2 * DAY);
  const file = await changedPackage((db) => {
    db.prepare('insert into revlog values (?, ?, -1, 3, 33, 5, 500, 4000, 1)').run(
      LATER + DAY,
      card?.ankiId,
    );
    db.prepare(
      'update cards set due = due + 33, ivl = 33, reps = reps + 1, mod = mod + 90000 where id = ?',
    ).run(card?.ankiId);
  });
  await bring(place, file);
  expect(await stateOf(place, card?.id)).toMatchObject({
    dueDay: (card?.day ?? 0) + 33,
    interval: 33 * 86_400,
  });
  expect((await verify(context, actor)).differences).toEqual([]);
});

interface State {
  readonly dueDay: number;
  readonly interval: number;
  readonly reps: number;
  readonly lastEventId: string;
}

async function stateOf({ context }: Place, card = ''): Promise<State> {
  const [row] = await query<State>(
    context.store.db,
    `SELECT * FROM "CardState" WHERE "cardId" = ?`,
    card,
  );
  return row as State;
}

test('a file without progress takes no mark away, and its other tags count', async () => {
  const tagged = (tags: string, more = '') =>
    changedPackage((db) => {
      const { id } = noteWith(db, 'word 1');
      db.prepare('update notes set tags = ?, mod = mod + 100 where id = ?').run(` ${tags} `, id);
      if (more !== '') db.exec(more);
    });
  const place = await openPlace(LATER);
  await bring(place, await tagged('leech marked old'));
  const note = await noteNamed(place, 'word 1');
  const tags = async () => {
    const [row] = await query<{ tags: string }>(
      place.context.store.db,
      `SELECT "tags" FROM "Note" WHERE "id" = ?`,
      note,
    );
    return JSON.parse(row?.tags ?? '[]').toSorted();
  };
  await bring(place, await tagged('new', WITHOUT_PROGRESS));
  expect(await tags()).toEqual(['leech', 'marked', 'new']);
  await bring(place, await tagged('new'));
  expect(await tags()).toEqual(['new']);
});

test('a mark or flag that was taken away in Anki goes here, too; one that was put here stays', async () => {
  const marked = (tags: string, flag: number) =>
    changedPackage((db) => {
      const { id } = noteWith(db, 'word 1');
      db.prepare('update notes set tags = ?, mod = mod + ? where id = ?').run(tags, 9 - flag, id);
      db.prepare('update cards set flags = ? where nid = ?').run(flag, id);
      db.prepare('update col set mod = mod + ?').run(9 - flag);
    });
  const place = await openPlace(LATER);
  const { db } = place.context.store;
  await bring(place, await marked(' marked ', 2));
  const note = await noteNamed(place, 'word 1');
  const marks = () =>
    query(db, 'SELECT DISTINCT "marked", "flag" FROM "CardState" WHERE "noteId" = ?', note);
  expect(await marks()).toEqual([{ marked: true, flag: 2 }]);
  const without = await marked('', 0);
  await bring(place, without);
  expect(await marks()).toEqual([{ marked: false, flag: 0 }]);
  await undo(place.context, place.actor);
  expect(await marks()).toEqual([{ marked: true, flag: 2 }]);
  await bring(place, without);
  expect((await bring(place, await marked('', 2))).operation).toBeNull();
  await execute(db, 'UPDATE "CardState" SET "marked" = 1, "flag" = 4 WHERE "noteId" = ?', note);
  expect((await bring(place, without)).operation).toBeNull();
  expect(await marks()).toEqual([{ marked: true, flag: 4 }]);
});

/** The package in which the cards of this note wait in this queue (-1 suspended, -2 buried, 0 none of it), as a later export has it. */
function queued(word: string, queue: number, later: number): Promise<string> {
  return changedPackage((db) => {
    const { id } = noteWith(db, word);
    const put = 'update cards set queue = iif(? < 0, ?, type), mod = mod + ? where nid = ?';
    db.prepare(put).run(queue, queue, later, id);
    db.prepare('update col set mod = mod + ?').run(later);
  });
}

test('what was suspended in Anki and is no longer is due again here; what was suspended or resumed here stays so', async () => {
  const place = await openPlace(LATER);
  const { db } = place.context.store;
  const suspended = await queued('word 1', -1, 1);
  await bring(place, suspended);
  const note = await noteNamed(place, 'word 1');
  const here = async () =>
    (await query(db, 'SELECT "suspended" FROM "CardState" WHERE "noteId" = ?', note)).map(
      (row) => (row as { suspended: unknown }).suspended,
    );
  const put = (value: 0 | 1) =>
    execute(db, 'UPDATE "CardState" SET "suspended" = ? WHERE "noteId" = ?', value, note);
  expect(await here()).toEqual([true, true]);
  await put(0);
  expect((await bring(place, suspended)).operation).toBeNull();
  expect(await here()).toEqual([false, false]);
  await put(1);
  const resumed = await queued('word 1', 0, 2);
  await bring(place, resumed);
  expect(await here()).toEqual([false, false]);
  expect((await bring(place, resumed)).operation).toBeNull();
  expect((await bring(place, suspended)).operation).toBeNull();
  expect(await here()).toEqual([false, false]);
  await put(1);
  await bring(place, await queued('word 1', 0, 3));
  expect(await here()).toEqual([true, true]);
});

test('a card that never was studied follows Anki as well, and a file without progress resumes nothing', async () => {
  const fresh = (queue: number, later: number, more = '') =>
    changedPackage((db) => {
      db.prepare('update cards set queue = ?, mod = mod + ? where type = 0').run(queue, later);
      db.prepare('update col set mod = mod + ?').run(later);
      if (more !== '') db.exec(more);
    });
  const place = await openPlace(LATER);
  const { db } = place.context.store;
  const count = async () => {
    const sql = `SELECT count(*) AS "count" FROM "CardState" WHERE "suspended" = 1 AND "phase" = 'new'`;
    return (await query<{ count: number }>(db, sql))[0]?.count ?? 0;
  };
  await bring(place, await fresh(-1, 1));
  expect(await count()).toBeGreaterThan(0);
  const suspended = await count();
  await bring(place, await fresh(0, 2, WITHOUT_PROGRESS));
  expect(await count()).toBe(suspended);
  await bring(place, await fresh(0, 2));
  expect(await count()).toBe(0);
});

test('what is no longer buried in Anki is not hidden here', async () => {
  const place = await openPlace(LATER);
  const { db } = place.context.store;
  await bring(place, await queued('word 1', -2, 1));
  const note = await noteNamed(place, 'word 1');
  const here = async () =>
    (await query(db, 'SELECT DISTINCT "buriedDay" FROM "CardState" WHERE "noteId" = ?', note)).map(
      (row) => (row as { buriedDay: number | null }).buriedDay,
    );
  expect(await here()).not.toContain(null);
  await bring(place, await queued('word 1', 0, 2));
  expect(await here()).toEqual([null]);
});

test('a card whose template shows its flag shows the one that came', async () => {
  const flagged = (flag: number) =>
    changedPackage((db) => {
      const front = `replace(models, '"qfmt":"{{', '"qfmt":"{{CardFlag}} {{')`;
      db.prepare(`update col set models = ${front}, mod = mod + ?`).run(flag);
      db.prepare('update cards set flags = ?').run(flag);
    });
  const place = await openPlace(LATER);
  const { db } = place.context.store;
  const prompts = () =>
    query<{ prompt: string }>(
      db,
      `SELECT r."prompt" FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
         JOIN "Note" n ON n."id" = c."noteId" WHERE json_extract(n."fields", '$[0]') = 'word 1' AND c."facet" = 't:0'`,
    );
  await bring(place, await flagged(2));
  expect((await prompts())[0]?.prompt).toContain('flag2');
  await bring(place, await flagged(3));
  expect((await prompts())[0]?.prompt).toContain('flag3');
});
