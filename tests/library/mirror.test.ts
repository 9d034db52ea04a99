import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { moveCards } from '#lib/acts/move-cards.ts';
import { inTurn } from '#lib/library/in-turn.ts';
import { dropMirror, keepMirror, showMirror } from '#lib/library/mirror/keep-mirror.ts';
import { syncMirror } from '#lib/library/mirror/sync-mirror.ts';
import { undo } from '#lib/library/undo.ts';
import { verify } from '#lib/review/verify.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { DAY, MINUTE } from '#lib/shared/instant.ts';
import { execute, query } from '#lib/store/sql.ts';
import { type NotesFolder, notesFolder } from '../support/notes-folder.ts';
import { NOON, openPlace, type Place } from '../support/place.ts';
import { answer, served } from '../support/studying.ts';
import { tempFolder } from '../support/temp-folder.ts';

const NOTES = `---
deck: numbers
lang: en
---

Q: One? <!-- id: one -->
A: 1

- two ::: 2

Three is ==3== and four is ==4==.
`;

interface Machine extends Place {
  readonly notes: NotesFolder;
  readonly mirror: string;
}

/** A place that has compiled the notes, and mirrors itself in a folder. */
async function machine(mirror = tempFolder(), text = NOTES): Promise<Machine> {
  const place = await openPlace(NOON);
  const notes = notesFolder(place);
  notes.write('numbers.md', text);
  await notes.compile();
  await keepMirror(place.context, place.actor, mirror);
  return { ...place, notes, mirror };
}

const sync = ({ context, actor }: Machine) => syncMirror(context, actor);

/** Answers cards that are due, so many of them, a minute apart. */
async function study(place: Machine, ratings: readonly (1 | 2 | 3 | 4)[]): Promise<void> {
  for (const rating of ratings) {
    place.wait(MINUTE);
    const [card] = await served(place);
    if (card) await answer(place, card, rating);
  }
}

/** What a place knows of its cards, by what they ask: ids are its own. */
function memory({ context }: Place): Promise<unknown[]> {
  return query(
    context.store.db,
    `SELECT r."prompt", s."phase", s."step", s."stability", s."difficulty", s."dueAt", s."dueDay", s."interval", s."reps", s."lapses",
       s."lastEventId" FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     JOIN "CardState" s ON s."cardId" = c."id" ORDER BY c."position"`,
  );
}

async function expectSound(place: Place): Promise<void> {
  expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
}

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );

