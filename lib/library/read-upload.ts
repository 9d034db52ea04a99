import type { Finding } from '#lib/bundle/finding.ts';
import type { FoundMedia } from '#lib/compiler/media.ts';
import {
  HASHCARDS_MACROS,
  type Macros,
  readMacros,
  withMacros,
} from '#lib/formats/hashcards/macros.ts';
import { HASHCARDS_DATABASE } from '#lib/formats/hashcards/read-database.ts';
import {
  type HashcardsDeck,
  isHashcardsDeck,
  readHashcardsDeck,
} from '#lib/formats/hashcards/read-deck.ts';
import { saidForms } from '#lib/formats/markdown/said-forms.ts';
import { isForObsidian } from '#lib/formats/obsidian/read-schedules.ts';
import { decodeText, isDeckFileName, isOtherEncoding, NOT_UTF8 } from '#lib/platform/deck-files.ts';
import { foundMedia } from '#lib/platform/media-files.ts';
import { type Archive, DEFAULT_ZIP_LIMITS, isZip, readZip, zipLimits } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';
import { isSoundName, MAX_MEDIA_BYTES, MAX_SOUND_BYTES } from '#lib/shared/media.ts';
import { BUNDLE_LIMITS, isBundle } from './open-bundle.ts';
import { asWritten, readPluginOf } from './plugin-of-vault.ts';
import { readUpTo } from './read-up-to.ts';
import { withRootPaths } from './root-paths-of.ts';
import { unreadableFiles, unreadMacros } from './troubled-files.ts';

/** A file that somebody gave us, or a folder of theirs. */
export type Upload = {
  /** As the person's machine calls it. */
  readonly name: string;
} & ({ readonly bytes: Uint8Array } | { readonly folder: Archive });

/** A Markdown document of an upload. */
export interface UploadedText {
  /** Names the document: the file's name, or its path in the archive. */
  readonly path: string;
  readonly text: string;
  /** Whether the bytes were not valid UTF-8, so that some characters were replaced. */
  readonly damaged: boolean;
  /** A picture beside it in the archive. */
  readonly media: (path: string) => FoundMedia;
  /** Whether Obsidian's plugin finds cards in it, as its settings say. */
  readonly isOfPlugin?: boolean;
  /** What it was read from, where that was a document of hashcards. */
  readonly hashcards?: HashcardsDeck;
  /** Where each of its lines stood, both from 1, where it was put into our form. */
  readonly lines?: readonly number[];
}

/** What a file turned out to be. */
export type UploadContent =
  | {
      readonly kind: 'markdown';
      readonly files: readonly UploadedText[];
      /** The database of hashcards; null where there is none. */
      readonly database: Uint8Array | null;
      /** What is wrong with files beside the documents. */
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'bundle'; readonly archive: Archive };

const READABLE =
  'Markdown (.md, .markdown), a ZIP archive of Markdown files, a bundle (.kartoteka.zip), packages and collections of Anki (.apkg, .colpkg, .anki2), tables (.csv, .tsv, .txt), and files of Mochi (.mochi) and Mnemosyne (.cards, .db)';

/** Finds out what a file is, and reads it. Throws `unreadable-file` for what we cannot read, and `too-large`. */
export async function readUpload(upload: Upload, limits: ImportLimits): Promise<UploadContent> {
  const file = fileName(upload.name);
  if ('folder' in upload) return readDocuments(file, upload.folder);
  const { bytes } = upload;
  refuseOffice(file);
  if (/\.(md|markdown)$/i.test(file)) {
    const all = [
      inItsForm(
        textOf(file, bytes, () => ({ kind: 'missing' })),
        { byName: new Map() },
      ),
    ];
    return { kind: 'markdown', database: null, ...legible(all) };
  }
  if (/\.zip$/i.test(file) || isZip(bytes)) return readArchive(file, bytes, limits);
  throw new AppError(
    'unreadable-file',
    `${file} is of a kind that cannot be read. These can: ${READABLE}.`,
    { file },
  );
}

