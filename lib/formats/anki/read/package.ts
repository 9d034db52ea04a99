import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { AnkiLayout, AnkiMedia } from '../collection.ts';
import { BrokenMessage, bytesOf, messagesOf, readMessage, textOf, uintOf } from '../protobuf.ts';
import { parseObject } from './json-object.ts';
import { brokenPackage } from './refusal.ts';
import { unzstd } from './unzstd.ts';

/** The archive that a package is. */
export interface PackageSource {
  readonly names: readonly string[];
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
}

/** What an archive says about itself before its collection is opened. */
export interface PackageHead {
  /** The file that holds the collection; packed with Zstandard in the newest layout. */
  readonly layout: AnkiLayout;
  readonly media: readonly AnkiMedia[];
}

const LAYOUTS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;
/** The newest version of packages that is known (`PackageMetadata.version`). */
const NEWEST = 3;
const MEGABYTE = 1024 * 1024;
const META_BYTES = 64 * 1024;
const MEDIA_LIST_BYTES = 64 * MEGABYTE;

/** Where the files lie of a collection that is in no package: as in Anki's own folder. */
export const MEDIA_FOLDER = 'collection.media/';

/** Whether the files of an archive are those of a package of Anki. */
export function isPackage(names: readonly string[]): boolean {
  return LAYOUTS.some((name) => names.includes(name));
}

/**
 * Reads what an archive says about itself. The newest layout counts: beside it lies an older one with a note that asks to
 * update. Throws `unreadable-file` with the file that is wrong, and for a version newer than this program knows.
 */
export async function readPackageHead(source: PackageSource): Promise<PackageHead> {
  const layout = LAYOUTS.find((name) => source.names.includes(name));
  if (!layout) throw brokenPackage({ entry: LAYOUTS[2] }, 'the package holds no collection');
  await checkVersion(source);
  const isPacked = source.names.includes('media');
  const media = isPacked ? await readMedia(source, layout) : mediaOfFolder(source.names);
  return { layout, media };
}

async function checkVersion(source: PackageSource): Promise<void> {
  if (!source.names.includes('meta')) return;
  const bytes = await whole(source.stream('meta'), 'meta', META_BYTES);
  const version = asMessage('meta', () => uintOf(readMessage(bytes), 1));
  if (version <= NEWEST) return;
  throw new AppError(
    'unreadable-file',
    `This package has version ${version} of Anki's format; this program reads up to ${NEWEST}. In Anki, tick “Support older Anki versions” when you export.`,
    { entry: 'meta', version, known: NEWEST, remedy: 'older-layout' },
  );
}

async function readMedia(source: PackageSource, layout: AnkiLayout): Promise<AnkiMedia[]> {
  const packed = source.stream('media');
  const isPacked = layout === 'collection.anki21b';
  const chunks = isPacked
    ? unzstd({
        ...{ entry: 'media', chunks: packed },
        ...{ most: MEDIA_LIST_BYTES, limit: 'too-long-for-its-kind' },
      })
    : packed;
  const bytes = await whole(chunks, 'media', MEDIA_LIST_BYTES);
  const media = isPacked ? mediaOfMessage(bytes) : mediaOfJson(bytes);
  return media.map((each) => ({ ...each, name: checkedName(each.name) }));
}

/** What else lies there Anki does not know. */
function mediaOfFolder(names: readonly string[]): AnkiMedia[] {
  return names
    .filter((name) => name.startsWith(MEDIA_FOLDER))
    .map((entry) => ({ name: entry.slice(MEDIA_FOLDER.length), entry, size: null, sha1: null }))
    .filter(({ name }) => isFileName(name));
}

function mediaOfMessage(bytes: Uint8Array): AnkiMedia[] {
  return asMessage('media', () =>
    messagesOf(readMessage(bytes), 1).map((entry, place) => ({
      name: textOf(entry, 1),
      entry: entry.has(255) ? String(uintOf(entry, 255)) : String(place),
      size: uintOf(entry, 2),
      sha1: hexadecimal(bytesOf(entry, 3)),
    })),
  );
}

function mediaOfJson(bytes: Uint8Array): AnkiMedia[] {
  const names = parseObject(new TextDecoder().decode(bytes), { entry: 'media' });
  return Object.entries(names).map(([entry, name]) => {
    if (typeof name !== 'string') throw brokenPackage({ entry: 'media' }, `${entry} has no name`);
    return { name, entry, size: null, sha1: null };
  });
}

const LONGEST_NAME = 255;

/** A name is no path: Anki itself refuses such a package. */
function checkedName(name: string): string {
  const normal = name.normalize('NFC');
  if (isFileName(normal)) return normal;
  throw brokenPackage({ entry: 'media', row: name.slice(0, 100) }, 'it is no name of a file');
}

function isFileName(name: string): boolean {
  const isWrong = name === '' || name.length > LONGEST_NAME || /[/\\\0]/.test(name);
  return !isWrong && name !== '.' && name !== '..';
}

function hexadecimal(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function asMessage<T>(entry: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenMessage) throw brokenPackage({ entry }, error.message);
    throw error;
  }
}

async function whole(
  chunks: AsyncIterable<Uint8Array>,
  entry: string,
  most: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of chunks) {
    length += piece.length;
    if (length > most) throw fileBeyond('too-long-for-its-kind', { entry, most });
    pieces.push(piece.slice());
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
