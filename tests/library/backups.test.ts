import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUpIfDue } from '#lib/library/backups/back-up-if-due.ts';
import { makeBackup } from '#lib/library/backups/make-backup.ts';
import { restoreBackup } from '#lib/library/backups/restore-backup.ts';
import { restoreUnopened } from '#lib/library/backups/restore-unopened.ts';
import { thinOut } from '#lib/library/backups/thin-out.ts';
import type { BackupFile } from '#lib/platform/backup-folder.ts';
import { hashOfBytes } from '#lib/platform/media-files.ts';
import { verify } from '#lib/review/verify.ts';
import { DAY } from '#lib/shared/instant.ts';
import { addMedia } from '#lib/store/media.ts';
import { execute, query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';

const CALENDAR = { zone: 'Europe/Moscow', rollover: 4 };
const PICTURE = Buffer.from('a picture');

async function studied(): Promise<Place> {
  const place = await openPlace();
  await add(
    place,
    bundleOf([
      { prompt: 'one', answer: 'uno' },
      { prompt: 'two', answer: 'dos' },
    ]),
  );
  const hash = hashOfBytes(PICTURE);
  await place.context.media.keep(hash, PICTURE);
  const owner = { user: place.actor.user, at: place.context.now() };
  await addMedia(place.context.store.db, owner, [{ hash, type: 'png', bytes: PICTURE.length }]);
  await answerOne(place);
  return place;
}

async function answerOne(place: Place): Promise<void> {
  const [card] = await served(place);
  if (!card) throw new Error('Nothing is served');
  await answer(place, card, 3);
  place.wait(60_000);
}

const TABLES = ['Deck', 'Note', 'Card', 'CardState', 'Event', 'Operation', 'Media'];

async function dump({ context }: Place): Promise<unknown[]> {
  const { db } = context.store;
  return Promise.all(TABLES.map((table) => query(db, `SELECT * FROM "${table}" ORDER BY 1, 2`)));
}

test('going back brings everything as it was, media as well, while the place is open', async () => {
  const place = await studied();
  const { context, actor, folder } = place;
  const { name } = await makeBackup(context, 'by-hand', CALENDAR);
  const before = await dump(place);
  const stamp = context.store.changes.stamp(actor.user);
  await answerOne(place);
  await add(place, bundleOf([{ prompt: 'three', answer: 'tres' }], 'other', 'other.md'));
  rmSync(path.join(folder, 'media'), { recursive: true });
  const { before: aside, missingMedia } = await restoreBackup(context, name, CALENDAR);
  expect(await dump(place)).toEqual(before);
  expect(missingMedia).toBe(0);
  expect(await context.media.read(hashOfBytes(PICTURE))).toEqual(PICTURE);
  expect(context.store.changes.stamp(actor.user)).not.toBe(stamp);
  expect((await verify(context, actor)).differences).toEqual([]);
  await answerOne(place);
  // And to where one was before going back.
  await restoreBackup(context, aside.name, CALENDAR);
  expect(await query(context.store.db, 'SELECT * FROM "Deck"')).toHaveLength(2);
});

test('a damaged copy is refused, and all stays as it is', async () => {
  const place = await studied();
  const { context } = place;
  const { name } = await makeBackup(context, 'by-hand', CALENDAR);
  const file = context.backups.fileOf(name);
  const bytes = readFileSync(file);
  bytes.fill(0xff, 8192, 12_288);
  writeFileSync(file, bytes);
  const before = await dump(place);
  await expect(restoreBackup(context, name, CALENDAR)).rejects.toMatchObject({
    code: 'database-unusable',
  });
  expect(await dump(place)).toEqual(before);
});

test.each([
  ['an empty file', (file: string) => writeFileSync(file, '')],
  [
    'a database of something else',
    (file: string) => {
      rmSync(file);
      new Database(file).exec('CREATE TABLE other (id)').close();
    },
  ],
])('%s is no copy to go back to, and all stays as it is', async (_, put) => {
  const place = await studied();
  const { name } = await makeBackup(place.context, 'by-hand', CALENDAR);
  put(place.context.backups.fileOf(name));
  const before = await dump(place);
  await expect(restoreBackup(place.context, name, CALENDAR)).rejects.toMatchObject({
    code: 'database-unusable',
    values: { backup: name },
  });
  expect(await dump(place)).toEqual(before);
});

test('where the copy cannot be laid beside a damaged database, its files stay where they are', async () => {
  const place = await studied();
  const { name } = await makeBackup(place.context, 'by-hand', CALENDAR);
  await place.context.store.close();
  const at = { databaseFile: place.file, dataFolder: place.folder };
  mkdirSync(`${place.file}.part`);
  await expect(restoreUnopened(at, name)).rejects.toThrow();
  expect(existsSync(place.file)).toBe(true);
  rmSync(`${place.file}.part`, { recursive: true, force: true });
  const { before } = await restoreUnopened(at, name);
  expect(existsSync(path.join(place.folder, before))).toBe(true);
});

test('a copy of a newer version is refused, and all stays as it is', async () => {
  const place = await studied();
  const { name } = await makeBackup(place.context, 'by-hand', CALENDAR);
  const copy = new Database(place.context.backups.fileOf(name));
  copy.exec(
    `UPDATE "_prisma_migrations" SET migration_name = '99990101000000_later' WHERE migration_name LIKE '%foundation'`,
  );
  copy.close();
  const before = await dump(place);
  await expect(restoreBackup(place.context, name, CALENDAR)).rejects.toMatchObject({
    code: 'database-unusable',
  });
  expect(await dump(place)).toEqual(before);
});

test('half-written copies and other files are no backups, and an unknown name is told', async () => {
  const { context, folder } = await studied();
  const { name } = await makeBackup(context, 'by-hand', CALENDAR);
  appendFileSync(path.join(folder, 'backups', 'daily-20270101T000000.db.1.part'), 'x');
  appendFileSync(path.join(folder, 'backups', 'notes.txt'), 'x');
  expect((await context.backups.list()).map((each) => each.name)).toEqual([name]);
  await expect(restoreBackup(context, 'daily-20200101T000000', CALENDAR)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('the copy of the day is made once a day, and not where nothing was ever written', async () => {
  const empty = await openPlace();
  await execute(empty.context.store.db, 'DELETE FROM "Operation"');
  expect(await backUpIfDue(empty.context, CALENDAR)).toBeNull();
  const { context } = await studied();
  expect((await backUpIfDue(context, CALENDAR))?.reason).toBe('daily');
  expect(await backUpIfDue(context, CALENDAR)).toBeNull();
});

test('copies thin out to one a day, a week, four weeks; those made by hand and the newest stay', () => {
  const now = Date.UTC(2027, 0, 15, 12);
  const at = (days: number, reason: BackupFile['reason'] = 'daily'): BackupFile => {
    return { name: `${reason} ${days}`, reason, at: now - days * DAY, bytes: 1 };
  };
  const all = [0, 0.2, 1, 1.4, ...Array.from({ length: 400 }, (_, day) => day + 2), 5.1, 5.2].map(
    (days) => at(days),
  );
  const byHand = [at(3.3, 'by-hand'), at(800, 'by-hand')];
  const gone = new Set(thinOut([...all, ...byHand], now, CALENDAR).map(({ name }) => name));
  const kept = [...all, ...byHand].filter(({ name }) => !gone.has(name));
  const ages = kept
    .filter(({ reason }) => reason === 'daily')
    .map(({ at: made }) => (now - made) / DAY);
  expect(ages.filter((age) => age < 2).length).toBe(4);
  expect(ages.filter((age) => age >= 2 && age < 15).length).toBe(13);
  expect(ages.filter((age) => age >= 15 && age < 71).length).toBeLessThanOrEqual(9);
  expect(ages.filter((age) => age >= 71).length).toBeLessThanOrEqual(11);
  expect(ages.filter((age) => age > 340)).toEqual([]);
  expect(kept.filter(({ reason }) => reason === 'by-hand').length).toBe(2);
});
