import type { Actor, Context } from '#lib/context.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { countDays, uncountedDays } from '#lib/store/tallies.ts';
import { write } from '#lib/store/transact.ts';
import { keepWalked, readWalkedCards, WalkedTallies } from '#lib/store/walked-tallies.ts';

/** Others wait while days are counted: a few at a time. */
const DAYS_AT_ONCE = 20;
/** From so many days on one walk through the whole log is shorter. */
const MANY_DAYS = 300;
const CARDS_AT_ONCE = 1000;
const WALKED_AT_ONCE = 100;

/** Whose answers are to be counted, and how long. */
interface Counting {
  readonly context: Context;
  readonly user: UserId;
  readonly signal: AbortSignal | undefined;
}

/**
 * Counts the answers of study days that are over and keeps what was counted. Statistics are right without it, but take
 * as long as reading the log of those days does. What changes later waits to be counted again. Goes no further once `signal`
 * tells it so.
 */
export function countAnswers(context: Context, actor: Actor, signal?: AbortSignal): Promise<void> {
  const { user } = actor;
  const known = underWay().get(user);
  if (known) return known;
  const today = studyDay(context.now(), calendarOf(actor.settings));
  const counting = countBefore(today, { context, user, signal }).finally(() => {
    underWay().delete(user);
  });
  underWay().set(user, counting);
  return counting;
}

// Served pages and the process around them are built apart, and count for the same people.
const SHARED = Symbol.for('kartoteka.counting');

/** Who is counted for now: nobody twice at once. */
function underWay(): Map<UserId, Promise<void>> {
  const shared = globalThis as { [SHARED]?: Map<UserId, Promise<void>> };
  shared[SHARED] ??= new Map();
  return shared[SHARED];
}

async function countBefore(today: StudyDay, counting: Counting): Promise<void> {
  const waiting = await daysOver(today, counting);
  if (waiting.length < MANY_DAYS) return countOneByOne(counting, waiting);
  await countWalking(counting, waiting);
  await countOneByOne(counting, await daysOver(today, counting));
}

async function daysOver(today: StudyDay, { context, user }: Counting): Promise<StudyDay[]> {
  const waiting = await uncountedDays(context.store.db, user);
  return waiting.filter((day) => day < today);
}

async function countOneByOne({ context, user, signal }: Counting, days: readonly StudyDay[]) {
  for (const some of inParts(days, DAYS_AT_ONCE)) {
    if (signal?.aborted) return;
    await write(context.store, user, (db) => countDays(db, user, some));
    await othersTurn();
  }
}

/** Counts these days in one walk through the log. Stops where something else is written meanwhile: what was read may hold no longer. */
async function countWalking(counting: Counting, days: readonly StudyDay[]): Promise<void> {
  const { context, user, signal } = counting;
  const { store } = context;
  let expected = store.changes.count(user);
  const tallies = await walk(counting, days);
  for (const some of inParts(days, WALKED_AT_ONCE)) {
    if (signal?.aborted) return;
    const isKept = await write(store, user, async (db) => {
      if (store.changes.count(user) !== expected) return false;
      await keepWalked(db, user, { tallies, days: some });
      return true;
    });
    if (!isKept) return;
    expected++;
    await othersTurn();
  }
}

async function walk(
  { context: { store }, user, signal }: Counting,
  days: readonly StudyDay[],
): Promise<WalkedTallies> {
  const tallies = new WalkedTallies(days);
  for (let after: CardId | '' = ''; !signal?.aborted; ) {
    const cards = await readWalkedCards(store.db, user, { after, most: CARDS_AT_ONCE });
    for (const card of cards) tallies.add(card);
    const last = cards.at(-1);
    if (last === undefined || cards.length < CARDS_AT_ONCE) break;
    after = last.id;
    await othersTurn();
  }
  return tallies;
}

/** Statements run at once: without a turn of theirs, all who ask would wait until everything is counted. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < all.length; start += size) parts.push(all.slice(start, start + size));
  return parts;
}
