import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { AppError } from '#lib/shared/errors.ts';
import { folderRefusal } from '#lib/shared/folder-trouble.ts';

/** A file of events in a mirrored folder. */
export interface MirrorFile {
  /** `PLACE/YYYY-MM.jsonl`, or `PLACE/YYYY-MM-N.jsonl` of the N-th of a month. */
  readonly name: string;
  /** Its length in bytes. */
  readonly size: number;
}

const FILE = /^\d{4}-\d{2}(?:-\d+)?\.jsonl$/;
/** A file that is as long is not added to: hosts of git refuse files of 100 MB. */
const LONG_FILE = 50 * 1024 * 1024;
const LONGEST_PLACE = 40;
/** So much of a file is in memory at once; no line is longer. */
const PIECE = 1024 * 1024;

/** A name for this place among others: the machine's, and something that no other has. */
export function newPlaceName(): string {
  const machine = hostname()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}-]+/gu, '-');
  const bare = machine.replace(/^-+|-+$/g, '').slice(0, LONGEST_PLACE) || 'place';
  return `${bare}-${randomBytes(3).toString('hex')}`;
}

/** Makes sure that a folder can hold a mirror. Throws `bad-input` where it is none or cannot be written to. */
export function checkMirrorFolder(folder: string): void {
  if (!path.isAbsolute(folder)) {
    throw new AppError(
      'bad-input',
      `${folder} is not a whole path: begin at the root of the disk.`,
    );
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw folderRefusal('bad-input', { folder, trouble: code });
  }
  if (!statSync(folder).isDirectory())
    throw folderRefusal('bad-input', { folder, trouble: 'ENOTDIR' });
}

/** The files of all places, by name. Links and whatever else lies there are left alone. Throws where the folder cannot be read. */
export function listMirrorFiles(folder: string): MirrorFile[] {
  const places = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  return places
    .flatMap((place) => filesOf(folder, place.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function filesOf(folder: string, place: string): MirrorFile[] {
  const entries = readdirSync(path.join(folder, place), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && FILE.test(entry.name))
    .map(({ name }) => ({
      name: `${place}/${name}`,
      size: statSync(path.join(folder, place, name)).size,
    }));
}

/** Whole lines of a file, with the place in bytes behind each. A line without its end is still being written: it waits. */
export function* readMirrorLines(
  folder: string,
  { name, from }: { name: string; from: number },
): Generator<{ text: string; end: number }> {
  const file = openSync(path.join(folder, name), 'r');
  try {
    const piece = Buffer.alloc(PIECE);
    for (let at = from; ; ) {
      const length = readSync(file, piece, 0, PIECE, at);
      const last = piece.subarray(0, length).lastIndexOf(10);
      // A line longer than a piece is none of ours: it is left out.
      if (last < 0 && length < PIECE) return;
      if (last >= 0) yield* linesOf(piece.subarray(0, last + 1), at);
      at += last < 0 ? length : last + 1;
    }
  } finally {
    closeSync(file);
  }
}

function* linesOf(bytes: Buffer, from: number): Generator<{ text: string; end: number }> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    yield { text: bytes.toString('utf8', start, end), end: from + end + 1 };
    start = end + 1;
  }
}

/** The file of a place that what happened in a month (`YYYY-MM`) is added to: the first that is not long yet. */
export function mirrorFileOf(
  folder: string,
  { place, month }: { place: string; month: string },
): string {
  for (let count = 1; ; count++) {
    const name = `${place}/${month}${count === 1 ? '' : `-${count}`}.jsonl`;
    const known = statSync(path.join(folder, name), { throwIfNoEntry: false });
    if (known === undefined || known.size < LONG_FILE) return name;
  }
}

/** Adds whole lines at the end of a file, on disk before it returns, and gives its length then. */
export function appendMirrorLines(
  folder: string,
  { name, text }: { name: string; text: string },
): number {
  const target = path.join(folder, name);
  // Not the folder itself: where a disk is not there, it must not be made anew.
  if (!existsSync(path.dirname(target))) mkdirSync(path.dirname(target));
  const file = openSync(target, 'a+');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(file, last, 0, 1, size - 1);
    // What a crash cut off must not swallow the next line.
    const bytes = Buffer.from(size > 0 && last[0] !== 10 ? `\n${text}` : text);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
    return size + bytes.length;
  } finally {
    closeSync(file);
  }
}
