/** What a person chose to import; a profile is the folder in which Anki or Mnemosyne keeps its own. */
export type Chosen =
  | { readonly kind: 'file'; readonly name: string; readonly file: File }
  | {
      readonly kind: 'folder' | 'profile';
      readonly name: string;
      readonly files: readonly ChosenFile[];
    };

/** A file of a folder, or one of several. */
export interface ChosenFile {
  /** Within the folder, with forward slashes. */
  readonly path: string;
  readonly file: File;
}

/** Why what was chosen is not read. */
export type Refusal = 'oneFile' | 'noDocuments' | 'tooManyFiles' | 'folderUnread';

/** What was chosen, or why it is not read; null where nothing was. */
export type Choice = { readonly chosen: Chosen } | { readonly refusal: Refusal } | null;

/** More are not looked through: somebody chose more than notes. */
const MOST_FILES = 300_000;
const DOCUMENT = /\.(?:md|markdown)$/i;
/** What notes and their pictures, sounds and histories lie in. */
const OF_NOTES =
  /\.(?:md|markdown|png|jpe?g|gif|webp|svg|avif|mp3|ogg|opus|wav|m4a|flac|mp4|webm)$|(?:^|\/)(?:hashcards\.db|macros\.tex)$/i;

/** Of a profile of Anki's: the collection, what is not in it yet while Anki is open, and its pictures and sounds. */
const OF_PROFILE = /^collection\.(?:anki2(?:-wal)?$|media\/)/;
const COLLECTION = 'collection.anki2';

/** Of the folder of Mnemosyne's data: the database, and its pictures and sounds. */
const OF_MNEMOSYNE = /^default\.db(?:$|_media\/)/;
const DATABASE = 'default.db';

/** What was chosen in a field for files, or for a folder. */
export function choiceOf(list: FileList): Choice {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const [first] = files;
  if (!first) return null;
  const isFolder = first.path !== first.file.name;
  return isFolder ? folderChoice(partsOf(first.path)[0] ?? '', inside(files)) : looseChoice(files);
}

/** What was dropped. Must be called while the drop is handled; afterwards the list is empty. */
export function droppedChoice(transfer: DataTransfer): Promise<Choice> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const loose = choiceOf(transfer.files);
  if (!entries.some(({ isDirectory }) => isDirectory)) return Promise.resolve(loose);
  return folderDropped(entries).catch(() => ({ refusal: 'folderUnread' }));
}

async function folderDropped(entries: readonly FileSystemEntry[]): Promise<Choice> {
  const files: ChosenFile[] = [];
  for (const entry of entries) {
    if (!(await walk(entry, entry.name, files))) return { refusal: 'tooManyFiles' };
  }
  const name = entries.map((entry) => entry.name).join(', ');
  return folderChoice(name, entries.length === 1 ? inside(files) : files);
}

/** Gathers the files of an entry; false where there are too many. */
async function walk(entry: FileSystemEntry, path: string, files: ChosenFile[]): Promise<boolean> {
  if (isPassedOver(path)) return true;
  if (files.length >= MOST_FILES) return false;
  if (isFile(entry)) {
    const file = await new Promise<File>((found, failed) => entry.file(found, failed));
    files.push({ path, file });
    return true;
  }
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
    if (!(await walk(child, `${path}/${child.name}`, files))) return false;
  }
  return true;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** Browsers give them some at a time, and none in the end. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** The folder itself is not a part of the paths: it is called as its person likes. */
function inside(files: readonly ChosenFile[]): ChosenFile[] {
  return files.map(({ path, file }) => ({ path: partsOf(path).slice(1).join('/'), file }));
}

function folderChoice(name: string, all: readonly ChosenFile[]): Choice {
  if (all.some(({ path }) => path === COLLECTION)) return profileChoice(name, all);
  if (all.some(({ path }) => path === DATABASE)) {
    const files = all.filter(({ path }) => OF_MNEMOSYNE.test(path));
    return { chosen: { kind: 'profile', name: `${name}/${DATABASE}`, files } };
  }
  const isOfNotes = (path: string) => OF_NOTES.test(path) || OF_PLUGIN.test(path);
  const files = all.filter(({ path }) => isOfNotes(path) && !isPassedOver(path));
  if (!files.some(({ path }) => DOCUMENT.test(path))) return { refusal: 'noDocuments' };
  return { chosen: { kind: 'folder', name, files } };
}

function profileChoice(folder: string, all: readonly ChosenFile[]): Choice {
  const files = all.filter(({ path }) => OF_PROFILE.test(path));
  const name = folder.includes(COLLECTION) ? COLLECTION : `${folder}/${COLLECTION}`;
  return { chosen: { kind: 'profile', name, files } };
}

function looseChoice(files: readonly ChosenFile[]): Choice {
  const [first, ...others] = files;
  if (!first) return null;
  const { file } = first;
  if (others.length === 0) return { chosen: { kind: 'file', name: file.name, file } };
  if (files.every(({ path }) => OF_PROFILE.test(path))) return folderChoice(COLLECTION, files);
  if (!files.every(({ path }) => OF_NOTES.test(path))) return { refusal: 'oneFile' };
  const documents = files.filter(({ path }) => DOCUMENT.test(path));
  return folderChoice(documents.map(({ path }) => path).join(', '), files);
}

/** Where Obsidian's plugin for cards says how they are written, and the way there. */
const OF_PLUGIN =
  /(?:^|\/)\.obsidian(?:\/plugins(?:\/obsidian-spaced-repetition(?:\/data\.json)?)?)?$/;

function isPassedOver(path: string): boolean {
  if (OF_PLUGIN.test(path)) return false;
  return partsOf(path).some((part) => part.startsWith('.') || part === 'node_modules');
}

function partsOf(path: string): string[] {
  return path.split('/');
}
