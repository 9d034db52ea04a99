import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { unzstd } from '#lib/formats/anki/read/unzstd.ts';
import { openZipFile } from '#lib/platform/zip.ts';
import { ROOT } from '../../support/root.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { holds } from './going-out.ts';

/** The package that the official Anki made in its newest layout. */
export const LATEST: string = path.join(ROOT, 'tests/anki/packages/latest.apkg');

/** The same collection as it lies in the folder of a profile: with its media, and with what else Anki keeps there. */
export async function profileFolder(): Promise<string> {
  const folder = path.join(tempFolder(), 'User 1');
  const media = path.join(folder, 'collection.media');
  mkdirSync(path.join(media, 'deeper'), { recursive: true });
  writeFileSync(path.join(folder, 'collection.anki2'), await databaseOf(LATEST));
  for (const [name, content] of (await holds(LATEST)).files) {
    writeFileSync(path.join(media, name), Buffer.from(content, 'base64'));
  }
  for (const other of ['collection.log', 'collection.media.db2', 'collection.media/deeper/x.png']) {
    writeFileSync(path.join(folder, other), 'something');
  }
  return folder;
}

/** A copy of a profile while Anki is open: what was changed last lies in the log beside the collection. */
export function openProfile(folder: string, change: string): string {
  const file = path.join(folder, 'collection.anki2');
  const open = path.join(tempFolder(), 'collection.anki2');
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec(change);
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, `${open}${ending}`);
  } finally {
    db.close();
  }
  return open;
}

async function databaseOf(file: string): Promise<Buffer> {
  const entry = 'collection.anki21b';
  const zip = await openZipFile(file);
  const chunks: Uint8Array[] = [];
  const packed = { entry, chunks: zip.stream(entry), most: 1e9, limit: 'too-long' } as const;
  for await (const chunk of unzstd(packed)) chunks.push(chunk);
  zip.close();
  return Buffer.concat(chunks);
}