describe('two machines that mirror in one folder', () => {
  test('end with the same memory, whoever looks first and however often', async () => {
    const one = await machine();
    const other = await machine(one.mirror);
    other.wait(30 * 1000);
    await study(one, [3, 1, 4, 3]);
    await study(other, [3, 3]);
    expect(await sync(one)).toMatchObject({ written: 4, read: 0 });
    expect(await sync(other)).toMatchObject({ written: 2, read: 4, waiting: 0 });
    expect(await sync(one)).toMatchObject({ written: 0, read: 2 });
    expect(await memory(one)).toEqual(await memory(other));
    one.wait(2 * DAY);
    other.wait(2 * DAY + MINUTE);
    await study(one, [3, 3]);
    await study(other, [1]);
    for (const each of [other, one, other, one, other]) await sync(each);
    expect(await memory(one)).toEqual(await memory(other));
    expect(await sync(one)).toEqual({ written: 0, read: 0, waiting: 0, unreadable: 0 });
    await expectSound(one);
    await expectSound(other);
    expect(filesUnder(one.mirror)).toHaveLength(2);
  });

  test("find each other's cards where one of them has laid cards into another deck", async () => {
    const one = await machine();
    const other = await machine(one.mirror);
    for (const { notes } of [one, other]) {
      notes.write('shelf.md', '---\ndeck: shelf\nlang: en\n---\n\n- five :: 5\n');
      await notes.compile();
    }
    const [shelf] = await query<{ id: DeckId }>(
      one.context.store.db,
      `SELECT "id" FROM "Deck" WHERE "key" = 'shelf'`,
    );
    const cards = await query<{ id: CardId }>(
      one.context.store.db,
      `SELECT "id" FROM "Card" WHERE "deckId" <> ?`,
      shelf!.id,
    );
    const chosen = { cards: cards.map(({ id }) => id), deck: shelf!.id };
    const moved = await moveCards(one.context, one.actor, chosen);
    expect(moved.cards).toBe(cards.length);
    other.wait(30 * 1000);
    await study(other, [3, 1, 4]);
    await sync(other);
    expect(await sync(one)).toMatchObject({ read: 3, waiting: 0 });
    one.wait(DAY);
    await study(one, [3, 3]);
    await sync(one);
    expect(await sync(other)).toMatchObject({ read: 2, waiting: 0 });
    const studied = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(studied(await memory(one))).toEqual(studied(await memory(other)));
    await expectSound(one);
    await expectSound(other);
  });

  test('take back on one what was answered there, also when the other has read it', async () => {
    const one = await machine();
    const other = await machine(one.mirror);
    await study(one, [3, 3]);
    await sync(one);
    await sync(other);
    one.wait(MINUTE);
    await undo(one.context, one.actor);
    await sync(one);
    await sync(other);
    expect(
      (await memory(other)).filter((each) => (each as { reps: number }).reps > 0),
    ).toHaveLength(1);
    expect((await memory(one)).filter((each) => (each as { reps: number }).reps > 0)).toHaveLength(
      1,
    );
    await expectSound(other);
  });

  test('whose folders git merges end with the same memory', async () => {
    const home = tempFolder();
    const git = (folder: string, ...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...args],
        { cwd: folder, stdio: 'pipe' },
      );
    git(home, 'init', '-q', '-b', 'main');
    git(home, 'commit', '-q', '--allow-empty', '-m', 'begin');
    const clone = path.join(tempFolder(), 'clone');
    git(home, 'clone', '-q', home, clone);
    const one = await machine(home);
    const other = await machine(clone);
    await study(one, [3, 1, 3]);
    other.wait(20 * 1000);
    await study(other, [4, 3, 2, 3]);
    for (const each of [one, other]) {
      await sync(each);
      git(each.mirror, 'add', '-A');
      git(each.mirror, 'commit', '-q', '-m', 'study');
    }
    git(clone, 'pull', '-q', '--no-rebase', '--no-edit');
    git(home, 'pull', '-q', '--ff-only', clone, 'main');
    await sync(one);
    await sync(other);
    expect(await memory(one)).toEqual(await memory(other));
    await expectSound(one);
  });
});

