import type { Context } from '#lib/context.ts';
import type { AnkiMedia } from '#lib/formats/anki/collection.ts';
import { MEDIA_FOLDER } from '#lib/formats/anki/read/package.ts';
import { unzstd } from '#lib/formats/anki/read/unzstd.ts';
import { ankiMediaName } from '#lib/formats/anki/write/own/anki-html.ts';
import { hashOfBytes } from '#lib/platform/media-files.ts';
import { keptTypeOf, mostBytesOf } from '#lib/render/media-type.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { MAX_SOUND_BYTES, mediaUrl, UNSHOWN } from '#lib/shared/media.ts';
import { mediaNamesOf } from '#lib/store/bundle-rows.ts';
import { addMedia, type KeptMedia, ownedMedia } from '#lib/store/media.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { readUpTo } from '../read-up-to.ts';
import type { PackageImport } from './importing.ts';

/** The files of a package, as they are here by now. */
export interface BroughtFiles {
  /** The address of a file by its name in fields; null where there is none. */
  readonly media: (name: string) => string | null;
  /** Names that were taken here by other files, with those that they have instead. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly files: readonly NamedFile[];
  /** How many have names that were not taken before. */
  readonly fresh: number;
}

interface NamedFile extends KeptMedia {
  readonly name: string;
}

/** So many files are read or written at once: each waits for the disk. */
const AT_ONCE = 8;

/**
 * Puts the files of a package into the media folder. One that is damaged is told and left out; one of no type that we
 * show is told and kept, so that it can go back. Where a name is
 * taken here by another file, the new one gets a name of its own.
 */
export async function bringFiles(
  context: Context,
  importing: PackageImport,
): Promise<BroughtFiles> {
  const names = await namesHere(importing);
  const before = new Set(names.keys());
  const files: NamedFile[] = [];
  const namer = new Namer(importing, names);
  const keep = async (media: AnkiMedia) => {
    const found = await look(importing, media);
    if (found) await context.media.keep(found.hash, found.content);
    return found;
  };
  for await (const found of inTurns(importing, await foreignMedia(importing), keep)) {
    const { content: _, ...file } = found;
    files.push({ ...file, name: namer.nameOf(file) });
  }
  const urls = await urlsOf(importing, names, files);
  const fresh = new Set(files.map(({ name }) => name).filter((name) => !before.has(name))).size;
  const media = (name: string) => urls.get(name.normalize('NFC')) ?? null;
  return { media, renamed: namer.renamed, files, fresh };
}

/** Which files {@link bringFiles} would give other names, and how many of these are new. Only files whose names are taken are looked at, and nothing is kept. */
export async function filesToRename(
  importing: PackageImport,
): Promise<Pick<BroughtFiles, 'renamed' | 'fresh'>> {
  const names = await namesHere(importing);
  const before = new Set(names.keys());
  const media = (await foreignMedia(importing)).filter(({ name }) => names.has(name));
  const namer = new Namer(importing, names);
  for await (const file of inTurns(importing, media, (each) => look(importing, each))) {
    namer.nameOf(file);
  }
  const fresh = [...namer.renamed.values()].filter((name) => !before.has(name)).length;
  return { renamed: namer.renamed, fresh };
}

async function namesHere({ db, user }: PackageImport): Promise<Map<string, string>> {
  return new Map((await mediaNamesOf(db, user)).map(({ name, hash }) => [name, hash]));
}

/** Gives files names that no other file has. */
class Namer {
  readonly renamed = new Map<string, string>();
  readonly #tally: PackageImport['tally'];
  readonly #names: Map<string, string>;

  constructor({ tally }: PackageImport, names: Map<string, string>) {
    this.#tally = tally;
    this.#names = names;
  }

