import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Actor, Context } from '#lib/context.ts';
import type { AnkiMedia } from '#lib/formats/anki/collection.ts';
import { mnemosyneMedia, mnemosyneNotes } from '#lib/formats/mnemosyne/as-notes.ts';
import { MNEMOSYNE_LIMITS, type MnemosyneFile } from '#lib/formats/mnemosyne/mnemosyne.ts';
import { isMnemosyne, readMnemosyneDatabase } from '#lib/formats/mnemosyne/read-database.ts';
import { readMnemosyneXml } from '#lib/formats/mnemosyne/read-xml.ts';
import { mochiMedia, mochiNotes } from '#lib/formats/mochi/as-notes.ts';
import { DATA_FILES, MOST_DATA_BYTES, readMochi } from '#lib/formats/mochi/read-mochi.ts';
import { type ProgramNote, programAsCollection } from '#lib/formats/program/program-notes.ts';
import { firstBytes } from '#lib/platform/first-bytes.ts';
import { folderArchive } from '#lib/platform/folder-archive.ts';
import { openForeign } from '#lib/platform/foreign-database.ts';
import { privateFile } from '#lib/platform/private-file.ts';
import { sha1OfText } from '#lib/platform/text-hash.ts';
import { type Archive, isZip, openZipFile, zipLimits } from '#lib/platform/zip.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readUpTo } from '../read-up-to.ts';
import { PackageTally, type Program } from './importing.ts';
import { type OpenPackage, PACKAGE_LIMITS } from './open-package.ts';

/** Whether a file is of a program whose notes come as if in a package, by its name. */
export function isProgramName(name: string): boolean {
  return /\.(?:mochi|cards|db)$/i.test(name);
}

interface Given {
  readonly file: string;
  readonly name: string;
  readonly limits: ImportLimits;
}