/** What other programs write, with what to bring instead. */
const OFFICE = [
  {
    ending: /\.(?:xlsx?|xlsm|ods|numbers)$/i,
    remedy: 'save-as-csv',
    message: 'is a spreadsheet: save the table as CSV.',
  },
  {
    ending: /\.(?:docx?|odt|rtf|pdf|pages|pptx?|odp|epub|html?)$/i,
    remedy: 'save-as-text',
    message: 'is a document: save it as Markdown, or as a table in CSV.',
  },
] as const;

/** Some of them are ZIP archives, too. */
function refuseOffice(file: string): void {
  const office = OFFICE.find(({ ending }) => ending.test(file));
  if (!office) return;
  const { remedy, message } = office;
  throw new AppError('unreadable-file', `${file} ${message}`, { file, remedy });
}

/** Whether bytes that somebody sent are a bundle file. Throws `unreadable-file` and `too-large`. */
export async function isBundleFile(bytes: Uint8Array, limits: ImportLimits): Promise<boolean> {
  return isZip(bytes) && isBundle(await readZip(bytes, zipLimits(BUNDLE_LIMITS, limits)));
}

function fileName(name: string): string {
  return (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').trim() || 'notes.md';
}

async function readArchive(
  file: string,
  bytes: Uint8Array,
  limits: ImportLimits,
): Promise<UploadContent> {
  const large = await readZip(bytes, zipLimits(BUNDLE_LIMITS, limits));
  if (isBundle(large)) return { kind: 'bundle', archive: large };
  return readDocuments(file, await readZip(bytes, zipLimits(DEFAULT_ZIP_LIMITS, limits)));
}

/** A collection of hashcards begins where its database lies. */
async function readDocuments(file: string, archive: Archive): Promise<UploadContent> {
  const [database = null] = archive.names.filter(isHashcardsDatabase).sort(byDepth);
  const root = database?.slice(0, -HASHCARDS_DATABASE.length) ?? '';
  const names = archive.names.filter(isDocument);
  if (archive.names.some((name) => /^collection\.anki2/.test(name))) {
    const reason = `${file} is a package of Anki. Let its name end in .apkg, and it is read as one.`;
    throw new AppError('unreadable-file', reason, { file, remedy: 'name-apkg' });
  }
  if (names.length === 0) {
    throw new AppError('unreadable-file', `${file} holds no Markdown file (.md, .markdown).`, {
      file,
      remedy: 'no-markdown',
    });
  }
  const pictures = await readPictures(archive);
  const byName = new Map([...pictures].map(([path, found]) => [path.split('/').at(-1), found]));
  // Files that were picked one by one have lost their folders.
  const isFlat = archive.names.every((name) => !name.includes('/'));
  const { macros, findings } = await readMacrosOf(database === null ? null : root, archive);
  const plugin = await readPluginOf(archive);
  const files: UploadedText[] = [];
  for (const name of names) {
    const isTheirs = database !== null && name.startsWith(root);
    const before = isTheirs ? root : '';
    const media = (path: string): FoundMedia =>
      pictures.get(`${before}${path}`) ?? { kind: 'missing' };
    const read = textOf(name.slice(before.length), await archive.read(name), media);
    const others = () =>
      inItsForm(withRootPaths(asWritten(read, plugin), pictures), { byName, isFlat });
    files.push(isTheirs ? asHashcards(read, macros) : others());
  }
  const bytes = database === null ? null : await readDatabase(archive, database);
  const { files: legibleFiles, findings: others } = legible(files);
  return {
    ...{ kind: 'markdown', files: legibleFiles, database: bytes },
    findings: [...findings, ...others],
  };
}

/** Texts in another encoding are left out, and told. */
function legible(all: readonly UploadedText[]): { files: UploadedText[]; findings: Finding[] } {
  const isForeign = ({ text, damaged }: UploadedText) => damaged && isOtherEncoding(text);
  const foreign = all.filter(isForeign).map(({ path }) => ({ path, reason: NOT_UTF8 }));
  return { files: all.filter((each) => !isForeign(each)), findings: unreadableFiles(foreign) };
}

function isHashcardsDatabase(path: string): boolean {
  return path.split('/').at(-1) === HASHCARDS_DATABASE && !isHidden(path);
}

/** That of the collection, and not of one within it. */
function byDepth(one: string, other: string): number {
  return one.split('/').length - other.split('/').length;
}

/** Its formulas need no macros any more: they are edited, and go elsewhere, as they are. */
function asHashcards({ path, text, ...read }: UploadedText, macros: Macros): UploadedText {
  const deck = readHashcardsDeck(path, text);
  const put = (markdown: string) => withMacros(markdown, macros);
  const cards = deck.cards.map((card) => ({ ...card, hidden: card.hidden.map(put) }));
  const hashcards = { ...deck, text: put(deck.text), cards };
  return { ...read, path, text: hashcards.text, hashcards, lines: deck.lines };
}

function formsOf({ path, text, isOfPlugin }: UploadedText): Partial<UploadedText> | null {
  if (!isHashcardsDeck(text)) return saidForms(text, isOfPlugin);
  const deck = readHashcardsDeck(path, text);
  return { text: deck.text, lines: deck.lines };
}

/** Pictures beside documents by their names alone. */
interface Pictures {
  readonly byName: ReadonlyMap<string | undefined, FoundMedia>;
  /** Whether there are no folders. */
  readonly isFlat?: boolean;
}

/** Says whose form it has; of Obsidian's, and where there are no folders, a picture may lie anywhere: its name finds it. */
function inItsForm(read: UploadedText, { byName, isFlat = false }: Pictures): UploadedText {
  const said = { ...read, ...formsOf(read) };
  if (!isFlat && !isForObsidian(said.text)) return said;
  const media = (path: string): FoundMedia => {
    const found = read.media(path);
    return found.kind === 'missing' ? (byName.get(path.split('/').at(-1)) ?? found) : found;
  };
  return { ...said, media };
}

const MAX_MACRO_BYTES = 1024 * 1024;

/** The macros of a collection of hashcards, which begins at `root`; null: there is none. */
async function readMacrosOf(root: string | null, archive: Archive) {
  const file = `${root ?? ''}${HASHCARDS_MACROS}`;
  if (root === null || !archive.names.includes(file)) return { macros: new Map(), findings: [] };
  const bytes = await readUpTo(archive.stream(file), MAX_MACRO_BYTES);
  if (!bytes) throw fileBeyond('too-long-for-its-kind', { entry: file, most: MAX_MACRO_BYTES });
  const { macros, unread } = readMacros(decodeText(bytes).text);
  return { macros, findings: unreadMacros(HASHCARDS_MACROS, unread) };
}

const MAX_DATABASE_BYTES = 256 * 1024 * 1024;

async function readDatabase(archive: Archive, entry: string): Promise<Uint8Array> {
  const bytes = await readUpTo(archive.stream(entry), MAX_DATABASE_BYTES);
  if (bytes) return bytes;
  throw fileBeyond('too-long-for-its-kind', { entry, most: MAX_DATABASE_BYTES });
}

/** Pictures are held in memory until they are stored. */
const MAX_PICTURE_BYTES = 256 * 1024 * 1024;

async function readPictures(archive: Archive): Promise<ReadonlyMap<string, FoundMedia>> {
  const found = new Map<string, FoundMedia>();
  let left = MAX_PICTURE_BYTES;
  for (const path of archive.names.filter(isPicture)) {
    const most = isSoundName(path) ? MAX_SOUND_BYTES : MAX_MEDIA_BYTES;
    const bytes = await readUpTo(archive.stream(path), Math.min(left, most));
    left -= bytes?.length ?? 0;
    found.set(path, bytes ? foundMedia(bytes) : { kind: 'too-large' });
  }
  return found;
}

function isDocument(path: string): boolean {
  return !isHidden(path) && isDeckFileName(path.split('/').at(-1) ?? '');
}

function isPicture(path: string): boolean {
  const isShown = isSoundName(path) || /\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(path);
  return isShown && !isHidden(path);
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function textOf(path: string, bytes: Uint8Array, media: UploadedText['media']): UploadedText {
  return { path, ...decodeText(bytes), media };
}
