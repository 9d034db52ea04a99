import type { Actor, Context } from '#lib/context.ts';
import { type MirrorLine, readMirrorLine, writeMirrorLine } from '#lib/formats/mirror/line.ts';
import {
  appendMirrorLines,
  listMirrorFiles,
  mirrorFileOf,
  readMirrorLines,
} from '#lib/platform/mirror-folder.ts';
import { AppError } from '#lib/shared/errors.ts';
import { folderRefusal } from '#lib/shared/folder-trouble.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import {
  cardsMark,
  type Mirror,
  ownEventsAfter,
  readMirror,
  writeMirror,
} from '#lib/store/mirrors.ts';
import type { Db } from '#lib/store/store.ts';
import { inTurn } from '../in-turn.ts';
import { takeIn } from './take-in.ts';

/** What came of looking into a mirrored folder. */
export interface MirrorResult {
  /** Events of this place that were written. */
  readonly written: number;
  /** Events of other places that are new here. */
  readonly read: number;
  /** Events whose card is not here yet. */
  readonly waiting: number;
  /** Lines that are no events. */
  readonly unreadable: number;
}

/** How far a file was read, in bytes. */
interface Reached {
  readonly end: number;
  /** Where the first line begins whose card was not here; null where none waits. */
  readonly waitsFrom: number | null;
  /** What cards there were then. */
  readonly cards: string;
}

type ReachedFiles = Readonly<Record<string, Reached>>;

/** Events that are written or read at a time: whoever else wants something waits no longer than that. */
const PAGE = 250;

/**
 * Writes what happened here since the last time to the mirrored folder, and reads what other places wrote there. Whatever the order and
 * however often, cards end the same. Null where nothing is mirrored. Throws `unreadable-file` where the folder cannot be used; nothing is
 * lost then, and the next time goes on where this one stopped.
 */
export async function syncMirror(context: Context, { user }: Actor): Promise<MirrorResult | null> {
  const mirror = await readMirror(context.store.db, user);
  if (mirror === null) return null;
  return readable(mirror, async () => {
    const written = await writeOwn(context, user);
    const read = await readOthers(context, user);
    const result = { written, ...read };
    await keepResult(context, user, result);
    return result;
  });
}

async function readable<T>({ folder }: Mirror, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string' || error instanceof AppError) throw error;
    throw folderRefusal('unreadable-file', { folder, trouble: code });
  }
}

async function writeOwn(context: Context, user: UserId): Promise<number> {
  for (let written = 0; ; ) {
    const count = await aPageOf(context, () => writePage(context, user));
    if (count === 0) return written;
    written += count;
  }
}

/** Lets others have their turn before and after. */
async function aPageOf<T>({ store }: Context, work: () => Promise<T>): Promise<T> {
  const done = await inTurn(store, work);
  await letOthersIn();
  return done;
}

async function writePage({ store, now }: Context, user: UserId): Promise<number> {
  const mirror = await readMirror(store.db, user);
  if (mirror === null) return 0;
  const { folder, place, written } = mirror;
  const { events, last } = await ownEventsAfter(store.db, user, { after: written, size: PAGE });
  if (events.length === 0) return 0;
  const month = new Date(now()).toISOString().slice(0, 7);
  const name = mirrorFileOf(folder, { place, month });
  const text = events.map((each) => writeMirrorLine(each as MirrorLine)).join('');
  appendMirrorLines(folder, { name, text });
  // A crash before this writes the same lines again, which every reader takes for one.
  await update(store.db, user, (known) => ({ ...known, written: last }));
  return events.length;
}

async function readOthers(context: Context, user: UserId): Promise<Omit<MirrorResult, 'written'>> {
  const { db } = context.store;
  let sum = { read: 0, waiting: 0, unreadable: 0 };
  const mirror = await readMirror(db, user);
  if (mirror === null) return sum;
  const cards = await cardsMark(db, user);
  for (const file of listMirrorFiles(mirror.folder)) {
    const reached = (JSON.parse(mirror.read) as ReachedFiles)[file.name] ?? NOTHING;
    const from = startOf(reached, { size: file.size, cards });
    if (from === null) continue;
    const found = await readFile(context, user, {
      folder: mirror.folder,
      name: file.name,
      from,
      cards,
    });
    sum = {
      read: sum.read + found.read,
      waiting: sum.waiting + found.waiting,
      unreadable: sum.unreadable + found.unreadable,
    };
  }
  return sum;
}

const NOTHING: Reached = { end: 0, waitsFrom: null, cards: '' };

/** Null where there is nothing new in a file. One that became shorter is read from its start. */
function startOf(
  { end, waitsFrom, cards }: Reached,
  now: { size: number; cards: string },
): number | null {
  if (now.size < end) return 0;
  if (waitsFrom !== null && cards !== now.cards) return waitsFrom;
  return now.size > end ? end : null;
}

interface Reading {
  readonly folder: string;
  readonly name: string;
  readonly from: number;
  readonly cards: string;
}

async function readFile(context: Context, user: UserId, reading: Reading) {
  const { folder, name, from, cards } = reading;
  const sum = { read: 0, waiting: 0, unreadable: 0 };
  let reached: Reached = { end: from, waitsFrom: null, cards };
  for (const page of pagesOf(readMirrorLines(folder, { name, from }))) {
    const lines = page.map(({ text }) => readMirrorLine(text));
    sum.unreadable += lines.filter(
      (line, at) => line === null && page[at]?.text.trim() !== '',
    ).length;
    await aPageOf(context, async () => {
      const placed = await takeIn(context, user, lines);
      sum.read += placed.added;
      sum.waiting += placed.waiting.size;
      reached = reachedWith(reached, page, placed.waiting);
      const now = reached;
      await update(context.store.db, user, (mirror) =>
        // Another folder may have been chosen meanwhile.
        mirror.folder === folder
          ? { ...mirror, read: JSON.stringify({ ...JSON.parse(mirror.read), [name]: now }) }
          : mirror,
      );
    });
  }
  return sum;
}

/** How far a file was read after a page, of which these lines wait. */
function reachedWith(
  { end, waitsFrom, cards }: Reached,
  page: readonly { readonly end: number }[],
  waiting: ReadonlySet<number>,
): Reached {
  const first = Math.min(...waiting);
  const begin = waiting.size === 0 ? null : (page[first - 1]?.end ?? end);
  return { end: page.at(-1)?.end ?? end, waitsFrom: waitsFrom ?? begin, cards };
}

function* pagesOf<T>(items: Iterable<T>): Generator<T[]> {
  let page: T[] = [];
  for (const item of items) {
    page.push(item);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function keepResult(
  { store, now }: Context,
  user: UserId,
  result: MirrorResult,
): Promise<void> {
  await update(store.db, user, (mirror) => ({
    ...mirror,
    syncedAt: now(),
    result: JSON.stringify(result),
  }));
}

async function update(db: Db, user: UserId, change: (mirror: Mirror) => Mirror): Promise<void> {
  const mirror = await readMirror(db, user);
  if (mirror) await writeMirror(db, user, change(mirror));
}