describe('a mirrored folder', () => {
  test('holds what waits for its card until the card is there', async () => {
    const one = await machine();
    await study(one, [3, 3, 3]);
    await sync(one);
    const other = await machine(
      one.mirror,
      '---\ndeck: numbers\n---\n\nQ: One? <!-- id: one -->\nA: 1\n',
    );
    const first = await sync(other);
    expect(first).toMatchObject({ unreadable: 0 });
    expect((first?.read ?? 0) + (first?.waiting ?? 0)).toBe(3);
    expect(first?.waiting).toBeGreaterThan(0);
    other.notes.write('numbers.md', NOTES);
    await other.notes.compile();
    expect(await sync(other)).toMatchObject({ waiting: 0 });
    expect(await memory(other)).toEqual(await memory(one));
  });

  test('is read past what is no event, and past a line that is still being written', async () => {
    const one = await machine();
    await study(one, [3, 3]);
    await sync(one);
    const [name = ''] = filesUnder(one.mirror);
    const whole = readFileSync(path.join(one.mirror, name), 'utf8');
    const far = path.join(one.mirror, 'far');
    mkdirSync(far);
    const lines = whole.split('\n');
    const cut = lines[1]?.slice(0, 40) ?? '';
    writeFileSync(
      path.join(far, '2027-01.jsonl'),
      `{"kind":"answer"}\nnonsense\n${lines[0]}\n${cut}`,
    );
    writeFileSync(path.join(far, 'notes.txt'), 'not ours');
    renameSync(path.dirname(path.join(one.mirror, name)), path.join(tempFolder(), 'away'));
    const other = await machine(one.mirror);
    expect(await sync(other)).toMatchObject({ read: 1, unreadable: 2 });
    appendFileSync(path.join(far, '2027-01.jsonl'), `${lines[1]?.slice(40)}\n`);
    expect(await sync(other)).toMatchObject({ read: 1, unreadable: 0 });
    expect(await memory(other)).toEqual(await memory(one));
  });

  test('gives back what an older copy of the database has lost', async () => {
    const one = await machine();
    await study(one, [3]);
    await sync(one);
    const copy = path.join(tempFolder(), 'copy.db');
    await execute(one.context.store.db, 'VACUUM INTO ?', copy);
    await study(one, [1, 3]);
    await sync(one);
    const kept = await memory(one);
    await one.context.store.close();
    for (const end of ['-wal', '-shm']) writeFileSync(`${one.file}${end}`, '');
    cpSync(copy, one.file);
    const again = await reopened(one);
    expect(await sync(again)).toMatchObject({ read: 2, written: 0 });
    expect(await memory(again)).toEqual(kept);
  });

  test('goes on in another file where one has become long', async () => {
    const one = await machine();
    const other = await machine(one.mirror);
    await study(one, [3]);
    await sync(one);
    const [name = ''] = filesUnder(one.mirror);
    const long = path.join(one.mirror, name);
    // A hole, as long as the file may become, and the end of a line.
    truncateSync(long, 50 * 1024 * 1024);
    appendFileSync(long, '\n');
    await study(one, [4]);
    expect(await sync(one)).toMatchObject({ written: 1 });
    await study(one, [3]);
    await sync(one);
    expect(filesUnder(one.mirror).sort()).toEqual([name.replace('.', '-2.'), name]);
    expect(await sync(other)).toMatchObject({ read: 3, waiting: 0 });
    expect(await memory(other)).toEqual(await memory(one));
  });

  test('lets others have their turn while much is written', async () => {
    const one = await machine();
    await study(one, [3]);
    const { db } = one.context.store;
    const columns = (
      await query<{ name: string }>(db, `SELECT "name" FROM pragma_table_info('Event')`)
    )
      .map(({ name }) => `"${name}"`)
      .filter((name) => name !== '"id"')
      .join(', ');
    await execute(
      db,
      `WITH RECURSIVE n("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM n WHERE "n" < 1000)
       INSERT INTO "Event" ("id", ${columns}) SELECT "id" || n."n", ${columns} FROM "Event", n`,
    );
    const order: string[] = [];
    const syncing = sync(one).then((result) => {
      order.push('mirrored');
      return result;
    });
    const other = inTurn(one.context.store, async () => order.push('other'));
    const moment = new Promise((resolve) => setImmediate(resolve)).then(() => order.push('moment'));
    await Promise.all([syncing, other, moment]);
    expect(await syncing).toMatchObject({ written: 1001 });
    expect(order.at(-1)).toBe('mirrored');
  });

  test('that is gone is told, and loses nothing', async () => {
    const one = await machine();
    await study(one, [3]);
    const away = `${one.mirror} away`;
    renameSync(one.mirror, away);
    await expect(sync(one)).rejects.toMatchObject({ code: 'unreadable-file' });
    renameSync(away, one.mirror);
    expect(await sync(one)).toMatchObject({ written: 1 });
    expect(await showMirror(one.context, one.actor)).toMatchObject({
      folder: one.mirror,
      result: { written: 1 },
    });
    await dropMirror(one.context, one.actor);
    expect(await sync(one)).toBeNull();
  });

  test.each(['relative/folder', '/nowhere/at/all'])('cannot be %s', async (folder) => {
    const { context, actor } = await openPlace();
    await expect(keepMirror(context, actor, folder)).rejects.toMatchObject({ code: 'bad-input' });
    expect(await showMirror(context, actor)).toBeNull();
  });
});

async function reopened(place: Machine): Promise<Machine> {
  const { openContext } = await import('#lib/open-context.ts');
  const { MIGRATIONS } = await import('../support/place.ts');
  const opened = await openContext({
    databaseFile: place.file,
    migrations: MIGRATIONS,
    startAt: place.context.now(),
  });
  const { onTestFinished } = await import('vitest');
  onTestFinished(() => opened.store.close());
  return { ...place, context: { ...opened, now: place.context.now } };
}
