import { REVIEW_KINDS } from '#lib/formats/anki/collection.ts';
import { UNSYNCED } from '#lib/formats/anki/write/note-row.ts';
import { LOG_INDICES, SCHEMA } from '#lib/formats/anki/write/schema.ts';
import { type NewDatabase, newDatabase } from '#lib/platform/new-database.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import {
  EVENTS_BY_CARD,
  EVENTS_THROUGHOUT,
  INTO_LOGGED,
  LAST_EVENT,
  LOGGED_TABLE,
} from '#lib/store/anki-log.ts';
import { CardLogs, type LoggedEvent } from './card-logs.ts';

/** Which log is wanted, in plain data: another thread may fill it. */
export interface LogOrder {
  /** The database of the place. */
  readonly place: string;
  readonly user: UserId;
  /** Where the file is made. */
  readonly file: string;
  /** FSRS parameters under which the cards of each deck are studied. */
  readonly parameters: ReadonlyMap<DeckId, readonly number[]>;
  /** The cards; null for all. */
  readonly cards: ReadonlySet<CardId> | null;
  /** Numbers of cards that go under another than their own. */
  readonly numbers: ReadonlyMap<CardId, number>;
}

/** What a log was made of. */
export interface FilledLog {
  /** Cards whose logs are in it, empty ones among them. */
  readonly cards: number;
  readonly reviews: number;
}

/** What the log is filled from. */
interface Source {
  readonly database: NewDatabase;
  readonly user: UserId;
  /** FSRS parameters of the cards, by their places. */
  readonly parameters: readonly (readonly number[])[];
}

/** Events, and cards, that are taken at a time. */
const EVENTS = 20_000;
const CARDS = 1000;

/** Makes the file of a collection that holds the log alone, with its indices. */
export async function fillLog(order: LogOrder): Promise<FilledLog> {
  const database = newDatabase(order.file, SCHEMA);
  try {
    database.attach(order.place, 'place');
    const source = { database, user: order.user, parameters: fillLogged(database, order) };
    if (order.cards) await fillByCard(source);
    else await fillThroughout(source);
    database.run(LOG_INDICES);
    const [[reviews = 0] = []] = database.rows('SELECT count(*) FROM "revlog"');
    return { cards: source.parameters.length, reviews: Number(reviews) };
  } finally {
    database.close();
  }
}

/** Names the cards whose logs go; gives the parameters of each. */
function fillLogged(database: NewDatabase, order: LogOrder): (readonly number[])[] {
  const { user, cards, numbers, parameters } = order;
  database.run(LOGGED_TABLE);
  const wanted = cards && JSON.stringify([...cards]);
  if (wanted === null) database.change(INTO_LOGGED, user);
  else
    database.change(`${INTO_LOGGED} AND c."id" IN (SELECT value FROM json_each(?))`, user, wanted);
  for (const [card, number] of numbers) {
    database.change('UPDATE "logged" SET "number" = ? WHERE "card" = ?', number, card);
  }
  const decks = database.rows('SELECT "place", "deck" FROM "logged" ORDER BY "place"');
  return decks.map(([, deck]) => parameters.get(deck as DeckId) ?? defaultStudyOptions.parameters);
}

/**
 * Where all cards go, the log here is read once from end to end. What came late, from another machine or an import, stands behind what it came
 * before: cards with such events are done by themselves.
 */
async function fillThroughout(source: Source): Promise<void> {
  const { database, user } = source;
  const late = foldInto(source);
  const [[last = 0] = []] = database.rows(LAST_EVENT);
  for (let after = 0; after < Number(last); after += EVENTS) {
    database.change(into(EVENTS_THROUGHOUT), user, after, after + EVENTS);
    await letOthersIn();
  }
  if (late.size === 0) return;
  const places = JSON.stringify([...late]);
  database.change(
    `DELETE FROM "logged" WHERE "place" NOT IN (SELECT value FROM json_each(?))`,
    places,
  );
  database.run(`DELETE FROM "revlog" WHERE "cid" IN (SELECT "number" FROM "logged")`);
  await fillByCard(source);
}

async function fillByCard(source: Source): Promise<void> {
  const { database, user, parameters } = source;
  foldInto(source);
  for (let after = -1; after < parameters.length; after += CARDS) {
    database.change(into(EVENTS_BY_CARD), after, after + CARDS, user);
    await letOthersIn();
  }
}

/** More than any factor; what is above it is the interval. */
const FACTORS = 2 ** 12;
const PREVIOUS = `("folded" >> 12)`;
const FACTOR = `("folded" & ${FACTORS - 1})`;

/** Has the statements take events into new logs; gives those that are to be taken anew. */
function foldInto({ database, parameters }: Source): ReadonlySet<number> {
  const logs = new CardLogs(parameters);
  database.define('fold', (...event) => {
    const folded = logs.take(event as unknown as LoggedEvent);
    return folded && folded.interval * FACTORS + folded.factor;
  });
  return logs.late;
}

const kind = (name: (typeof REVIEW_KINDS)[number]) => REVIEW_KINDS.indexOf(name);

const KIND = `CASE "kind" WHEN 'practice' THEN ${kind('filtered')} WHEN 'reschedule' THEN ${kind('rescheduled')}
  WHEN 'answer' THEN CASE "phaseBefore" WHEN 'review' THEN ${kind('review')} WHEN 'relearning' THEN ${kind('relearning')}
    ELSE ${kind('learning')} END
  ELSE ${kind('manual')} END`;
const INTERVAL = `CASE "kind" WHEN 'reset' THEN 0 WHEN 'practice' THEN ${PREVIOUS} ELSE coalesce("interval", ${PREVIOUS}) END`;

/** The rows of events. What came from Anki goes back as it came. One statement folds each event once: hence the limit, which keeps the queries apart. */
function into(events: string): string {
  return `INSERT OR IGNORE INTO "revlog" SELECT "number", "card", ${UNSYNCED}, coalesce("upstream" ->> 0, "rating", 0),
      coalesce("upstream" ->> 1, ${INTERVAL}), coalesce("upstream" ->> 2, ${PREVIOUS}), coalesce("upstream" ->> 3, ${FACTOR}),
      coalesce("upstream" ->> 4, max(0, round("durationMs")), 0), coalesce("upstream" ->> 5, ${KIND})
    FROM (SELECT *, fold("place", "kind", "at", "id", "rating", "interval", "baseline") AS "folded" FROM (${events}) LIMIT -1)
    WHERE "folded" IS NOT NULL`;
}
