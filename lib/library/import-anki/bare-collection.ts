import { createReadStream, existsSync, lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { MEDIA_FOLDER } from '#lib/formats/anki/read/package.ts';
import { firstBytes } from '#lib/platform/first-bytes.ts';
import { folderArchive } from '#lib/platform/folder-archive.ts';
import type { Archive } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';

/** As Anki calls it in the folder of a profile. */
const COLLECTION = 'collection.anki2';

const PACKED = 'collection.anki21b';
const ENDING = /\.anki2(?:1b?)?$/i;
/** How Zstandard begins (RFC 8878, 3.1.1). */
const ZSTANDARD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Whether a file is a collection of Anki's that is in no package, by its name. */
export function isCollectionName(name: string): boolean {
  return ENDING.test(name);
}

/** The collection in the folder of a profile of Anki's; null where the folder is none. */
export function collectionIn(folder: string): string | null {
  const file = path.join(folder, COLLECTION);
  return existsSync(file) ? file : null;
}

/**
 * A collection as it lies in Anki's folder, with the log and the folder of media beside it, as if they lay in an archive. Throws `too-large`
 * where one is longer than `most`, and `unreadable-file` while it is read where Anki has written in the meantime.
 */
export async function openBareCollection(
  named: string,
  limits: ImportLimits,
  most: number,
): Promise<Archive & { readonly close: () => void }> {
  const file = realpathSync(named);
  const isPacked = (await firstBytes(file, 4)).equals(ZSTANDARD);
  const [entry, log] = [isPacked ? PACKED : COLLECTION, `${file}-wal`];
  const parts = new Map([[entry, file]]);
  if (!isPacked && sizeOf(log) > 0) parts.set(`${entry}-wal`, log);
  for (const [name, part] of parts) {
    if (sizeOf(part) > most) throw fileBeyond('too-long', { entry: name, most });
  }
  const media = mediaBeside(file, limits);
  const stamp = stampOf(file);
  const stream = (name: string) => {
    const part = parts.get(name);
    return part ? unchanged(part, { file, stamp }) : media.stream(inMedia(name));
  };
  return {
    names: [...parts.keys(), ...media.names.map((name) => `${MEDIA_FOLDER}${name}`)],
    stream,
    read: (name) => media.read(inMedia(name)),
    close: () => {},
  };
}

function mediaBeside(file: string, limits: ImportLimits): Archive {
  return folderArchive(`${file.replace(ENDING, '')}.media`, limits);
}

function inMedia(name: string): string {
  return name.slice(MEDIA_FOLDER.length);
}

/** Database and log belong together only as long as neither is written to. */
async function* unchanged(
  part: string,
  { file, stamp }: { readonly file: string; readonly stamp: string },
): AsyncGenerator<Uint8Array> {
  yield* createReadStream(part);
  if (stampOf(file) === stamp) return;
  throw new AppError(
    'unreadable-file',
    `${file} was written to while it was read. Close Anki, then import it again.`,
    { file, remedy: 'close-anki' },
  );
}

function stampOf(file: string): string {
  const parts = [file, `${file}-wal`];
  return parts
    .map((part) => lstatSync(part, { throwIfNoEntry: false }))
    .map((found) => `${found?.size} ${found?.mtimeMs}`)
    .join(', ');
}

/** Of a link nothing: what it leads to is none of ours. */
function sizeOf(file: string): number {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : 0;
}
