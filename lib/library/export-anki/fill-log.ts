import { reviewRow } from '#lib/formats/anki/write/review-row.ts';
import { type AnkiRow, SCHEMA } from '#lib/formats/anki/write/schema.ts';
import { type NewDatabase, newDatabase } from '#lib/platform/new-database.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import { type EventForAnki, eventsForAnki, logForAnki, loggedCards } from '#lib/store/anki-rows.ts';
import type { Db } from '#lib/store/store.ts';
import { CardLog } from './card-log.ts';
import { insertNumbered } from './insert-numbered.ts';

/** Which log is wanted, in plain data: another thread may fill it. */
export interface LogOrder {
  readonly user: UserId;
  /** Where it is made. */
  readonly file: string;
  /** FSRS parameters under which the cards of each deck are studied. */
  readonly parameters: ReadonlyMap<DeckId, readonly number[]>;
  /** The cards; null for all. */
  readonly cards: ReadonlySet<CardId> | null;
}

/** What the log is filled from. */
interface Source {
  readonly db: Db;
  readonly user: UserId;
  readonly database: NewDatabase;
  /** Of the cards that may go; none has taken an event. */
  readonly logs: ReadonlyMap<CardId, CardLog>;
}

/** Cards whose events are read at a time. */
const PAGE = 400;

/** Makes a file with a review log, in which cards have the numbers of their rows here: which of them go, and under which number, is found meanwhile. */
export async function fillLog(db: Db, order: LogOrder): Promise<void> {
  const { user, file, cards } = order;
  const database = newDatabase(file, SCHEMA);
  try {
    const source = { db, user, database, logs: await logsFor(db, order) };
    await (cards ? fillByCard(source) : fillThroughout(source));
  } finally {
    database.close();
  }
}

async function logsFor(
  db: Db,
  { user, parameters, cards }: LogOrder,
): Promise<Map<CardId, CardLog>> {
  const logs = new Map<CardId, CardLog>();
  for (const { id, row, deck } of await loggedCards(db, user)) {
    if (cards && !cards.has(id)) continue;
    logs.set(id, new CardLog(row, parameters.get(deck) ?? defaultStudyOptions.parameters));
  }
  return logs;
}

/**
 * Where all cards go, the log here is read once from end to end. What came late, from another machine or an import, stands behind what it came
 * before: cards with such events are done by themselves.
 */
async function fillThroughout(source: Source): Promise<void> {
  const { db, user, database, logs } = source;
  const late = new Set<CardId>();
  for await (const page of logForAnki(db, user)) {
    insertNumbered(database, 'revlog', rowsOf(page, logs, late));
    await letOthersIn();
  }
  if (late.size === 0) return;
  const anew = new Map(
    [...logs].filter(([id]) => late.has(id)).map(([id, log]) => [id, log.anew()]),
  );
  const numbers = [...anew.values()].map(({ card }) => card);
  database.remove('revlog', 'cid', numbers);
  await fillByCard({ ...source, logs: anew });
}

async function fillByCard({ db, user, database, logs }: Source): Promise<void> {
  const cards = [...logs.keys()];
  for (let start = 0; start < cards.length; start += PAGE) {
    const page = await eventsForAnki(db, user, cards.slice(start, start + PAGE));
    insertNumbered(database, 'revlog', rowsOf(page, logs, new Set()));
    await letOthersIn();
  }
}

/** The rows of events in the order given; `late` learns the cards of those that come too late. */
function rowsOf(
  events: readonly EventForAnki[],
  logs: ReadonlyMap<CardId, CardLog>,
  late: Set<CardId>,
): AnkiRow[] {
  const rows: AnkiRow[] = [];
  for (const event of events) {
    const log = logs.get(event.card);
    if (!log || late.has(event.card)) continue;
    if (!log.isNext(event)) {
      late.add(event.card);
      continue;
    }
    const review = log.take(event);
    if (review) rows.push(reviewRow(review));
  }
  return rows;
}
