import type { Actor, Context } from '#lib/context.ts';
import type { EventLine } from '#lib/formats/bundle/event-line.ts';
import {
  type MeantEvent,
  type MirrorLine,
  readMirrorLine,
  writeMirrorLine,
} from '#lib/formats/mirror/line.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import {
  appendMirrorLines,
  listMirrorFiles,
  mirrorFileOf,
  readMirrorLines,
} from '#lib/platform/mirror-folder.ts';
import type { CardEvent, RetractEvent } from '#lib/scheduler/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import { folderRefusal } from '#lib/shared/folder-trouble.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { eventOwners } from '#lib/store/bundle-rows.ts';
import { insertEvents } from '#lib/store/events.ts';
import {
  cardsMark,
  type FoundCard,
  findMirroredCards,
  type Mirror,
  noteMirrored,
  ownEventsAfter,
  readMirror,
  writeMirror,
} from '#lib/store/mirrors.ts';
import type { Db } from '#lib/store/store.ts';
import { write } from '#lib/store/transact.ts';
import { twinsHere } from '#lib/store/twin-events.ts';
import { inTurn } from '../in-turn.ts';

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

const PAGE = 1000;

/**
 * Writes what happened here since the last time to the mirrored folder, and reads what other places wrote there. Whatever the order and
 * however often, cards end the same. Null where nothing is mirrored. Throws `unreadable-file` where the folder cannot be used; nothing is
 * lost then, and the next time goes on where this one stopped.
 */
export function syncMirror(context: Context, { user }: Actor): Promise<MirrorResult | null> {
  return inTurn(context.store, async () => {
    const mirror = await readMirror(context.store.db, user);
    if (mirror === null) return null;
    return readable(mirror, async () => {
      const written = await writeOwn(context, user, mirror);
      const read = await readOthers(context, user);
      const result = { written, ...read };
      await keepResult(context, user, result);
      return result;
    });
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

async function writeOwn(
  { store, now }: Context,
  user: UserId,
  { folder, place, written }: Mirror,
): Promise<number> {
  let after = written;
  for (let count = 0; ; ) {
    const { events, last } = await ownEventsAfter(store.db, user, { after, size: PAGE });
    if (events.length === 0) return count;
    const month = new Date(now()).toISOString().slice(0, 7);
    const name = mirrorFileOf(folder, { place, month });
    const text = events.map((each) => writeMirrorLine(each as MirrorLine)).join('');
    appendMirrorLines(folder, { name, text });
    // A crash before this writes the same lines again, which every reader takes for one.
    await update(store.db, user, (mirror) => ({ ...mirror, written: last }));
    after = last;
    count += events.length;
  }
}

async function readOthers(context: Context, user: UserId): Promise<Omit<MirrorResult, 'written'>> {
  const { db } = context.store;
  const mirror = (await readMirror(db, user)) as Mirror;
  const cards = await cardsMark(db, user);
  let sum = { read: 0, waiting: 0, unreadable: 0 };
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
    const placed = await takeIn(context, user, lines);
    sum.read += placed.added;
    sum.waiting += placed.waiting.size;
    const first = Math.min(...placed.waiting);
    const begin = first === Number.POSITIVE_INFINITY ? null : (page[first - 1]?.end ?? reached.end);
    reached = {
      end: page.at(-1)?.end ?? reached.end,
      waitsFrom: reached.waitsFrom ?? begin,
      cards,
    };
    const now = reached;
    await update(context.store.db, user, (mirror) => ({
      ...mirror,
      read: JSON.stringify({ ...JSON.parse(mirror.read), [name]: now }),
    }));
  }
  return sum;
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

/** Adds the events of a page that are not here yet, and folds their cards anew. */
async function takeIn({ store }: Context, user: UserId, lines: readonly (MirrorLine | null)[]) {
  const waiting = new Set<number>();
  const known = await eventOwners(
    store.db,
    lines.flatMap((line) => line?.event.id ?? []),
  );
  const news = lines.flatMap((line, at) =>
    line && !known.has(line.event.id) ? [{ ...line, at }] : [],
  );
  const found = await findMirroredCards(
    store.db,
    user,
    news.map(({ event, of }) => ({ ...of, id: event.card })),
  );
  const events: CardEvent[] = [];
  const meant: MeantHere[] = [];
  for (const [place, line] of news.entries()) {
    const here = found[place];
    if (!here) waiting.add(line.at);
    else {
      const event = asHere(line.event, here);
      if (event.kind === 'retract' && line.meant) meant.push({ event, meant: line.meant });
      else events.push(event);
    }
  }
  events.push(...(await retractsHere(store.db, user, meant)));
  const added = await newHere(store.db, user, events);
  if (added.length > 0) await write(store, user, (db) => addEvents(db, user, added));
  return { added: added.length, waiting };
}

/** A retraction, and what it takes back. */
interface MeantHere {
  readonly event: RetractEvent;
  readonly meant: MeantEvent;
}

/** Retractions of what is here by way of Anki take back the event of this place, unless that of the other is here as well. */
async function retractsHere(
  db: Db,
  user: UserId,
  lines: readonly MeantHere[],
): Promise<RetractEvent[]> {
  if (lines.length === 0) return [];
  const targets = lines.map(({ event }) => event.target);
  const here = await eventOwners(db, targets);
  const asked = lines.map(({ event: { card }, meant }) => ({ ...meant, card }));
  const known = await twinsHere(db, user, asked);
  return lines.map(({ event }, place) => {
    const target = here.has(event.target) ? event.target : (known.get(place) ?? event.target);
    return { ...event, target };
  });
}

/** Each event once; without what is here under another id, by way of Anki. */
async function newHere(
  db: Db,
  user: UserId,
  events: readonly CardEvent[],
): Promise<readonly CardEvent[]> {
  const once = [...new Map(events.map((event) => [event.id, event])).values()];
  const asked = once.map(({ card, kind, at, anki }) => {
    return { card, kind, at, row: anki?.row ?? null };
  });
  const known = await twinsHere(db, user, asked);
  return once.filter(({ kind }, place) => kind === 'retract' || !known.has(place));
}

/** The event as it is told here: of the card of this place, and of the text that this place has under another number. */
function asHere(event: EventLine, { card, revision }: NonNullable<FoundCard>): CardEvent {
  const text = 'revision' in event ? { revision } : {};
  return { ...event, card, ...text } as CardEvent;
}

async function addEvents(db: Db, user: UserId, events: readonly CardEvent[]): Promise<void> {
  await insertEvents(db, user, events);
  await noteMirrored(
    db,
    events.map(({ id }) => id),
  );
  await refoldCards(db, user, [...new Set<CardId>(events.map(({ card }) => card))]);
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