  nameOf(file: NamedFile): string {
    const name = freeName(file, this.#names);
    if (name !== file.name) {
      this.renamed.set(file.name, name);
      this.#tally.note('media-renamed', `${file.name} → ${name}`);
    }
    this.#names.set(name, file.hash);
    return name;
  }
}

/** Does something with each file, several at once, in order; those of which nothing comes are passed over. */
async function* inTurns<File>(
  { told }: PackageImport,
  media: readonly AnkiMedia[],
  work: (media: AnkiMedia) => Promise<File | null>,
): AsyncGenerator<File> {
  for (let start = 0; start < media.length; start += AT_ONCE) {
    told({ stage: 'media', done: start, total: media.length });
    for (const file of await Promise.all(media.slice(start, start + AT_ONCE).map(work))) {
      if (file !== null) yield file;
    }
  }
}

/** Without pictures that went out from here: they are here, and the texts that show them do not speak of them by name. */
async function foreignMedia(importing: PackageImport): Promise<AnkiMedia[]> {
  const { db, user, collection, archive } = importing;
  const own = new Set((await ownedMedia(db, user)).map(ankiMediaName));
  const entries = new Set(archive.names);
  return collection.media.filter(({ name, entry }) => !own.has(name) && entries.has(entry));
}

/** A file with its bytes; null for one that is damaged or too large, which is told. */
async function look(
  { archive, collection, tally }: PackageImport,
  media: AnkiMedia,
): Promise<(NamedFile & { readonly content: Uint8Array }) | null> {
  const { name, entry } = media;
  const packed = archive.stream(entry);
  const isPacked = collection.layout === 'collection.anki21b' && !entry.startsWith(MEDIA_FOLDER);
  const chunks = isPacked
    ? unzstd({
        ...{ entry, chunks: packed },
        ...{ most: MAX_SOUND_BYTES, limit: 'too-long-for-its-kind' },
      })
    : packed;
  const bytes = await bytesOf(chunks);
  if (bytes === 'damaged') return left(tally, 'media-changed', name);
  if (bytes === null) return left(tally, 'media-too-large', name);
  if (media.size !== null && media.size !== bytes.length) return left(tally, 'media-changed', name);
  const type = keptTypeOf(bytes, name);
  if (bytes.length > mostBytesOf(type)) return left(tally, 'media-too-large', name);
  if (type === UNSHOWN) tally.note('media-unknown', name);
  return { name, hash: hashOfBytes(bytes), type, bytes: bytes.length, content: bytes };
}

function left(
  tally: PackageImport['tally'],
  code: Parameters<PackageImport['tally']['note']>[0],
  name: string,
): null {
  tally.note(code, name);
  return null;
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | null | 'damaged'> {
  try {
    return await readUpTo(chunks, MAX_SOUND_BYTES);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code === 'too-large' ? null : 'damaged';
  }
}

function freeName({ name, hash }: NamedFile, names: ReadonlyMap<string, string>): string {
  const taken = names.get(name);
  if (taken === undefined || taken === hash) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return `${stem}-${hash.slice(0, 8)}${ending}`;
}

/** Fields may speak of files that came before as well. */
async function urlsOf(
  { db, user }: PackageImport,
  names: ReadonlyMap<string, string>,
  files: readonly NamedFile[],
): Promise<Map<string, string>> {
  const types = new Map((await ownedMedia(db, user)).map(({ hash, type }) => [hash, type]));
  for (const { hash, type } of files) types.set(hash, type);
  for (const [hash, type] of types) if (type === UNSHOWN) types.delete(hash);
  const urls = new Map<string, string>();
  for (const [hash, type] of types) {
    urls.set(ankiMediaName({ hash, type }), mediaUrl({ hash, type }));
  }
  for (const [name, hash] of names) {
    const type = types.get(hash);
    if (type) urls.set(name, mediaUrl({ hash, type }));
  }
  return urls;
}

/** Notes whose the files are and what they are called. */
export async function noteFiles(change: Change, files: readonly NamedFile[]): Promise<void> {
  await addMedia(change.db, change.head, files);
  const here = new Map(
    (await mediaNamesOf(change.db, change.head.user)).map(({ name, hash }) => [name, hash]),
  );
  const rows = files
    .filter(({ name, hash }) => here.get(name) !== hash)
    .map(({ name, hash }) => ({ ownerId: change.head.user, name, hash }));
  await changeRows(change, 'MediaName', rows);
}

/** Changes how a field speaks of files that have other names here. */
export function rewriter(renamed: ReadonlyMap<string, string>): (field: string) => string {
  if (renamed.size === 0) return (field) => field;
  return (field) => {
    let text = field;
    for (const [from, to] of renamed) {
      if (text.includes(from)) text = renameIn(text, from, to);
      const encoded = encodeURI(from);
      if (encoded !== from && text.includes(encoded)) text = renameIn(text, encoded, encodeURI(to));
    }
    return text;
  };
}

/** Only where the name stands as a name: in a tag for a sound, or as the value of an attribute. */
function renameIn(text: string, from: string, to: string): string {
  return text
    .replaceAll(`[sound:${from}]`, `[sound:${to}]`)
    .replaceAll(`"${from}"`, `"${to}"`)
    .replaceAll(`'${from}'`, `'${to}'`)
    .replaceAll(`=${from}>`, `=${to}>`)
    .replaceAll(`=${from} `, `=${to} `);
}
