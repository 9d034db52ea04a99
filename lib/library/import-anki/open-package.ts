import type { AnkiCollection } from '#lib/formats/anki/collection.ts';
import { readCollection } from '#lib/formats/anki/read/collection.ts';
import { type PackageHead, readPackageHead } from '#lib/formats/anki/read/package.ts';
import { unzstd } from '#lib/formats/anki/read/unzstd.ts';
import { firstBytes } from '#lib/platform/first-bytes.ts';
import { type ForeignDatabase, openForeign } from '#lib/platform/foreign-database.ts';
import { privateFile } from '#lib/platform/private-file.ts';
import { type Archive, isZip, openZipFile, type ZipLimits, zipLimits } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import type { TableView } from '../types.ts';
import { isCollectionName, openBareCollection } from './bare-collection.ts';
import type { ImportSource, PackageTally } from './importing.ts';

const GIGABYTE = 1024 ** 3;

/** A package holds ten years of somebody's studying, each sound a file of its own. */
export const PACKAGE_LIMITS: ZipLimits = {
  entries: 300_000,
  entryBytes: 4 * GIGABYTE,
  totalBytes: 16 * GIGABYTE,
  ratio: 500,
};

/** A package of Anki's that is open for reading. */
export interface OpenPackage {
  readonly collection: AnkiCollection;
  readonly archive: Archive;
  readonly source: ImportSource;
  /** Of a table: how it was understood, for people, and what was wrong with its rows. */
  readonly table?: TableView;
  readonly tally?: PackageTally;
  /** Closes it and removes what was unpacked. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a package, or a collection by itself: unpacks it into a file that only we look at. Throws `unreadable-file` with the entry, table and
 * row of what is wrong, and `too-large`.
 */
export async function openPackage(
  { file, name }: { readonly file: string; readonly name: string },
  limits: ImportLimits,
): Promise<OpenPackage> {
  const own = zipLimits(PACKAGE_LIMITS, limits);
  const isBare = isCollectionName(name) && !isZip(await firstBytes(file, 4));
  const archive = isBare
    ? await openBareCollection(file, limits, own.entryBytes)
    : await openZipFile(file, own);
  try {
    const head = await readPackageHead(archive);
    const { database, remove } = await unpack(archive, head, own.entryBytes);
    const close = async () => {
      try {
        database.close();
        archive.close();
      } finally {
        await remove();
      }
    };
    try {
      const collection = readCollection(database, head);
      return { collection, archive, source: { kind: 'anki' }, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function unpack(
  archive: Archive,
  { layout }: PackageHead,
  most: number,
): Promise<{ database: ForeignDatabase; remove: () => Promise<void> }> {
  const bytes = collectionBytes(archive, layout, most);
  const { file, remove } = await privateFile(bytes, logBeside(archive, layout));
  try {
    // Anki's own collation, which nobody else has.
    return { database: openForeign({ file, name: layout, collation: 'unicase' }), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function collectionBytes(
  archive: Archive,
  layout: PackageHead['layout'],
  most: number,
): AsyncIterable<Uint8Array> {
  const chunks = archive.stream(layout);
  if (layout !== 'collection.anki21b') return chunks;
  return unzstd({ entry: layout, chunks, most, limit: 'too-long' });
}

/** What was written last lies in a log beside it while Anki is open. */
function logBeside(archive: Archive, layout: PackageHead['layout']) {
  const log = `${layout}-wal`;
  return archive.names.includes(log) ? { '-wal': archive.stream(log) } : {};
}

/** Whether a file is a package of Anki's or a collection by itself, by its name. */
export function isPackageName(name: string): boolean {
  return /\.(?:apkg|colpkg)$/i.test(name) || isCollectionName(name);
}

/** The refusal of a choice that a package leaves no room for. */
export function keepsTitles(): AppError {
  return new AppError('bad-input', 'A package keeps the titles of its decks.', { keepsTitles: 1 });
}
