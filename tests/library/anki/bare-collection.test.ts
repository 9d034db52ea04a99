import { createHash } from 'node:crypto';
import {
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zipFiles } from '#app/(desk)/import/package/zip-files.ts';
import { openBareCollection } from '#lib/library/import-anki/bare-collection.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { openZipFile } from '#lib/platform/zip.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { query } from '#lib/store/sql.ts';
import { expectAsTold, readTold } from '../../anki/told.ts';
import { openPlace } from '../../support/place.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { LATEST, openProfile, profileFolder } from './profile-folder.ts';

const LATER = Date.UTC(2026, 10, 27, 20);
const choices = { withProgress: true, conflicts: 'ask' as const };
const given = (file: string) => ({ file, name: path.basename(file), choices });

async function collection(): Promise<string> {
  return path.join(await profileFolder(), 'collection.anki2');
}

/** Names with the hashes of their contents, and when they were changed. */
function contentOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .map((file) => `${file} ${statSync(file).mtimeMs} ${hash(readFileSync(file))}`)
    .sort();
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a collection out of the folder of a profile', () => {
  test('brings notes, states, histories and files as its package does, and stays as it is', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await collection();
    const before = contentOf(path.dirname(file));
    const { plan } = await applyPackage(context, actor, given(file));
    await expectAsTold(context, actor, readTold(path.dirname(LATEST)));
    expect(plan).toMatchObject({ media: 2, problems: { counts: {} } });
    expect((await applyPackage(context, actor, given(LATEST))).operation).toBeNull();
    expect(contentOf(path.dirname(file))).toEqual(before);
    expect(leftovers()).toEqual([]);
  });

  test('brings what lies in the log beside it while Anki is open, and leaves both as they are', async () => {
    const { context, actor } = await openPlace(LATER);
    const change = `update notes set flds = replace(flds, 'word 1', 'written last')`;
    const file = openProfile(await profileFolder(), change);
    const before = contentOf(path.dirname(file));
    expect(before.length).toBe(2);
    await applyPackage(context, actor, given(file));
    const found = `SELECT "id" FROM "Note" WHERE "fields" LIKE '%written last%'`;
    expect(await query(context.store.db, found)).toHaveLength(1);
    expect(contentOf(path.dirname(file))).toEqual(before);
  });

  test('with a log that is none comes without it', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await collection();
    writeFileSync(`${file}-wal`, 'x'.repeat(50_000));
    expect((await planPackage(context, actor, given(file))).counts.create).toBe(16);
  });

  test('follows no links beside it', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await collection();
    const secret = path.join(tempFolder(), 'secret.png');
    writeFileSync(secret, 'secret');
    symlinkSync(secret, `${file}-wal`);
    symlinkSync(secret, path.join(path.dirname(file), 'collection.media', 'secret.png'));
    const { media, counts } = await planPackage(context, actor, given(file));
    expect({ media, create: counts.create }).toEqual({ media: 2, create: 16 });
  });

  test('packed as in a package, and under another name, comes as well', async () => {
    const { context, actor } = await openPlace(LATER);
    const zip = await openZipFile(LATEST);
    const packed = path.join(tempFolder(), 'collection.anki21b');
    writeFileSync(packed, await zip.read('collection.anki21b'));
    zip.close();
    const plain = await collection();
    const named = path.join(path.dirname(plain), 'Моё.anki21');
    renameSync(plain, named);
    for (const file of [packed, named]) {
      const { counts, media } = await planPackage(context, actor, given(file));
      expect({ media, create: counts.create }).toEqual({ media: 0, create: 16 });
    }
  });

  test('that is written to while it is read is refused with what helps', async () => {
    const file = await collection();
    const { names, stream } = await openBareCollection(file, USUAL_LIMITS, 1e9);
    writeFileSync(`${file}-wal`, 'something new');
    await expect(read(stream(names[0] ?? ''))).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringMatching(/Close Anki/),
    });
  });

  test('longer than may be, or that is none, is refused, and nothing is left of it', async () => {
    const { context, actor } = await openPlace(LATER);
    const file = await collection();
    const small = { ...context, limits: { ...context.limits, fileBytes: 5000 } };
    await expect(planPackage(small, actor, given(file))).rejects.toMatchObject({
      code: 'too-large',
      values: { entry: 'collection.anki2' },
    });
    for (const content of ['', 'no database at all']) {
      writeFileSync(file, content);
      await expect(planPackage(context, actor, given(file))).rejects.toMatchObject({
        code: 'unreadable-file',
        values: { entry: 'collection.anki2' },
      });
    }
    expect(leftovers()).toEqual([]);
  });
});

test('the folder of a profile that a browser sends as one file brings the same', async () => {
  const { context, actor } = await openPlace(LATER);
  const folder = await profileFolder();
  const paths = ['collection.anki2', 'collection.media/точка.png', 'collection.media/звук 1.mp3'];
  const blob = await zipFiles(
    paths.map((each) => ({ path: each, file: fileOf(path.join(folder, each)) })),
  );
  const file = path.join(tempFolder(), 'upload');
  writeFileSync(file, new Uint8Array(await blob.arrayBuffer()));
  const sent = { file, name: 'User 1/collection.anki2', choices };
  const { plan } = await applyPackage(context, actor, sent);
  expect(plan).toMatchObject({ media: 2, problems: { counts: {} } });
  expect((await applyPackage(context, actor, given(LATEST))).operation).toBeNull();
});

async function read(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks);
}

function fileOf(file: string): File {
  return new File([readFileSync(file)], path.basename(file));
}

/** Private files that are still there. */
function leftovers(): string[] {
  return readdirSync(os.tmpdir()).filter((name) => name.startsWith(`kartoteka-${process.pid}-`));
}