/** Opens a file of Mochi or Mnemosyne as if it were a package. Throws `unreadable-file` with the place of what is wrong, and `too-large`. */
export function openProgram(
  { limits }: Pick<Context, 'limits'>,
  actor: Actor,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<OpenPackage> {
  const given = { file, name, limits };
  if (/\.mochi$/i.test(name)) return openMochi(actor, given);
  return /\.cards$/i.test(name) ? openCards(given) : openDatabase(given);
}

async function openMochi(actor: Actor, { file, name, limits }: Given): Promise<OpenPackage> {
  const archive = await openZipFile(file, zipLimits(PACKAGE_LIMITS, limits));
  try {
    const entry = DATA_FILES.find((each) => archive.names.includes(each));
    if (!entry) throw unknown(name, 'it holds no data.json and no data.edn');
    const bytes = await readEntry(archive, { entry, most: MOST_DATA_BYTES });
    const calendar = calendarOf(actor.settings);
    const tally = new PackageTally();
    const notes = mochiNotes(readMochi(bytes, entry), {
      sha1: sha1OfText,
      dayOf: (at) => studyDay(at, calendar),
      told: (problem, about) => tally.note(problem, about),
    });
    const held = { notes, media: mochiMedia(archive.names) };
    return opened(held, { program: 'mochi', tally, archive, close: async () => archive.close() });
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function openCards({ file, name, limits }: Given): Promise<OpenPackage> {
  const archive = await openZipFile(file, zipLimits(PACKAGE_LIMITS, limits));
  try {
    if (!archive.names.includes('cards.xml')) throw unknown(name, 'it holds no cards.xml');
    const textOf = async (entry: string) =>
      archive.names.includes(entry)
        ? new TextDecoder().decode(await readEntry(archive, { entry, most: MNEMOSYNE_LIMITS.xml }))
        : '';
    const read = readMnemosyneXml(await textOf('cards.xml'), await textOf('METADATA'));
    return openedMnemosyne(read, { name, archive, close: async () => archive.close() });
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** The files that its texts speak of lie beside a database, in a folder of its name; both may have been put into an archive. */
async function openDatabase(given: Given): Promise<OpenPackage> {
  const { file, name, limits } = given;
  if (isZip(await firstBytes(file, 4))) return openPackedDatabase(given);
  const archive = folderArchive(`${file}_media`, limits);
  const chunks = createReadStream(file);
  return readDatabase(chunks, { name, archive, close: async () => {} });
}

async function openPackedDatabase({ file, name, limits }: Given): Promise<OpenPackage> {
  const archive = await openZipFile(file, zipLimits(PACKAGE_LIMITS, limits));
  try {
    const entry = path.basename(name);
    if (!archive.names.includes(entry)) throw unknown(name, `it holds no ${entry}`);
    const media = folderWithin(archive, `${entry}_media/`);
    const close = async () => archive.close();
    return await readDatabase(archive.stream(entry), { name, archive: media, close });
  } catch (error) {
    archive.close();
    throw error;
  }
}

function folderWithin(archive: Archive, folder: string): Archive {
  const names = archive.names.filter((name) => name.startsWith(folder));
  return {
    names: names.map((name) => name.slice(folder.length)),
    stream: (name) => archive.stream(`${folder}${name}`),
    read: (name) => archive.read(`${folder}${name}`),
  };
}

async function readDatabase(
  chunks: AsyncIterable<Uint8Array>,
  { name, ...holding }: Holding & { readonly name: string },
): Promise<OpenPackage> {
  const copy = await privateFile(chunks);
  try {
    const database = openForeign({ file: copy.file, name });
    try {
      if (!isMnemosyne(database)) throw unknownDatabase(name, database.tables);
      return openedMnemosyne(readMnemosyneDatabase(database, name), { name, ...holding });
    } finally {
      database.close();
    }
  } finally {
    await copy.remove();
  }
}

interface Holding {
  readonly archive: Archive;
  readonly close: () => Promise<void>;
}

function openedMnemosyne(
  file: MnemosyneFile,
  { name, ...holding }: Holding & { readonly name: string },
): OpenPackage {
  const tally = new PackageTally();
  const notes = mnemosyneNotes(file, {
    sha1: sha1OfText,
    deck: file.title?.replaceAll('::', ':') || deckOfFile(name),
    told: (fact) => tally.note('card-without-note', `fact ${fact}`),
  });
  const held = { notes, media: mnemosyneMedia(file) };
  return opened(held, { ...holding, program: 'mnemosyne', tally });
}

/** What the program calls every person's database says nothing. */
function deckOfFile(name: string): string {
  const base = path.basename(name).replace(/\.[^.]*$/, '');
  return base === 'default' || base === '' ? 'Mnemosyne' : base;
}

function opened(
  {
    notes,
    media,
  }: { readonly notes: readonly ProgramNote[]; readonly media: readonly AnkiMedia[] },
  { program, ...others }: Holding & { readonly program: Program; readonly tally: PackageTally },
): OpenPackage {
  const hasDecks = program === 'mochi';
  const source = { kind: 'program', program, hasDecks } as const;
  return { collection: programAsCollection(notes, media), source, ...others };
}

async function readEntry(
  archive: Archive,
  { entry, most }: { readonly entry: string; readonly most: number },
): Promise<Uint8Array> {
  const bytes = await readUpTo(archive.stream(entry), most);
  if (bytes) return bytes;
  throw fileBeyond('too-long-for-its-kind', { entry, most });
}

function unknown(name: string, reason: string): AppError {
  const message = `${name} cannot be read: ${reason}.`;
  return new AppError('unreadable-file', message, { entry: name, reason });
}

function unknownDatabase(name: string, tables: ReadonlyMap<string, readonly string[]>): AppError {
  const isHashcards = tables.get('cards')?.includes('card_hash') ?? false;
  if (!isHashcards) return unknown(name, 'it is no database of Mnemosyne 2');
  const message = `${name} holds only the histories of hashcards. Pack it into a ZIP archive together with the Markdown files.`;
  return new AppError('unreadable-file', message, {
    entry: name,
    reason: 'there are no cards in it',
    remedy: 'with-markdown',
  });
}
